import * as vscode from 'vscode';

/** A request file in an editor; `|` marks the cursor, if one is needed. */
export async function openRequestFile(marked: string): Promise<{
  readonly document: vscode.TextDocument;
  readonly editor: vscode.TextEditor;
  /** Of the `|`, else of the beginning. */
  readonly position: vscode.Position;
}> {
  const offset = marked.indexOf('|');
  const content = offset === -1 ? marked : marked.slice(0, offset) + marked.slice(offset + 1);
  const document = await vscode.workspace.openTextDocument({ language: 'http', content });
  const editor = await vscode.window.showTextDocument(document);
  // The first request file loads the extension: before that is done, nobody answers for it. A command waits for it.
  await vscode.commands.executeCommand('graphRunStates.refreshView');
  const position = document.positionAt(Math.max(0, offset));
  editor.selection = new vscode.Selection(position, position);
  return { document, editor, position };
}

/** Runs one of VS Code's commands that ask all providers, and trusts it to answer as it documents. */
export const ask = async <T>(command: string, ...args: readonly unknown[]): Promise<T> =>
  vscode.commands.executeCommand<T>(`vscode.${command}`, ...args);
