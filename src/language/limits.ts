// The limits on what is read between two keystrokes, in one place. Each is far above what people write, and low enough that the
// extension never blocks for long enough to be noticed.

/** As the user types, a request of more characters or lines is read only up to this limit. */
export const requestLimit = { characters: 100_000, lines: 5000 } as const;

/**
 * As the user types, a file of more characters or lines isn't read. Above these limits VS Code also turns off highlighting, folding
 * and code lenses: LARGE_FILE_SIZE_THRESHOLD and LARGE_FILE_LINE_COUNT_THRESHOLD in its
 * src/vs/editor/common/model/textModel.ts.
 */
export const fileLimit = { characters: 20 * 1024 * 1024, lines: 300_000 } as const;

/** The maximum number of entries in the outline and of folding ranges. All of them are sent to the window after each edit. */
export const listLimit = 2000;

/** The maximum number of problems that VS Code shows for one document and one extension. */
export const problemLimit = 1000;

/** The file size in characters above which VS Code doesn't share a file with extensions: _MODEL_SYNC_LIMIT in the same source file. */
export const sharedLimit = 50 * 1024 * 1024;
