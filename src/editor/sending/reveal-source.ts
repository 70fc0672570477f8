import * as vscode from 'vscode';
import type { RequestSource } from '../../send/exchange.ts';
import { columnBesidePanel } from '../column-beside-panel.ts';
import { showError } from '../messages.ts';

/** Puts the cursor on a request in its file. */
export async function revealSource({ uri, line, name }: RequestSource): Promise<void> {
  try {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
    const at = new vscode.Position(Math.min(line, document.lineCount - 1), 0);
    await vscode.window.showTextDocument(document, {
      viewColumn: columnBesidePanel(document.uri),
      selection: new vscode.Range(at, at),
    });
  } catch {
    void showError(`The file of "${name}" cannot be opened any more.`);
  }
}
