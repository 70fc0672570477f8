/** The folders of `src/` whose functions are called with awkward texts; those on one line share a worker. */
export const measuredRooms: readonly (readonly string[])[] = [
  ['http', 'language', 'cli'],
  ['send', 'secrets', 'response', 'json'],
  ['panel', 'catalog', 'files', 'sandbox', 'auth', 'texts'],
];

/** The folders that aren't measured, and why. */
export const unmeasuredRooms: Readonly<Record<string, string>> = {
  editor: 'it needs VS Code; it gives the texts that VS Code has to the other rooms, in slices where they are long',
  'extension.ts': 'it makes the services',
};
