import { decodeContent } from './decode-content.ts';

/**
 * Whether a value is a script that isn’t encoded as base64. `likely`: its characters are those of base64, but they don't decode to
 * text, and they look like a command, such as `exit 1` and `Get-Date`.
 *
 * @param written the content of the JSON string
 */
export function plainScript(written: string): 'certain' | 'likely' | undefined {
  if (notBase64.test(written)) return 'certain';
  if (decodeContent(written).kind === 'text') return undefined;
  return spaceInLine.test(written) || (written.length <= longestCommand && words.test(written)) ? 'likely' : undefined;
}

const notBase64 = /[^A-Za-z\d+/_=\s-]/;

/** Base64 may be wrapped into lines, but has no spaces or tabs inside a line. */
const spaceInLine = /\S[\t ]+\S/;

/** Capitals in the middle of a word indicate base64. */
const words = /^\s*[A-Z]?[a-z]+(?:[-_/\s]+[A-Z]?[a-z]+)*\s*$/;

/** Longer base64 is unlikely to have no digits. */
const longestCommand = 80;
