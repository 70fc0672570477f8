// What is too large to be read between two keystrokes, in one place. Each is far above what people write, and low enough that what the
// extension does in one go stays below the time in which somebody notices.

/** A request of more characters or lines than this is read while somebody types only as far as this. */
export const requestLimit = { characters: 100_000, lines: 5000 } as const;

/**
 * A file of more characters or lines than this is not read at all while somebody types. From here on VS Code leaves out
 * highlighting, folding and code lenses, too: LARGE_FILE_SIZE_THRESHOLD and LARGE_FILE_LINE_COUNT_THRESHOLD in its
 * src/vs/editor/common/model/textModel.ts.
 */
export const fileLimit = { characters: 20 * 1024 * 1024, lines: 300_000 } as const;

/** Entries of a file that the outline and folding hold. All of them are sent to the window in one go after each edit. */
export const listLimit = 2000;

/** VS Code shows no more problems of one document and one extension than this. */
export const problemLimit = 1000;

/** Characters of a file above which VS Code shares nothing of it with extensions: _MODEL_SYNC_LIMIT in the same file. */
export const sharedLimit = 50 * 1024 * 1024;
