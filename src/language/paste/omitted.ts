/** What the requests made from a text leave out, for a message to the user. Never contains a value. */
export interface Omitted {
  /** The names of secrets: `Authorization`, `Cookie`, `client_secret`. */
  readonly secrets: readonly string[];
  /** Names of headers that a browser, a connection or a tool adds to every request. */
  readonly headers: readonly string[];
  /** What couldn't be read without running something, as written, without secrets. */
  readonly unread: readonly string[];
}

export const nothingOmitted: Omitted = { secrets: [], headers: [], unread: [] };

/** Combines several into one, with each name once. */
export const omittedFrom = (parts: readonly Omitted[]): Omitted => ({
  secrets: distinct(parts.flatMap(({ secrets }) => secrets)),
  headers: distinct(parts.flatMap(({ headers }) => headers)),
  unread: distinct(parts.flatMap(({ unread }) => unread)),
});

/** Each name once, in the original order; names that differ only in case are spelled like the first. */
function distinct(names: readonly string[]): string[] {
  const found = new Map<string, string>();
  for (const name of names) if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), name);
  return [...found.values()];
}
