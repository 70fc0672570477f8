/** The language of request files, shared with the other tools that read them. */
export const httpLanguage = 'http';

/** The names of its files, as globs. */
export const requestFileGlobs: readonly string[] = ['*.http', '*.rest'];

export const markdownLanguage = 'markdown';

/** The languages of documents that `HttpDocuments` reads. Of Markdown it reads the fences, at their places in the document. */
export const requestLanguages: readonly string[] = [httpLanguage, markdownLanguage];

/** The scheme of documents that show what will be sent. They are read-only, so nothing is checked or sent there. */
export const previewScheme = 'graph-run-states-preview';
