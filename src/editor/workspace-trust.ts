import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { showWarning } from './messages.ts';

/** Why nothing is sent, in the words that are shown wherever it could be. */
export const restrictedModeReason = (): string =>
  t(
    'You can’t send requests in Restricted Mode, because a workspace could change what is sent and where. Trust this workspace to send.',
  );

/** Opens VS Code's own page about trust. */
export const manageTrustCommand = 'workbench.trust.manage';

/**
 * Whether the workspace is trusted. Where it is not, the user is told that sending is off, and led to where trust is given; the
 * sandbox makes no exception, because what it would be sent comes from the same files.
 */
export async function trustedOrExplained(): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const manage = t('Manage Workspace Trust');
  const choice = await showWarning(restrictedModeReason(), manage);
  if (choice === manage) await vscode.commands.executeCommand(manageTrustCommand);
  return false;
}
