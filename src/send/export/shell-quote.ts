import { cutAtControls } from './control-characters.ts';

/**
 * A text as one word of a POSIX shell, whatever is in it: single quotes, each of its own taken out of them. Control characters are
 * written out, because who copies a command pastes it into a terminal; a NUL is lost, which no word of a shell can hold.
 */
export const shellQuoted = (text: string): string =>
  cutAtControls(text)
    .map((part, index) => (index % 2 === 0 ? quoted(part) : `"$(printf '${octal(part)}')"`))
    .join('');

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The bytes of UTF-8 as `printf` of every POSIX shell reads them. */
const octal = (text: string): string =>
  Array.from(Buffer.from(text), (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');

/** Options of a command, one a line. */
export const shellLines = (command: string, options: readonly string[]): string =>
  [command, ...options].join(' \\\n  ');

/**
 * The value of an `Authorization` header that the shell puts together: the token is in a variable, and a shell in which that
 * is not set says so in place of running the command.
 *
 * @param root origin of the Graph that the token is for
 */
export const bearerFromVariable = (root: string): string =>
  `Bearer \${TOKEN:?Set TOKEN to an access token for ${root}}`;
