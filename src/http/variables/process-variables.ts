/**
 * The process environment, as far as requests may read it. Any value may be a secret, so this has a value only after the user has
 * allowed the requests of a folder to read that variable; it has the names of all variables.
 */
export interface ProcessVariables {
  readonly names: ReadonlySet<string>;
  /** Only of those that may be read. */
  readonly values: ReadonlyMap<string, string>;
}

const prefix = '$processEnv ';

/** The reference to a variable of the process environment, without its braces. No other reference reads such a variable. */
export const processReference = (name: string): string => prefix + name;

/** The variable of the process environment that a reference names; undefined if it names none. */
export const processNameIn = (reference: string): string | undefined =>
  reference.startsWith(prefix) ? reference.slice(prefix.length) : undefined;
