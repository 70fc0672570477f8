declare const brand: unique symbol;

/** A piece of a command for a POSIX shell. A plain string isn't one: `shellQuoted` turns any text into a word. */
export type ShellText = string & { readonly [brand]: true };

/** This extension's own words in a command, with other pieces of the command between them. */
export const shellText = (words: TemplateStringsArray, ...values: readonly ShellText[]): ShellText =>
  words.map((word, index) => word + (values[index] ?? '')).join('') as ShellText;

/**
 * A text as one word of a POSIX shell, whatever it contains: in single quotes, which are closed around each of its own. Control characters
 * are written as escapes, because a copied command is pasted into a terminal; a NUL is lost, because no shell word can contain one.
 */
export const shellQuoted = (text: string): ShellText =>
  cutAtControls(text)
    .map((part, index) => (index % 2 === 0 ? quoted(part) : `"$(printf '${octal(part)}')"`))
    .join('') as ShellText;

/** A text as one word of a POSIX shell, without quotes if it is a name and needs none. */
export const shellWord = (text: string): ShellText =>
  /^[A-Za-z][\w-]*$/.test(text) ? (text as ShellText) : shellQuoted(text);

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The bytes of a text in UTF-8, as `printf` in every POSIX shell reads them. */
const octal = (text: string): string =>
  Array.from(Buffer.from(text), (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');

/** A command with its options, one per line. */
export const shellLines = (command: ShellText, options: readonly ShellText[]): ShellText =>
  [command, ...options].join(' \\\n  ') as ShellText;

/**
 * An `Authorization` header as one word that the shell completes: the token is in a variable, and if that isn't set, the shell says
 * so instead of running the command.
 *
 * @param root origin of the Graph that the token is for
 */
export const bearerFromVariable = (root: string): ShellText =>
  shellText`"Authorization: Bearer \${TOKEN:?Set TOKEN to an access token for ${inExpansion(root)}}"`;

/** An address for the braces of an expansion in double quotes, where shells differ in how they read quotes: all else is removed. */
const inExpansion = (address: string): ShellText => address.replace(/[^\w.:/-]+/g, '') as ShellText;

/**
 * Cuts a text at the control characters that a terminal may obey, such as the end of a bracketed paste: all of C0, DEL and C1 except
 * tab and line feed.
 *
 * @returns alternately text without them, which comes first, and a run of them
 */
export const cutAtControls = (text: string): readonly string[] =>
  text.split(/([\u0000-\u0008\u000b-\u001f\u007f-\u009f]+)/);
