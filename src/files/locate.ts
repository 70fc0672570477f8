import { lstat, readlink } from 'node:fs/promises';
import path from 'node:path';
import type { ReadFault } from './read-result.ts';

/** The maximum number of links to follow, the same as in Linux. */
const mostLinks = 40;

/** Names that open a device on Windows, in any folder, whatever follows the dot or colon. */
const deviceName = /^(con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³]) *([.:].*)?$/i;

/**
 * Finds the file that a path in a folder refers to. Follows links one by one and stops at the first that leads out of the folder, so
 * nothing outside is ever accessed: on Windows, accessing `\\server\share` would send the user's credentials there.
 *
 * @param folder absolute, without links
 * @param written the same folder as the user wrote it, perhaps with links
 * @param file absolute, or relative to the folder
 * @returns the path without links, as it was at the time of the call
 */
export async function locate(
  folder: string,
  written: string,
  file: string,
): Promise<{ readonly path: string } | { readonly fault: ReadFault }> {
  const below = (absolute: string): string[] | undefined =>
    partsBelow(written, absolute) ?? partsBelow(folder, absolute);
  let rest = below(path.resolve(written, file));
  if (rest === undefined) return { fault: 'outside' };
  let at = folder;
  let links = 0;
  for (let name = rest.shift(); name !== undefined; name = rest.shift()) {
    if (process.platform === 'win32' && isDeviceName(name)) return { fault: 'no-file' };
    const next = path.join(at, name);
    const kind = await kindOf(next);
    if (kind === 'not-found' && links > 0) return { fault: 'broken-link' };
    if (kind === 'link') {
      if (++links > mostLinks) return { fault: 'broken-link' };
      const target = await targetOf(next);
      // It was a link a moment ago.
      if (target === undefined) return { fault: 'changing' };
      const followed = below(path.resolve(at, target));
      if (followed === undefined) return { fault: 'link-outside' };
      rest = [...followed, ...rest];
      at = folder;
      continue;
    }
    if (kind !== 'folder' && kind !== 'file') return { fault: kind };
    if (kind === 'file') return rest.length === 0 ? { path: next } : { fault: 'not-found' };
    at = next;
  }
  return { fault: 'folder' };
}

/**
 * The names on the path from a folder to something in it; none for the folder itself; undefined for a path outside of it.
 *
 * @param paths the path syntax of a system
 */
export function partsBelow(folder: string, absolute: string, paths: path.PlatformPath = path): string[] | undefined {
  const relative = paths.relative(folder, absolute);
  if (paths.isAbsolute(relative)) return undefined;
  const parts = relative.split(paths.sep).filter((part) => part !== '');
  return parts[0] === '..' ? undefined : parts;
}

/** Whether a name means a device on Windows. */
export const isDeviceName = (name: string): boolean => deviceName.test(name);

/** Whether a path is in a folder. Both are absolute; on Windows, case doesn't matter. */
export const isBelow = (folder: string, absolute: string): boolean => (partsBelow(folder, absolute) ?? []).length > 0;

async function kindOf(absolute: string): Promise<'file' | 'folder' | 'link' | 'no-file' | 'not-found' | 'refused'> {
  try {
    const entry = await lstat(absolute);
    if (entry.isSymbolicLink()) return 'link';
    return entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'no-file';
  } catch (error) {
    return isPermission(error) ? 'refused' : 'not-found';
  }
}

async function targetOf(link: string): Promise<string | undefined> {
  try {
    return await readlink(link);
  } catch {
    return undefined;
  }
}

/** Whether the path exists, but the user has no access to it. */
export const isPermission = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM');
