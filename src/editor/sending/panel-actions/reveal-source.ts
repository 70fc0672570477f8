import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { nameInFile, type RequestSource } from '../../../send/exchange.ts';
import type { ShownRequest } from '../../../send/prepared-request.ts';
import { columnBesidePanel } from '../../column-beside-panel.ts';
import type { HttpDocuments } from '../../documents/documents.ts';
import { showError, showInformation } from '../../messages/messages.ts';
import { sourceNow } from './source-now.ts';

/**
 * Moves the cursor to a request in its file, wherever it is now. If it is gone, the cursor stays.
 *
 * @param sent undefined if it is no longer known
 */
export async function revealSource(
  source: RequestSource,
  sent: ShownRequest | undefined,
  documents: HttpDocuments,
): Promise<void> {
  const name = nameInFile(source);
  const now = await sourceNow(source, sent, documents);
  if (now.kind === 'no-file') {
    void showError(t`Can’t open the file of "${name}" any more.`);
    return;
  }
  const { document } = now;
  const line = now.kind === 'request' ? now.found.line : now.kind === 'file' ? 0 : undefined;
  await vscode.window.showTextDocument(document, {
    viewColumn: columnBesidePanel(document.uri),
    ...(line !== undefined && { selection: new vscode.Range(line, 0, line, 0) }),
  });
  if (now.kind === 'gone')
    void showInformation(t`"${name}" isn’t in this file any more. It was renamed or removed after you sent it.`);
  else if (now.kind === 'request' && !now.found.isUnchanged)
    void showInformation(t`"${name}" has changed since you sent it, or this is another request with that name.`);
}
