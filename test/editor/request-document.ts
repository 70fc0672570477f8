import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** A request file in an editor; `|` marks the cursor, if one is needed. */
export async function openRequestFile(marked: string): Promise<{
  readonly document: vscode.TextDocument;
  readonly editor: vscode.TextEditor;
  /** Of the `|`, or else the beginning. */
  readonly position: vscode.Position;
}> {
  const offset = marked.indexOf('|');
  const content = offset === -1 ? marked : marked.slice(0, offset) + marked.slice(offset + 1);
  const document = await newDocument(content);
  const editor = await vscode.window.showTextDocument(document);
  // The first request file loads the extension, which provides nothing before that is done. A command waits for it.
  await vscode.commands.executeCommand('graphRunStates.refreshView');
  const position = document.positionAt(Math.max(0, offset));
  editor.selection = new vscode.Selection(position, position);
  return { document, editor, position };
}

/**
 * An untitled document with this text. VS Code may give it the name of a closed one, whose text its extension host still has, and keeps:
 * the next one has another name.
 */
async function newDocument(content: string): Promise<vscode.TextDocument> {
  const wanted = withOneEndOfLine(content);
  let document: vscode.TextDocument | undefined;
  for (let tries = 0; tries < 5; tries++) {
    document = await vscode.workspace.openTextDocument({ language: 'http', content });
    if (!document.isClosed && withOneEndOfLine(document.getText()) === wanted) return document;
  }
  assert.fail(`${document?.uri.toString() ?? 'The document'} has the text of another:\n${document?.getText() ?? ''}`);
}

const withOneEndOfLine = (text: string): string => text.replace(/\r\n?/g, '\n');

/** Runs one of VS Code's commands that ask all providers, and trusts it to return what is documented. */
export const ask = async <T>(command: string, ...args: readonly unknown[]): Promise<T> =>
  vscode.commands.executeCommand<T>(`vscode.${command}`, ...args);
