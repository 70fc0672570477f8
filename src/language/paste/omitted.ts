/** What a text had that isn't in the requests made from it, for a message to the user. Never contains a value. */
export interface Omitted {
  /** The names of secrets: `Authorization`, `Cookie`, `client_secret`. */
  readonly secrets: readonly string[];
  /** Names of headers that a browser, a connection or a tool adds to every request. */
  readonly headers: readonly string[];
  /** What couldn't be read without running something, as written, without secrets. */
  readonly unread: readonly string[];
}

export const nothingOmitted: Omitted = { secrets: [], headers: [], unread: [] };

/** Several as one, each name once. */
export const omittedFrom = (parts: readonly Omitted[]): Omitted => ({
  secrets: distinct(parts.flatMap(({ secrets }) => secrets)),
  headers: distinct(parts.flatMap(({ headers }) => headers)),
  unread: distinct(parts.flatMap(({ unread }) => unread)),
});

/** In their original order; the case of the first counts. */
function distinct(names: readonly string[]): string[] {
  const found = new Map<string, string>();
  for (const name of names) if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), name);
  return [...found.values()];
}
