import { t } from '@vscode/l10n';
import { constants, isUtf8 } from 'node:buffer';
import { readFaultMessage } from '../files/read-result.ts';
import { readBytesBelow } from '../files/read-text-below.ts';

/** A file's text without byte order mark, or why it can't be read. */
export type TextOrFault =
  | { readonly text: string; readonly fault?: never }
  | { readonly text?: never; readonly fault: string };

/**
 * Reads a file as UTF-8, unless it is a link out of the folder: otherwise the author of a repository could make a report quote lines of
 * any file that only this user can read.
 */
export async function readText(folder: string, absolutePath: string): Promise<TextOrFault> {
  const read = await readBytesBelow(folder, absolutePath, constants.MAX_STRING_LENGTH);
  if ('fault' in read) {
    const message = readFaultMessage(t('This'), read.fault, constants.MAX_STRING_LENGTH, t('It isn’t checked.'));
    return { fault: read.fault === 'link-outside' ? t`${message} Name that file to check it.` : message };
  }
  const bytes = Buffer.from(read.bytes.buffer, read.bytes.byteOffset, read.bytes.byteLength);
  if (!isUtf8(bytes) || isWideText(bytes)) return { fault: encodingFault(bytes) };
  const text = bytes.toString('utf8');
  return { text: text.startsWith('\ufeff') ? text.slice(1) : text };
}

/** Why the file system refuses access to a folder or a path, and what to do. */
export function fileFault(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  const advice: Readonly<Record<string, string>> = {
    EACCES: t('permission denied. Change its permissions, or leave it out.'),
    EPERM: t('permission denied. Change its permissions, or leave it out.'),
    ELOOP: t('it is a link to itself.'),
  };
  return t`Can’t read this file: ${advice[code] ?? t('the system refuses.')} (${code})`;
}

function encodingFault(bytes: Buffer): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || isWideText(bytes))
    return t('This file is UTF-16. Save it as UTF-8.');
  return t`This file isn’t valid UTF-8 (first at line ${firstInvalidLine(bytes)}). Save it as UTF-8.`;
}

/** Whether most of the even or of the odd bytes at the beginning are 0, as in UTF-16 without a byte order mark. UTF-8 allows them. */
function isWideText(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 256);
  const zeros = (parity: number): number => start.filter((byte, index) => index % 2 === parity && byte === 0).length;
  return start.length >= 4 && Math.max(zeros(0), zeros(1)) > start.length / 4;
}

/** Counts from 1. In UTF-8, a line feed is never part of another character, so each line can be checked on its own. */
function firstInvalidLine(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; ; line++) {
    const end = bytes.indexOf(0x0a, start);
    if (end === -1 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
}
