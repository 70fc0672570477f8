import { readGraphUrl } from '../../catalog/graph-url.ts';
import type { EntityType } from '../../catalog/index.ts';
import { entityTypeOfODataType } from '../../catalog/odata-type.ts';
import { matchRoute, type RouteMatch } from '../../catalog/routes.ts';
import { displayed, type JsonOutline, memberNamed, outlineOf } from '../../json/outline.ts';
import type { BodyView, Field, ResponseAction, ResponseView } from '../../panel/protocol/protocol.ts';
import { type Exchange, givenName } from '../../send/exchange.ts';
import type { Outcome, ReceivedResponse } from '../../send/outcome.ts';
import { type Target, targetName } from '../../send/target.ts';
import { explain } from '../explain/explain.ts';
import { secretsLine } from '../explain/secrets-line.ts';
import { serverProblemOf } from '../explain/server-problem.ts';
import { type NextAction, nextLabel } from '../explain/words.ts';
import type { BodyPages } from './body-pages.ts';
import { type EntitySource, entityView, type SentEntity } from './entity-view.ts';
import { orderedHeaders } from './header-order.ts';
import { listSource, type ListSource, listView } from './list-view.ts';
import { duration, timingText } from './timing-text.ts';

/** A response whose body was read, ready to be shown. */
export interface ReadExchange {
  readonly exchange: Exchange;
  /** Of the body; undefined where it is not JSON, or there is none. */
  readonly outline: JsonOutline | undefined;
  /** Of the body; `formatted` only if it is JSON. */
  readonly pages: { readonly received: BodyPages; readonly formatted: BodyPages | undefined };
  /** Whether the same request was answered before. */
  readonly hasPrevious: boolean;
}

/** Characters of what an error says of itself; the body has all of them. */
const longestWords = 20_000;

/** What the panel shows of an exchange. */
export function responseView(read: ReadExchange): ResponseView {
  const { exchange, outline } = read;
  const { outcome } = exchange;
  const { request, target, account } = outcome;
  const response = responseOf(outcome);
  const { actions, fields, ...said } = explain(outcome);
  const content = response && contentOf(response, outcome, outline);
  const link = outcome.kind === 'sign-in-failed' ? outcome.failure.link : undefined;
  const shown: Omit<ResponseView, 'actions'> = {
    ...said,
    explanation: [said.explanation.slice(0, longestWords), droppedHeaders(outcome)].filter(Boolean).join(' '),
    action: content?.action ?? '',
    notKept: secretsLine(outcome),
    next: actions.map((action) => ({
      label: nextLabel(action),
      notBefore: action.kind === 'send-again' ? action.notBefore : undefined,
    })),
    linkLabel: link?.label ?? '',
    target: targetLine(target),
    sandbox: target.kind === 'sandbox',
    account: account && { name: account.name, tenantId: account.tenantId, kind: account.kind },
    request: `${request.method} ${request.shown.url}`,
    source: givenName(exchange.source, request),
    startedAt: outcome.startedAt,
    duration: outcome.kind === 'response' || outcome.kind === 'failed' ? duration(outcome.milliseconds) : '',
    timing: outcome.kind === 'response' && outcome.timing ? timingText(outcome.timing) : '',
    attempts: outcome.attempts,
    property: blamedProperty(outcome),
    key: content?.key ?? '',
    entity: content?.entity && entityView(content.entity, content.sent),
    list: content?.list && listView(content.list),
    error: fields.map(({ name, value }) => ({ name, value: value.slice(0, longestWords) })),
    ...orderedHeaders(response?.headers ?? []),
    body: response && bodyView(response.body, read),
  };
  return { ...shown, actions: actionsOf(shown, exchange, content, read.hasPrevious) };
}

/** What can be done next with one click, in the order of the view's `next`. */
export const nextActionsOf = ({ exchange }: ReadExchange): readonly NextAction[] => explain(exchange.outcome).actions;

/** The entities of a list, for when the panel asks for more of them. */
export function listOf({ exchange: { outcome }, outline }: ReadExchange): ListSource | undefined {
  const response = responseOf(outcome);
  return response && contentOf(response, outcome, outline).list;
}

const responseOf = (outcome: Outcome): ReceivedResponse | undefined =>
  outcome.kind === 'response' ? outcome.response : undefined;

interface Content {
  readonly action: string;
  readonly key: string;
  readonly entity: EntitySource | undefined;
  readonly list: ListSource | undefined;
  readonly sent: SentEntity | undefined;
  readonly match: RouteMatch | undefined;
}

