import * as vscode from 'vscode';

/** A document, open or not; undefined if it was never saved and is closed, or if its file is gone. */
export async function openedDocument(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  // VS Code would create an unsaved one again, empty.
  if (open || uri.scheme === 'untitled') return open;
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}
