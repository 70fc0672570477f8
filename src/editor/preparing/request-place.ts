import * as vscode from 'vscode';
import type { HttpDocuments } from '../documents/documents.ts';
import { isSendable } from '../documents/sendable.ts';
import { showNoRequestFile } from '../messages/show-no-request-file.ts';

/** A place in a document that a command is about. */
export interface Place {
  readonly document: vscode.TextDocument;
  readonly position: vscode.Position;
}

/**
 * The place that a command means: what a code lens passes, else the cursor. A menu passes only the document, and means the cursor. If there
 * is no such place, the user sees a message.
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

/** The document that a command means: what a menu or a code lens passes, open or not, else the one of the cursor. */
export const documentOf = async (
  args: readonly unknown[],
  documents: HttpDocuments,
): Promise<vscode.TextDocument | undefined> =>
  args[0] instanceof vscode.Uri
    ? vscode.workspace.openTextDocument(args[0])
    : (await placeOf(args, documents))?.document;

/** In the active editor if there is something to send, else in the one that does while the panel has the focus. */
function cursor(documents: HttpDocuments): Place | undefined {
  const editor = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors].find(
    (candidate) => candidate && isSendable(candidate.document, documents),
  );
  return editor && { document: editor.document, position: editor.selection.active };
}
