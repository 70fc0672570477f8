import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './eventually.ts';

/** What is shown of a document that isn't meant. */
const start = new vscode.Range(0, 0, 10, 0);

/**
 * The editor in front, once it is the one that is meant: VS Code tells its extension host a moment after it shows another.
 *
 * @throws if it isn't in half a minute, saying which one is in front instead
 */
export async function editorInFront(isMeant: (editor: vscode.TextEditor) => boolean): Promise<vscode.TextEditor> {
  let found: vscode.TextEditor | undefined;
  await eventually(() => {
    const editor = vscode.window.activeTextEditor;
    const { document, selection } = editor ?? {};
    const place = `${document?.uri.toString() ?? 'nothing'}, line ${selection?.active.line ?? 0}:\n${document?.getText(start) ?? ''}`;
    assert.ok(editor && isMeant(editor), `In front is ${place}`);
    found = editor;
  });
  assert.ok(found);
  return found;
}

/** Runs something that opens a document in an editor. @returns that editor, once it is in front */
export async function editorOpenedBy(run: () => Thenable<unknown>): Promise<vscode.TextEditor> {
  const before = new Set(vscode.workspace.textDocuments);
  await run();
  return await editorInFront(({ document }) => !before.has(document));
}
