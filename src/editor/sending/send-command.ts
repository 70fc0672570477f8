import * as vscode from 'vscode';
import type { TokenSource } from '../../send/access-token.ts';
import type { HttpDocuments } from '../documents.ts';
import type { Problems } from '../problems.ts';
import { isSendable } from '../sendable.ts';
import type { Sender } from './sender.ts';
import type { TargetStatus } from './target-status.ts';

/**
 * The command that sends a request: the one under the cursor, or the one at the place that a code lens hands over. What
 * sending needs is loaded the first time.
 */
export function registerSendCommand(
  extensionUri: vscode.Uri,
  documents: HttpDocuments,
  target: TargetStatus,
  problems: Problems,
  token: TokenSource,
): vscode.Disposable {
  let sender: Promise<Sender> | undefined;
  const load = async (): Promise<Sender> => {
    const module = await import('./sender.ts');
    return new module.Sender(extensionUri, documents, problems, token);
  };
  const command = vscode.commands.registerCommand('graphRunStates.sendRequest', async (...args: unknown[]) => {
    const place = (await placeIn(args)) ?? cursor(documents);
    if (place === undefined) {
      void vscode.window.showInformationMessage(
        'Open a request file (.http or .rest) and put the cursor on a request.',
      );
      return;
    }
    sender ??= load();
    await (await sender).sendAt(place.document, place.position, target.current);
  });
  return vscode.Disposable.from(command, {
    dispose: () =>
      void sender?.then((loaded) => {
        loaded.dispose();
      }),
  });
}

interface Place {
  readonly document: vscode.TextDocument;
  readonly position: vscode.Position;
}

/** A code lens gives document and position; a menu gives the document alone, and means the cursor. */
async function placeIn([uri, position]: readonly unknown[]): Promise<Place | undefined> {
  if (!(uri instanceof vscode.Uri) || !(position instanceof vscode.Position)) return undefined;
  return { document: await vscode.workspace.openTextDocument(uri), position };
}

/** In the active editor if there is something to send, else in the one that does while the panel has the focus. */
function cursor(documents: HttpDocuments): Place | undefined {
  const editor = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors].find(
    (candidate) => candidate && isSendable(candidate.document, documents),
  );
  return editor && { document: editor.document, position: editor.selection.active };
}
