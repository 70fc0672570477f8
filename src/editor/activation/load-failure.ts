import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { withoutLinks } from '../messages/without-links.ts';

/** The error if this extension can’t be loaded. VS Code shows it when the user runs a command or opens the view. */
export function loadFailure(cause: unknown): Error {
  const reason = withoutLinks(cause instanceof Error ? cause.message : String(cause));
  return new Error(t`Graph Run States couldn’t be loaded: reload the window, or reinstall the extension. ${reason}`, {
    cause,
  });
}

/**
 * Shows the error if a document needs this extension, because no caller waits for that. Doesn't use `messages/messages.ts`, which would
 * have to be loaded.
 *
 * @throws the failure again, for the log
 */
export async function showLoadFailure(failure: unknown): Promise<void> {
  const reload = t('Reload Window');
  const choice = await vscode.window.showErrorMessage(failure instanceof Error ? failure.message : '', reload);
  if (choice === reload) await vscode.commands.executeCommand('workbench.action.reloadWindow');
  throw failure;
}
