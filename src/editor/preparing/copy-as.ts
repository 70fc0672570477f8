import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { copyAsShown } from '../clipboard.ts';
import { readGraphUrl } from '../../catalog/url/graph-url.ts';
import { exportFormats, exportRequest, type ExportFormat } from '../../send/export/export-request.ts';
import type { RequestPreview } from '../../send/prepared-request.ts';
import { graphRootOf, type Target } from '../../send/target.ts';
import { showError, showInformation } from '../messages/messages.ts';

/** Asks for the format to copy a request in. */
export async function askForFormat(): Promise<ExportFormat | undefined> {
  const picks = (Object.keys(exportFormats) as ExportFormat[]).map((format) => ({
    label: exportFormats[format].name,
    detail: exportFormats[format].detail(),
    format,
  }));
  return (await vscode.window.showQuickPick(picks, { title: t('Copy Request As') }))?.format;
}

/**
 * Copies a request in the format of another tool: without a token, and without anything that must not be shown.
 *
 * @param target where the request would go: other tools can't reach the sandbox
 */
export async function copyAs(format: ExportFormat, { method, shown }: RequestPreview, target: Target): Promise<void> {
  const { name, before } = exportFormats[format];
  // The sandbox accepts requests to any cloud.
  const root = readGraphUrl(shown.url)?.cloud?.graphRoot ?? graphRootOf(target);
  const text = exportRequest(format, method, shown, root);
  if (text === undefined) {
    void showError(t`${name} can’t send a ${method} request to Microsoft Graph.`);
    return;
  }
  await copyAsShown(text);
  const notes = [
    t`Copied as ${name}, without a token. ${before()}`,
    ...(target.kind === 'sandbox' ? [t`It goes to ${root}, not to the sandbox.`] : []),
    ...(shown.references.length === 0
      ? []
      : [t`Replace what wasn’t copied: ${shown.references.map((reference) => `{{${reference}}}`).join(', ')}.`]),
  ];
  void showInformation(notes.join(' '));
}
