import * as vscode from 'vscode';
import { registerCommands } from '../commands.ts';
import { httpLanguage } from '../documents/languages.ts';
import type { RequestAtCursor } from '../documents/request-at-cursor.ts';
import type { SignedInAccounts } from '../sign-in/signed-in-accounts.ts';
import { tickSeenAndFixed } from './tick-problems.ts';
import { tickSignedIn } from './tick-signed-in.ts';
import { tick } from './steps.ts';

/** The id of the walkthrough in VS Code. */
const walkthrough = 'graph-run-states.graph-run-states#getStarted';

/** The walkthrough of the first minute: the commands that open it and its example, and what ticks its steps. */
export const registerFirstSteps = (atCursor: RequestAtCursor, accounts: SignedInAccounts): vscode.Disposable =>
  vscode.Disposable.from(
    registerCommands({
      getStarted: () => vscode.commands.executeCommand('workbench.action.openWalkthrough', walkthrough, false),
      openExample,
    }),
    atCursor.onDidEdit(() => {
      tick('write');
    }),
    tickSeenAndFixed(),
    tickSignedIn(accounts),
  );

/** Opens the example in an unsaved file, so that nothing remains of it unless the user saves it. */
async function openExample(): Promise<void> {
  const { exampleRequest } = await import('../../language/contributions/example-request.ts');
  const document = await vscode.workspace.openTextDocument({
    language: httpLanguage,
    content: exampleRequest(new Date()),
  });
  const editor = await vscode.window.showTextDocument(document);
  const typo = document.positionAt(document.getText().indexOf('sucess'));
  editor.selection = new vscode.Selection(typo, typo);
}
