import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ExportFormat, ResultsView } from '../../panel/protocol/protocol.ts';
import { exportedResults } from '../../response/view/results-export.ts';
import type { Exchange } from '../../send/exchange.ts';
import { showError } from '../messages/messages.ts';

/**
 * Asks for a file, and writes the results to it, without secrets.
 *
 * @param format undefined: the user chooses it by the file name extension
 */
export async function saveResults(
  view: Pick<ResultsView, 'title' | 'rows'>,
  format: ExportFormat | undefined,
  get: (exchange: string) => Exchange | undefined,
): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const formats: readonly ExportFormat[] = format === undefined ? ['csv', 'json'] : [format];
  const file = `${view.title.replace(/[^\w.-]+/g, '-')}.${formats[0] ?? 'csv'}`;
  const uri = await vscode.window.showSaveDialog({
    title: t('Save Results'),
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, file) }),
    filters: Object.fromEntries(formats.map((one) => [one.toUpperCase(), [one]])),
  });
  if (uri === undefined) return;
  const chosen = format ?? (/\.json$/i.test(uri.path) ? 'json' : 'csv');
  try {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(exportedResults(view, chosen, get)));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void showError(t`Couldn’t save the results. ${reason}`);
  }
}
