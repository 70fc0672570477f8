import * as vscode from 'vscode';
import { requestText, type RequestText } from '../../http/escape/request-text.ts';
import { insertRequest } from '../../language/insert-request.ts';
import type { Exchange } from '../../send/exchange.ts';
import { isRedacted } from '../../secrets/redacted.ts';
import { isRecord } from '../../json/is-record.ts';
import { parsedJson } from '../../send/parsed-json.ts';
import { redactingOf } from '../../send/history/kept-response.ts';
import { followUpRequest, whyNoFollowUp, type FollowUpMethod } from '../../send/prepare/follow-up.ts';
import { httpLanguage, type HttpDocuments } from '../documents/documents.ts';
import { columnBesidePanel } from '../column-beside-panel.ts';
import { showInformation } from '../messages.ts';
import { sourceNow } from './source-now.ts';

/**
 * Writes the request that reads, updates or deletes what an exchange created or read: below its request, or into a new file
 * where it does not stand in a request file, or does no more. Sends nothing.
 */
export async function insertFollowUp(
  exchange: Exchange,
  method: FollowUpMethod,
  documents: HttpDocuments,
): Promise<void> {
  const { outcome, source } = exchange;
  const body = outcome.kind === 'response' ? parsedJson(outcome.response.body) : undefined;
  const entity = isRecord(body) ? body : {};
  const { url } = outcome.request.shown;
  const isSecret = (text: string): boolean => isRedacted(text) || redactingOf(outcome)(text).text !== text;
  const text = followUpRequest(url, entity, method, isSecret);
  if (text === undefined) {
    void showInformation(whyNoFollowUp(url, entity, method));
    return;
  }
  const now = source && (await sourceNow(source, outcome.request.shown, documents));
  if (now?.kind !== 'request' || now.document.languageId !== httpLanguage) return showInNewFile(text);
  const { document, found } = now;
  const {
    start,
    end,
    text: inserted,
  } = insertRequest(
    documents.fileOf(document),
    document.offsetAt(new vscode.Position(found.line, 0)),
    requestText`${text}\n`,
  );
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), inserted);
  await vscode.workspace.applyEdit(edit);
  const at = document.positionAt(start + inserted.indexOf('###'));
  await vscode.window.showTextDocument(document, {
    viewColumn: columnBesidePanel(document.uri),
    selection: new vscode.Range(at, at),
  });
}

async function showInNewFile(content: RequestText): Promise<void> {
  const document = await vscode.workspace.openTextDocument({
    language: httpLanguage,
    content: requestText`${content}\n`,
  });
  await vscode.window.showTextDocument(document, columnBesidePanel());
}
