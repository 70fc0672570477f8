import * as vscode from 'vscode';
import { payloadFileName } from '../../language/payload-file/name.ts';
import { mayHoldRequestFence } from '../../language/markdown/request-fence.ts';
import { httpLanguage, markdownLanguage } from '../documents/languages.ts';

/**
 * Waits for the first document that needs this extension: a request file, a payload file (by its name), or a Markdown page with a fence of
 * requests. When a Markdown page is opened, all of it is searched; after an edit, the lines that it touches.
 *
 * @param run called once: immediately, if such a document is already open
 */
export function onFirstNeed(run: () => void): vscode.Disposable {
  if (vscode.workspace.textDocuments.some(isNeededBy)) {
    run();
    return new vscode.Disposable(() => undefined);
  }
  const listeners = vscode.Disposable.from(
    // VS Code opens a document again when its language or name changes.
    vscode.workspace.onDidOpenTextDocument((document) => {
      if (isNeededBy(document)) found();
    }),
    vscode.workspace.onDidChangeTextDocument((event) => {
      if (addsFence(event)) found();
    }),
  );
  const found = (): void => {
    listeners.dispose();
    run();
  };
  return listeners;
}

const isNeededBy = (document: vscode.TextDocument): boolean =>
  document.languageId === httpLanguage ||
  payloadFileName(document.uri.path) !== undefined ||
  (document.languageId === markdownLanguage && mayHoldRequestFence(document.getText()));

function addsFence({ document, contentChanges }: vscode.TextDocumentChangeEvent): boolean {
  if (document.languageId !== markdownLanguage) return false;
  // The changes of one event refer to the text before it, and are listed from last to first.
  let moved = 0;
  return contentChanges.toReversed().some(({ range, text }) => {
    const first = range.start.line + moved;
    const added = text.split(/\r\n|[\r\n]/).length - 1;
    moved += added - (range.end.line - range.start.line);
    return mayHoldRequestFence(document.getText(new vscode.Range(first, 0, first + added + 1, 0)));
  });
}
