/**
 * The process environment, as far as requests may know it. Any value may be a secret, so a value is here only after the user has
 * allowed the requests of a folder to read that variable; the names of all variables are known.
 */
export interface ProcessVariables {
  readonly names: ReadonlySet<string>;
  /** Only of those that may be read. */
  readonly values: ReadonlyMap<string, string>;
}

const prefix = '$processEnv ';

/** The reference to a variable of the process environment, without its braces. Nothing else reads one. */
export const processReference = (name: string): string => prefix + name;

/** The variable of the process environment that a reference names; undefined if it names none. */
export const processNameIn = (reference: string): string | undefined =>
  reference.startsWith(prefix) ? reference.slice(prefix.length) : undefined;
