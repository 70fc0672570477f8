import type { TextDocument } from 'vscode';
import { holdsGraphRequest } from '../../language/markdown/blocks.ts';
import type { HttpDocuments } from './documents.ts';
import { httpLanguage, previewScheme, requestLanguages } from './languages.ts';
import { isSentPayload } from './payload-documents.ts';

/** Whether requests can be sent from a document: a request file, a payload file, or a Markdown page with a request to Graph. */
export const isSendable = (document: TextDocument, documents: HttpDocuments): boolean =>
  document.uri.scheme !== previewScheme &&
  (document.languageId === httpLanguage ||
    isSentPayload(document) ||
    (requestLanguages.includes(document.languageId) && holdsGraphRequest(documents.fileOf(document))));
