import * as vscode from 'vscode';
import type { HttpDocuments } from '../documents/documents.ts';
import { isSendable } from '../documents/sendable.ts';

/** How long typing may pause before menus are up to date, in milliseconds. */
const pause = 500;

/** Tells the menus of Markdown pages whether there is a request to send: most pages have none, and no need of us. */
export function registerMarkdownContext(documents: HttpDocuments): vscode.Disposable {
  let timer: NodeJS.Timeout | undefined;
  let told = false;
  const tell = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const holdsRequest = document !== undefined && !documents.isLarge(document) && isSendable(document, documents);
    if (holdsRequest !== told)
      void vscode.commands.executeCommand('setContext', 'graphRunStates.canSend', holdsRequest);
    told = holdsRequest;
  };
  tell();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(tell),
    documents.onDidChange((document) => {
      if (document !== vscode.window.activeTextEditor?.document) return;
      clearTimeout(timer);
      timer = setTimeout(tell, pause);
    }),
    {
      dispose: () => {
        clearTimeout(timer);
      },
    },
  );
}
