import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ResponseAction } from '../../panel/protocol/protocol.ts';
import type { Exchange } from '../../send/exchange.ts';
import { shownPath } from '../../send/prepared-request.ts';
import type { ReadExchange } from '../../response/read-exchange.ts';
import { keptResponse, redactingOf } from '../../send/history/kept-response.ts';
import { supportText } from '../../response/view/support-text.ts';
import { copyAsShown, copyForOthers } from '../clipboard.ts';
import type { AskFor, KnownExchanges } from './panel-action.ts';
import type { ResponseDocuments } from './response-documents.ts';
import type { ShownResponse } from './shown.ts';
import { showError } from '../messages/messages.ts';

/**
 * Runs the action of a button of a response.
 *
 * @returns whether something was copied to the clipboard
 */
export async function doResponseAction(
  action: ResponseAction,
  { view, read: { exchange } }: ShownResponse & { readonly read: ReadExchange },
  ask: AskFor,
  known: KnownExchanges,
  documents: ResponseDocuments,
): Promise<boolean> {
  const { outcome, source } = exchange;
  switch (action) {
    case 'resend':
      ask({ kind: 'resend', exchange });
      return false;
    case 'source':
      if (source) ask({ kind: 'reveal-source', source, sent: outcome.request.shown });
      return false;
    case 'GET':
    case 'PATCH':
    case 'DELETE':
      ask({ kind: 'follow-up', exchange, method: action });
      return false;
    case 'copyAs':
      ask({ kind: 'copy-as', exchange });
      return false;
    case 'copyBody':
      await copyAsShown(bodyOf(exchange));
      return true;
    case 'copySupport':
      await copyForOthers(supportText(view, redactingOf(outcome)));
      return true;
    case 'openBody':
      await documents.open(nameOf(exchange), bodyOf(exchange));
      return false;
    case 'saveBody':
      await save(exchange, view.body?.isJson === true);
      return false;
    case 'compareRequest':
      await documents.compare(t`Sent ↔ Response (${nameOf(exchange)})`, sentOf(exchange), responseOf(exchange));
      return false;
    case 'comparePrevious': {
      const previous = known.previousOf(exchange);
      const title = t`Previous Response ↔ Response (${nameOf(exchange)})`;
      if (previous) await documents.compare(title, responseOf(previous), responseOf(exchange));
      return false;
    }
    case 'openLink': {
      const link = outcome.kind === 'sign-in-failed' ? outcome.failure.link : undefined;
      if (link) await vscode.env.openExternal(vscode.Uri.parse(link.url));
      return false;
    }
    default:
      return action satisfies never;
  }
}

const bodyOf = ({ outcome }: Exchange): string => (outcome.kind === 'response' ? outcome.response.body : '');

/** `201 deviceRunStates`: the status of the response, and the last segment of the request’s path. */
function nameOf({ outcome }: Exchange): string {
  const status = outcome.kind === 'response' ? `${outcome.response.status} ` : '';
  const [path = ''] = shownPath(outcome.request.shown).split('?');
  return `${status}${path.split('/').at(-1) ?? ''}`;
}

const responseOf = (exchange: Exchange) => ({ name: t`response ${nameOf(exchange)}`, body: bodyOf(exchange) });

const sentOf = ({ outcome: { request } }: Exchange) => ({
  name: t`request ${request.method}`,
  body: request.shown.body ?? '',
});

/** Asks for a file, and writes the body to it unchanged. The title of the dialog says which secrets it contains. */
async function save(exchange: Exchange, isJson: boolean): Promise<void> {
  const { outcome } = exchange;
  const secrets = outcome.kind === 'response' && !outcome.response.notKept ? keptResponse(outcome).notKept : undefined;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const file = `${nameOf(exchange).replace(/[^\w.-]+/g, '-')}.${isJson ? 'json' : 'txt'}`;
  const uri = await vscode.window.showSaveDialog({
    title: secrets ? t`Save Response Body (contains ${secrets.join(', ')})` : t('Save Response Body'),
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, file) }),
    ...(isJson && { filters: { JSON: ['json'] } }),
  });
  if (!uri) return;
  try {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(bodyOf(exchange)));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void showError(t`Couldn’t save the body. ${reason}`);
  }
}
