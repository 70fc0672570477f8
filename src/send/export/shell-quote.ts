/** A text as one word of a POSIX shell, whatever is in it: single quotes, each of its own taken out of them. */
export const shellQuoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

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
