import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ExportFormat, ResultsView } from '../../panel/protocol/protocol.ts';
import { exportedResults } from '../../response/view/results-export.ts';
import type { Exchange } from '../../send/exchange.ts';
import { showError } from '../messages.ts';

/** Asks for a file, and writes results there, without secrets. */
export async function saveResults(
  view: ResultsView,
  format: ExportFormat,
  get: (exchange: string) => Exchange | undefined,
): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const file = `${view.title.replace(/[^\w.-]+/g, '-')}.${format}`;
  const uri = await vscode.window.showSaveDialog({
    title: t('Save Results'),
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, file) }),
    filters: { [format.toUpperCase()]: [format] },
  });
  if (uri === undefined) return;
  try {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(exportedResults(view, format, get)));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void showError(t`Couldn’t save the results. ${reason}`);
  }
}
