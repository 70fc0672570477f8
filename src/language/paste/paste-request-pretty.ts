import { applyEdits, format } from 'jsonc-parser';
import { readBodyJson } from '../body-json.ts';

/** JSON that lost its indentation on the way over the clipboard gets one; what is indented, or one short line, stays. */
export function prettyIfFlat<T extends string>(body: T): T {
  const lines = body.split('\n');
  const isShort = lines.length === 1 && body.length <= 80;
  return isShort || lines.some((line) => /^[ \t]/.test(line)) ? body : pretty(body);
}

/** JSON with one property a line; what is not JSON, or not quite, stays. */
export function pretty<T extends string>(body: T): T {
  if (!/^\s*[{[]/.test(body)) return body;
  const { faults } = readBodyJson(body, { start: 0, end: body.length, text: body }, undefined);
  return faults.length > 0
    ? body
    : // Only the blanks between its tokens change.
      (applyEdits(body, format(body, undefined, { tabSize: 2, insertSpaces: true, eol: '\n' })) as T);
}
