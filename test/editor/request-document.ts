import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './eventually.ts';

/** A request file in an editor; `|` marks the cursor, if one is needed. */
export async function openRequestFile(marked: string): Promise<{
  readonly document: vscode.TextDocument;
  readonly editor: vscode.TextEditor;
  /** Of the `|`, else of the beginning. */
  readonly position: vscode.Position;
}> {
  const offset = marked.indexOf('|');
  const content = offset === -1 ? marked : marked.slice(0, offset) + marked.slice(offset + 1);
  const { uri } = await vscode.workspace.openTextDocument({ language: 'http', content });
  const document = await documentWith(content, uri);
  const editor = await vscode.window.showTextDocument(document);
  // The first request file loads the extension: before that is done, nobody answers for it. A command waits for it.
  await vscode.commands.executeCommand('graphRunStates.refreshView');
  const position = document.positionAt(Math.max(0, offset));
  editor.selection = new vscode.Selection(position, position);
  return { document, editor, position };
}

/**
 * The open document of this name and text. VS Code gives an untitled document the name of one that was closed, at times before its
 * extension host knows that, which then takes the one for the other.
 */
async function documentWith(text: string, uri: vscode.Uri): Promise<vscode.TextDocument> {
  let found: vscode.TextDocument | undefined;
  await eventually(() => {
    found = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
    assert.equal(found?.getText().replace(/\r\n?/g, '\n'), text.replace(/\r\n?/g, '\n'));
  });
  assert.ok(found);
  return found;
}

/** Runs one of VS Code's commands that ask all providers, and trusts it to answer as it documents. */
export const ask = async <T>(command: string, ...args: readonly unknown[]): Promise<T> =>
  vscode.commands.executeCommand<T>(`vscode.${command}`, ...args);
