import { decodeContent } from './decode-content.ts';

/**
 * Whether a value is a script that isn’t encoded as base64. `likely`: its characters are base64’s, but what they encode isn’t text,
 * and they look like a command, such as `exit 1` and `Get-Date`.
 *
 * @param written what the JSON string holds
 */
export function plainScript(written: string): 'certain' | 'likely' | undefined {
  if (notBase64.test(written)) return 'certain';
  if (decodeContent(written).kind === 'text') return undefined;
  return blankInLine.test(written) || (written.length <= longestCommand && words.test(written)) ? 'likely' : undefined;
}

const notBase64 = /[^A-Za-z\d+/_=\s-]/;

/** Base64 is wrapped in lines, if at all. */
const blankInLine = /\S[\t ]+\S/;

/** Capitals in the middle of a word are base64’s. */
const words = /^\s*[A-Z]?[a-z]+(?:[-_/\s]+[A-Z]?[a-z]+)*\s*$/;

/** In a longer one, base64 would hardly do without digits. */
const longestCommand = 80;
