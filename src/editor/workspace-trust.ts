import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { showWarning } from './messages/messages.ts';

/** Why nothing is sent, with the same text wherever the user could send. */
export const restrictedModeReason = (): string =>
  t(
    'You can’t send requests in Restricted Mode, because a workspace could change what is sent and where. Trust this workspace to send.',
  );

/** The command that opens VS Code's own page about trust. */
export const manageTrustCommand = 'workbench.trust.manage';

/**
 * Restricts something that sends or signs in to trusted workspaces. Elsewhere, the user sees that this is off, and is offered the page
 * where trust is granted. The sandbox is no exception, because what would be sent to it comes from the same files.
 */
export const whereTrusted =
  <Args extends readonly unknown[]>(run: (...args: Args) => Promise<void>) =>
  async (...args: Args): Promise<void> => {
    if (vscode.workspace.isTrusted) await run(...args);
    else await explain();
  };

async function explain(): Promise<void> {
  const manage = t('Manage Workspace Trust');
  const choice = await showWarning(restrictedModeReason(), manage);
  if (choice === manage) await vscode.commands.executeCommand(manageTrustCommand);
}
