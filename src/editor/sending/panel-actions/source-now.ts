import * as vscode from 'vscode';
import { payloadFileOf } from '../../../language/payload-file/payload-file.ts';
import { findRequest, type FoundRequest } from '../../../language/navigation/find-request.ts';
import { nameInFile, type RequestSource } from '../../../send/exchange.ts';
import type { ShownRequest } from '../../../send/prepared-request.ts';
import type { HttpDocuments } from '../../documents/documents.ts';
import { requestLanguages } from '../../documents/languages.ts';
import { finishInSlices } from '../../in-slices.ts';
import { openedDocument } from '../../documents/opened-document.ts';

/** Where a request that was sent earlier is now. */
export type SourceNow =
  | { readonly kind: 'request'; readonly document: vscode.TextDocument; readonly found: FoundRequest }
  /** The file is a payload file, or no longer a request file. */
  | { readonly kind: 'file'; readonly document: vscode.TextDocument }
  /** Its file can be opened, but has no request with that name. */
  | { readonly kind: 'gone'; readonly document: vscode.TextDocument }
  /** Its file was closed without being saved, was deleted, or can't be read. */
  | { readonly kind: 'no-file' };

/**
 * Looks for a request in its file as it is now: it may have been edited, or changed on disk, since the request was sent.
 *
 * @param sent undefined if no longer known: then the name decides
 */
export async function sourceNow(
  source: RequestSource,
  sent: ShownRequest | undefined,
  documents: HttpDocuments,
): Promise<SourceNow> {
  const { uri, line, about } = source;
  const document = await openedDocument(vscode.Uri.parse(uri));
  if (document === undefined) return { kind: 'no-file' };
  if (payloadFileOf(document.uri.path) || !requestLanguages.includes(document.languageId))
    return { kind: 'file', document };
  for (;;) {
    const { version } = document;
    // The body of a GET about a request isn't that of the request.
    const body = about === undefined && sent ? { body: sent.body } : {};
    const steps = findRequest(documents.fileOf(document), { line, name: nameInFile(source), ...body });
    const found = await finishInSlices(steps, () => document.version !== version);
    if (document.version === version) return found ? { kind: 'request', document, found } : { kind: 'gone', document };
  }
}