/** What a body is about. */
function contentOf(
  { status, body }: ReceivedResponse,
  { request }: Outcome,
  outline: JsonOutline | undefined,
): Content {
  const match = matchRoute(readGraphUrl(request.url)?.path ?? '');
  const none = { action: '', key: '', entity: undefined, list: undefined, sent: undefined, match };
  if (status < 200 || status >= 300) return none;
  const type = typeOf(body, outline, match);
  if (!outline || type === undefined)
    return { ...none, action: match ? actionOf(request.method, match.entityType.name) : '' };
  const list = listSource(body, outline, type);
  if (list) return { ...none, list, action: `${list.total.toLocaleString('en')} × ${type.typeName}` };
  if (outline.kind !== 'object') return none;
  const id = memberNamed(outline.members, 'id');
  return {
    match,
    list: undefined,
    entity: { text: body, members: outline.members, ...type },
    key: id?.kind === 'string' ? displayed(body, id) : '',
    action: actionOf(request.method, type.typeName),
    sent:
      request.body !== undefined && /^(POST|PATCH|PUT)$/.test(request.method)
        ? { body: request.body, shownBody: request.shown.body, creates: request.method === 'POST' }
        : undefined,
  };
}

/** By what the body says of itself, else by the URL. Undefined: unknown. */
function typeOf(
  body: string,
  outline: JsonOutline | undefined,
  match: RouteMatch | undefined,
): { entityType: EntityType | undefined; typeName: string } | undefined {
  const named = outline && memberNamed(outline.members, '@odata.type');
  const odataType = named?.kind === 'string' ? displayed(body, named) : undefined;
  const entityType = odataType === undefined ? undefined : entityTypeOfODataType(odataType);
  if (entityType) return { entityType, typeName: entityType.name };
  if (match?.resource === 'managedDevice') return { entityType: undefined, typeName: match.resource };
  if (match) return { entityType: match.entityType, typeName: match.entityType.name };
  return odataType === undefined ? undefined : { entityType: undefined, typeName: odataType.replace(/^#?(.*\.)?/, '') };
}

function actionOf(method: string, type: string): string {
  switch (method) {
    case 'POST':
      return `Created ${type}`;
    case 'PATCH':
    case 'PUT':
      return `Updated ${type}`;
    case 'DELETE':
      return `Deleted ${type}`;
    default:
      return type;
  }
}

/** The property that an error is about, with what was sent for it. */
function blamedProperty(outcome: Outcome): Field | undefined {
  const name = serverProblemOf(outcome)?.property;
  if (name === undefined) return undefined;
  const body = outcome.request.shown.body ?? '';
  const sent = memberNamed(outlineOf(body)?.members ?? [], name);
  return { name, value: sent ? body.slice(sent.start, sent.end).slice(0, longestBlamed) : '' };
}

const longestBlamed = 500;

const targetLine = (target: Target): string =>
  target.kind === 'sandbox' ? 'Sandbox: nothing was sent to Microsoft Graph' : `Microsoft Graph, ${targetName(target)}`;

function droppedHeaders({ request }: Outcome): string {
  const names = [...new Set(request.droppedHeaders)];
  return names.length === 0 ? '' : `Not sent from the file: ${names.join(', ')}.`;
}

function bodyView(body: string, { outline, pages }: ReadExchange): BodyView {
  const first = (pages.formatted ?? pages.received).page(0) ?? { text: '', left: 0 };
  return { length: body.length, isJson: outline !== undefined, first };
}

function actionsOf(
  { key, error, linkLabel, body }: Omit<ResponseView, 'actions'>,
  { outcome: { request }, source }: Exchange,
  content: Content | undefined,
  hasPrevious: boolean,
): ResponseAction[] {
  const hasBody = body !== undefined && body.length > 0;
  const followsUp = key !== '' && content?.match !== undefined && content.match.resource !== 'managedDevice';
  const followUps = (['GET', 'PATCH', 'DELETE'] as const).filter((method) => followsUp && method !== request.method);
  const actions: readonly (ResponseAction | false)[] = [
    'resend',
    'copyAs',
    source !== undefined && 'source',
    ...followUps,
    ...(hasBody ? (['copyBody', 'openBody', 'saveBody'] as const) : []),
    hasBody && request.body !== undefined && 'compareRequest',
    hasBody && hasPrevious && 'comparePrevious',
    error.length > 0 && 'copySupport',
    linkLabel !== '' && 'openLink',
  ];
  return actions.filter((action) => action !== false);
}
