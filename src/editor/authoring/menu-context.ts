import * as vscode from 'vscode';
import { variablesOf } from '../../http/variables/variables.ts';
import { holdsGraphRequestSoon } from '../../language/code-lenses.ts';
import type { HttpDocuments } from '../documents/documents.ts';
import { httpLanguage } from '../documents/languages.ts';
import { isSendable } from '../documents/sendable.ts';
import type { Environments } from '../environments/environments.ts';

/** How long typing may pause before menus are up to date, in milliseconds. */
const pause = 500;

/**
 * Sets the context keys by which menus know about the active document. `canSend`: a Markdown page has a request to send; most have none,
 * and don't need this extension. `holdsRequest`: so does a request file, which may also be for other tools only, or it is a payload file.
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
