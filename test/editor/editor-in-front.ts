import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './eventually.ts';

/** The part of an unexpected document that a failure shows. */
const start = new vscode.Range(0, 0, 10, 0);

/**
 * The editor in front, once it is the expected one: VS Code tells its extension host a moment after it shows another.
 *
 * @throws if it isn't after half a minute, naming the one that is in front instead
 */
export async function editorInFront(isExpected: (editor: vscode.TextEditor) => boolean): Promise<vscode.TextEditor> {
  let found: vscode.TextEditor | undefined;
  await eventually(() => {
    const editor = vscode.window.activeTextEditor;
    const { document, selection } = editor ?? {};
    const place = `${document?.uri.toString() ?? 'nothing'}, line ${selection?.active.line ?? 0}:\n${document?.getText(start) ?? ''}`;
    assert.ok(editor && isExpected(editor), `In front: ${place}`);
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
