import { t } from '@vscode/l10n';
import path from 'node:path';
import * as vscode from 'vscode';
import { sharedLimit } from '../../language/limits.ts';
import { showInformation } from './messages.ts';

/** Shows why a command that needs a request file does nothing: none is open, or VS Code doesn't share it with extensions. */
export async function showNoRequestFile(): Promise<void> {
  const file = await unsharedFile();
  if (file === undefined)
    void showInformation(t('Open a request file (.http or .rest) and put the cursor on a request.'));
  else
    void showInformation(
      t`${path.posix.basename(file.path)} is larger than 50 MB, and VS Code doesn’t share files of that size with extensions. Split it into smaller files to check and send its requests.`,
    );
}

/** The file of the active tab, if VS Code doesn't share it with extensions. */
async function unsharedFile(): Promise<vscode.Uri | undefined> {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (!(input instanceof vscode.TabInputText)) return undefined;
  const { uri } = input;
  if (vscode.workspace.textDocuments.some((open) => open.uri.toString() === uri.toString())) return undefined;
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    return size > sharedLimit ? uri : undefined;
  } catch {
    // It was deleted, or was never saved.
    return undefined;
  }
}
