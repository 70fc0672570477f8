import * as vscode from 'vscode';
import type { HttpDocuments } from '../documents/documents.ts';
import { isSendable } from '../documents/sendable.ts';
import { showNoRequestFile } from '../messages/show-no-request-file.ts';

/** A place in a document that a command applies to. */
export interface Place {
  readonly document: vscode.TextDocument;
  readonly position: vscode.Position;
}

/**
 * The place that a command applies to: the one that a code lens passes, else the cursor. A menu passes only the document, so the cursor
 * applies. Without a place, the user sees a message.
 */
export async function placeOf(
  [uri, position]: readonly unknown[],
  documents: HttpDocuments,
): Promise<Place | undefined> {
  if (uri instanceof vscode.Uri && position instanceof vscode.Position)
    return { document: await vscode.workspace.openTextDocument(uri), position };
  const place = cursor(documents);
  if (place === undefined) await showNoRequestFile();
  return place;
}

/** The document that a command applies to: the one that a menu or a code lens passes, open or not, else the one with the cursor. */
export const documentOf = async (
  args: readonly unknown[],
  documents: HttpDocuments,
): Promise<vscode.TextDocument | undefined> =>
  args[0] instanceof vscode.Uri
    ? vscode.workspace.openTextDocument(args[0])
    : (await placeOf(args, documents))?.document;

/** In the active editor if it has something to send, else in a visible one that does, as when the panel has the focus. */
function cursor(documents: HttpDocuments): Place | undefined {
  const editor = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors].find(
    (candidate) => candidate && isSendable(candidate.document, documents),
  );
  return editor && { document: editor.document, position: editor.selection.active };
}
