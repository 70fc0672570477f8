import * as vscode from 'vscode';
import { variablesOf } from '../../http/variables/variables.ts';
import { holdsGraphRequestSoon } from '../../language/code-lenses.ts';
import type { HttpDocuments } from '../documents/documents.ts';
import { httpLanguage } from '../documents/languages.ts';
import { isSendable } from '../documents/sendable.ts';
import type { Environments } from '../environments/environments.ts';

/** How long typing must pause before menus are updated, in milliseconds. */
const pause = 500;

/**
 * Sets the context keys that menus use for the active document. `canSend`: if it is a Markdown page, it has a request to send; most have
 * none, and don't need this extension. `holdsRequest`: if it is a request file, it has one too, because it may be for other tools only; a
 * payload file always has one.
 */
export function registerMenuContext(documents: HttpDocuments, environments: Environments): vscode.Disposable {
  let timer: NodeJS.Timeout | undefined;
  const current = new Map<string, boolean>();
  const set = (key: string, value: boolean): void => {
    if ((current.get(key) ?? false) !== value) void vscode.commands.executeCommand('setContext', key, value);
    current.set(key, value);
  };
  const holdsRequest = (document: vscode.TextDocument): boolean => {
    if (document.languageId !== httpLanguage) return true;
    const file = documents.fileOf(document);
    return holdsGraphRequestSoon(file, variablesOf(file, environments.variablesOf(document)));
  };
  const update = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const canSend = document !== undefined && !documents.isLarge(document) && isSendable(document, documents);
    set('graphRunStates.canSend', canSend);
    // While the response has the focus, the buttons of the request beside it stay.
    if (document) set('graphRunStates.holdsRequest', canSend && holdsRequest(document));
  };
  update();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(update),
    environments.onDidChange(update),
    documents.onDidChange((document) => {
      if (document !== vscode.window.activeTextEditor?.document) return;
      clearTimeout(timer);
      timer = setTimeout(update, pause);
    }),
    {
      dispose: () => {
        clearTimeout(timer);
      },
    },
  );
}
