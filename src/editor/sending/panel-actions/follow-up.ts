import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { requestText, type RequestText } from '../../../http/escape/request-text.ts';
import { blockAt } from '../../../http/file.ts';
import type { HttpFile } from '../../../http/model.ts';
import { namedRequests } from '../../../http/messages/request-names.ts';
import { substitute, variablesOf } from '../../../http/variables/variables.ts';
import { isHidden } from '../../../language/variables/hidden-variables.ts';
import { insertRequest, lastAbout } from '../../../language/insert/request.ts';
import type { Exchange } from '../../../send/exchange.ts';
import type { PreparedRequest } from '../../../send/prepared-request.ts';
import { isRedacted } from '../../../secrets/redacted.ts';
import { isRecord } from '../../../json/is-record.ts';
import { parsedJson } from '../../../send/parsed-json.ts';
import { redactingOf } from '../../../send/history/kept-response.ts';
import {
  followUpRequest,
  requestThatReads,
  whyNoFollowUp,
  type AddedMethod,
  type FollowUp,
  type WrittenSource,
} from '../../../send/prepare/follow-up.ts';
import { withoutQuery } from '../../../send/prepare/reading-request.ts';
import { httpLanguage } from '../../documents/languages.ts';
import { columnBesidePanel } from '../../column-beside-panel.ts';
import { showError, showInformation } from '../../messages/messages.ts';
import type { Preparing } from '../../preparing/prepare.ts';
import { type SourceNow, sourceNow } from './source-now.ts';

/** What a follow-up request needs from the window. */
export type FollowUpPorts = Pick<Preparing, 'documents'> & {
  readonly environments: Pick<Preparing['environments'], 'readVariables'>;
  readonly named: Pick<Preparing['named'], 'of'>;
};

/** The GET for the entity that an exchange created or read; undefined: there is none, and the user has seen why. */
export function readingOf(exchange: Exchange): PreparedRequest | undefined {
  const { entity, isSecret } = returnedBy(exchange);
  const { request } = exchange.outcome;
  const reading = requestThatReads(request, entity, isSecret);
  if (reading === undefined) void showInformation(whyNoFollowUp(request.shown.url, entity, 'GET', isSecret));
  return reading;
}

/** How often a place is looked for again if the document has changed before the request could be inserted. */
const mostAttempts = 5;

/**
 * Inserts a request that updates or deletes the entity that an exchange created or read: below the exchange's request and those that were
 * added there before, or in a new file if that request isn't in a request file, or is gone. Sends nothing. If the document can't be
 * changed, the user sees a message.
 */
export async function addFollowUp(exchange: Exchange, method: AddedMethod, ports: FollowUpPorts): Promise<void> {
  // Another click may insert a request meanwhile, or the user may type.
  let unchanged: vscode.Uri | undefined;
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    unchanged = await tryToAdd(exchange, method, ports);
    if (unchanged === undefined) return;
  }
  if (unchanged) void showError(t`${vscode.workspace.asRelativePath(unchanged)} can’t be changed.`);
}

/** @returns the document that has changed before the request could be inserted, or can't be changed; undefined: there is no more to do */
async function tryToAdd(
  exchange: Exchange,
  method: AddedMethod,
  ports: FollowUpPorts,
): Promise<vscode.Uri | undefined> {
  const { outcome, source } = exchange;
  const { entity, isSecret } = returnedBy(exchange);
  const now = source && (await sourceNow(source, outcome.request.shown, ports.documents));
  const place = now?.kind === 'request' && now.document.languageId === httpLanguage ? now : undefined;
  const written = place && (await writtenSource(exchange, place, ports));
  const url = written?.sent ?? outcome.request.shown.url;
  const made = followUpRequest(url, entity, method, isSecret, written);
  if (made === undefined) {
    void showInformation(whyNoFollowUp(url, entity, method, isSecret));
    return undefined;
  }
  if (place === undefined) return addToNewFile(made, ports);
  const { document, found } = place;
  const file = ports.documents.fileOf(document);
  const index = blockAt(file, document.offsetAt(new vscode.Position(found.line, 0)));
  return insert(document, file, lastAbout(file, index, made.addresses), made.text);
}

function returnedBy({ outcome }: Exchange) {
  const body = outcome.kind === 'response' ? parsedJson(outcome.response.body) : undefined;
  const redact = redactingOf(outcome);
  const isSecret = (text: string): boolean => isRedacted(text) || redact(text).text !== text;
  return { entity: isRecord(body) ? body : {}, isSecret };
}

/**
 * The request as written, if it still has the URL that was sent, or that of the collection in which a GET about it has read an entity;
 * undefined: something has changed since.
 *
 * @returns also that URL
 */
async function writtenSource(
  { outcome, source }: Exchange,
  { document, found: { placed } }: SourceNow & { readonly kind: 'request' },
  { documents, environments, named }: FollowUpPorts,
): Promise<(WrittenSource & { readonly sent: string }) | undefined> {
  const outer = await environments.readVariables(document);
  const file = documents.fileOf(document);
  const { url, name } = placed.request;
  if (url === undefined) return undefined;
  const address = substitute(withoutQuery(url.value), variablesOf(file, outer, undefined, isHidden));
  const own = withoutQuery(outcome.request.shown.url);
  const sent = [own, ...(source?.about === undefined ? [] : [own.replace(/\/[^/]*$/, '')])].find(
    (one) => address === one || (address.startsWith('/') && one.endsWith(address)),
  );
  if (sent === undefined) return undefined;
  const isNamed = name !== undefined && namedRequests(file).get(name.text)?.request === placed.request;
  const known = isNamed ? named.of(document, file, outcome.target).get(name.text)?.response?.body : undefined;
  const isRead = outcome.kind === 'response' && known !== undefined && idIn(known) === idIn(outcome.response.body);
  return { sent, url: url.value, name: isRead ? name?.text : undefined };
}

function idIn(body: string): unknown {
  const entity = parsedJson(body);
  const { id } = isRecord(entity) ? entity : {};
  return id;
}

/** @returns the document if it has another text by now, or can't be changed; undefined: the request is there */
async function insert(
  document: vscode.TextDocument,
  file: HttpFile,
  below: number,
  text: RequestText,
): Promise<vscode.Uri | undefined> {
  const { start, end, text: inserted } = insertRequest(file, file.starts[below] ?? 0, requestText`${text}\n`);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), inserted);
  if (!(await vscode.workspace.applyEdit(edit))) return document.uri;
  const at = document.positionAt(start + inserted.indexOf('###'));
  await vscode.window.showTextDocument(document, {
    viewColumn: columnBesidePanel(document.uri),
    selection: new vscode.Range(at, at),
  });
  return undefined;
}

/** Inserts a request in the untitled file that was created for the previous one, if that is still open, else in a new one. */
async function addToNewFile(
  { text, addresses }: FollowUp,
  { documents }: FollowUpPorts,
): Promise<vscode.Uri | undefined> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isUntitled || document.languageId !== httpLanguage) continue;
    const file = documents.fileOf(document);
    const last = lastAbout(file, -1, addresses);
    if (last === file.blocks.length - 1) return insert(document, file, last, text);
  }
  const document = await vscode.workspace.openTextDocument({
    language: httpLanguage,
    content: requestText`${text}\n`,
  });
  await vscode.window.showTextDocument(document, columnBesidePanel());
  return undefined;
}
