import { constants, isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';

/** A file's text without byte order mark, or why there is none. */
export type TextOrFault =
  { readonly text: string; readonly fault?: never } | { readonly text?: never; readonly fault: string };

/** Reads a file as UTF-8. */
export function readText(absolutePath: string): TextOrFault {
  let bytes: Buffer;
  try {
    const stats = statSync(absolutePath);
    // A device has no end, and a pipe may never begin.
    if (!stats.isFile()) return { fault: 'This cannot be read: it is a device or a pipe. Leave it out.' };
    if (stats.size > constants.MAX_STRING_LENGTH) return { fault: 'This cannot be read: it is too large.' };
    bytes = readFileSync(absolutePath);
  } catch (error) {
    return { fault: fileFault(error) };
  }
  if (!isUtf8(bytes)) return { fault: encodingFault(bytes) };
  const text = bytes.toString('utf8');
  return { text: text.startsWith('\ufeff') ? text.slice(1) : text };
}

/** Why the file system refuses a file or folder, and what to do. */
export function fileFault(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  const advice: Readonly<Record<string, string>> = {
    EACCES: 'you may not read it. Change its permissions, or leave it out.',
    EPERM: 'you may not read it. Change its permissions, or leave it out.',
    ENOENT: 'it is not there. It may be a link to something that is gone.',
    ELOOP: 'it is a link that leads back to itself.',
  };
  return `This cannot be read: ${advice[code] ?? 'the system refuses.'} (${code})`;
}

function encodingFault(bytes: Buffer): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return 'This is UTF-16, not UTF-8. Save it as UTF-8.';
  return `This is not valid UTF-8, in line ${firstInvalidLine(bytes)} for the first time. Save it as UTF-8.`;
}

/** From 1. A line feed is never part of another character in UTF-8, so each line is valid or not for itself. */
function firstInvalidLine(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; ; line++) {
    const end = bytes.indexOf(0x0a, start);
    if (end === -1 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
}
