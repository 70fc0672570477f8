/**
 * The process environment as far as requests may know it. Its values may be anybody's secrets, so a value is here only once the
 * user has let the requests of a folder read that variable; the names of all are known.
 */
export interface ProcessVariables {
  readonly names: ReadonlySet<string>;
  /** Of those that may be read. */
  readonly values: ReadonlyMap<string, string>;
}

const prefix = '$processEnv ';

/** The reference to a variable of the process environment, as it is between its braces. Nothing else reads one. */
export const processReference = (name: string): string => prefix + name;

/** The variable of the process environment that a reference names; undefined: it names none. */
export const processNameIn = (reference: string): string | undefined =>
  reference.startsWith(prefix) ? reference.slice(prefix.length) : undefined;
