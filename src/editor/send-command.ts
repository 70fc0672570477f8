import * as vscode from 'vscode';
import { httpLanguage, type HttpDocuments } from './documents.ts';
import type { Sender } from './sender.ts';
import type { TargetStatus } from './target-status.ts';

/** The command that sends the request under the cursor. What sending needs is loaded the first time. */
export function registerSendCommand(
  extensionUri: vscode.Uri,
  documents: HttpDocuments,
  target: TargetStatus,
): vscode.Disposable {
  let sender: Promise<Sender> | undefined;
  const load = async (): Promise<Sender> => {
    const module = await import('./sender.ts');
    return new module.Sender(extensionUri, documents);
  };
  const command = vscode.commands.registerCommand('graphRunStates.sendRequest', async () => {
    const editor = requestEditor();
    if (editor === undefined) {
      void vscode.window.showInformationMessage(
        'Open a request file (.http or .rest) and put the cursor on a request.',
      );
      return;
    }
    sender ??= load();
    await (await sender).sendAt(editor.document, editor.selection.active, target.current);
  });
  return vscode.Disposable.from(command, {
    dispose: () =>
      void sender?.then((loaded) => {
        loaded.dispose();
      }),
  });
}

/** The active editor if it shows a request file, else the one that does while the panel has the focus. */
const requestEditor = (): vscode.TextEditor | undefined =>
  [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors].find(
    (editor) => editor?.document.languageId === httpLanguage,
  );
