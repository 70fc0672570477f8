import { constants, type Stats } from 'node:fs';
import { lstat, open, readlink, realpath, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { isBelow, isPermission, locate } from './locate.ts';
import { textOf, type ReadFault, type ReadText } from './read-result.ts';

/** The maximum number of attempts to read a file that is being written. */
const attempts = 3;

/**
 * Reads a text file in a folder. This is the only way for a request file, whoever wrote it, to have another file read. Never
 * reads anything outside of the folder, wherever links lead, and no devices, pipes or sockets. Never waits for a writer, and never
 * throws.
 *
 * @param folder absolute
 * @param file absolute, or relative to the folder
 * @param limit the maximum size of the file, in bytes
 */
export async function readTextBelow(folder: string, file: string, limit: number): Promise<ReadText> {
  const read = await readBytesBelow(folder, file, limit);
  return 'fault' in read ? read : textOf(read.bytes);
}

/** The bytes of a file, or why there are none. */
export type ReadBytes = { readonly bytes: Uint8Array } | { readonly fault: ReadFault };

/** The same for a file of any kind. */
export async function readBytesBelow(folder: string, file: string, limit: number): Promise<ReadBytes> {
  const written = path.resolve(folder);
  try {
    const real = await realpath(written);
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const located = await locate(real, written, file);
      const bytes = 'fault' in located ? located.fault : await readBytes(real, located.path, limit);
      if (bytes !== 'changing') return typeof bytes === 'string' ? { fault: bytes } : { bytes };
    }
    return { fault: 'changing' };
  } catch (error) {
    return { fault: isPermission(error) ? 'refused' : 'not-found' };
  }
}

/** @param located a file without links, which may have been replaced since */
async function readBytes(folder: string, located: string, limit: number): Promise<Uint8Array | ReadFault> {
  // Without these, a pipe would block until it has a writer, and a link that was just created would be followed. Windows has neither flag.
  const { O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants as Partial<typeof constants>;
  let handle: FileHandle;
  try {
    handle = await open(located, constants.O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
  } catch (error) {
    return isPermission(error) ? 'refused' : 'changing';
  }
  try {
    const before = await handle.stat();
    if (!before.isFile()) return 'no-file';
    if (before.size > limit) return 'too-large';
    if (!(await isOpenBelow(folder, handle, before, located))) return 'changing';
    const bytes = await readAll(handle, limit);
    const after = await handle.stat();
    if (bytes.length > limit) return 'too-large';
    return after.size === bytes.length && after.mtimeMs === before.mtimeMs ? bytes : 'changing';
  } finally {
    await handle.close();
  }
}

/**
 * Whether an open file is in a folder. It may not be, even if it was located there: a folder on its path may have been replaced by a
 * link before it was opened. Linux has the path of an open file. Elsewhere, its path is resolved again, and must be that of the same file.
 */
async function isOpenBelow(folder: string, { fd }: FileHandle, opened: Stats, located: string): Promise<boolean> {
  const known = process.platform === 'linux' ? await readlink(`/proc/self/fd/${fd}`).catch(() => undefined) : undefined;
  if (known !== undefined) return isBelow(folder, known);
  const now = await realpath(located);
  const { dev, ino } = await lstat(now);
  return isBelow(folder, now) && dev === opened.dev && ino === opened.ino;
}

/** The whole file; if it is too large, one byte more than the limit. */
async function readAll(handle: FileHandle, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length <= limit) {
    const chunk = new Uint8Array(Math.min(65_536, limit + 1 - length));
    const { bytesRead } = await handle.read(chunk, 0, chunk.length);
    if (bytesRead === 0) break;
    chunks.push(chunk.subarray(0, bytesRead));
    length += bytesRead;
  }
  return Buffer.concat(chunks);
}
