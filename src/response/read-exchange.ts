import { t } from '@vscode/l10n';
import type { BoundOperation, StructuredType } from '../catalog/model.ts';
import { typeOfODataType } from '../catalog/odata-type.ts';
import type { RouteMatch } from '../catalog/routes.ts';
import { displayed, type JsonOutline, memberNamed } from '../json/outline.ts';
import type { Exchange } from '../send/exchange.ts';
import { numberText } from '../texts/number-text.ts';
import { readOutcome, type ReadOutcome } from './read-outcome.ts';
import { BodyPages } from './view/body-pages.ts';
import type { EntitySource, SentEntity } from './view/entity-view.ts';
import { listSource, type ListSource } from './view/list-view.ts';

/** What the body of a response is about. */
export interface BodyContent {
  /** `Created deviceManagementScriptDeviceState`; empty if what the body is about is unknown. */
  readonly action: string;
  /** The id of the entity; empty if there is none. */
  readonly key: string;
  readonly entity: EntitySource | undefined;
  readonly list: ListSource | undefined;
  /** What the entity was sent as. */
  readonly sent: SentEntity | undefined;
}

/** An exchange whose outcome and body were read, ready to be shown. */
export type ReadExchange = ReadOutcome &
  BodyContent & {
    readonly exchange: Exchange;
    /** Of the body; undefined if it isn't JSON, or if there is none. */
    readonly outline: JsonOutline | undefined;
    /** Of the body; `formatted` only if it is JSON. */
    readonly pages: { readonly received: BodyPages; readonly formatted: BodyPages | undefined };
    /** Whether the same request had a response before. */
    readonly hasPrevious: boolean;
  };

/**
 * Reads what there is to show of an exchange.
 *
 * @param outline of its body, which takes long to make for a long body; undefined if it isn't JSON, or if there is none
 */
export function readExchange(exchange: Exchange, outline: JsonOutline | undefined, hasPrevious: boolean): ReadExchange {
  const read = readOutcome(exchange.outcome);
  const body = read.response?.body ?? '';
  return {
    ...read,
    ...contentOf(read, outline),
    exchange,
    outline,
    pages: { received: new BodyPages(body, 'received'), formatted: outline && new BodyPages(body, 'formatted') },
    hasPrevious,
  };
}

/** What the body of a response is about. @param outline of that body; undefined if it isn't JSON */
export function contentOf(
  { outcome: { request }, response, match }: ReadOutcome,
  outline: JsonOutline | undefined,
): BodyContent {
  const none = { action: '', key: '', entity: undefined, list: undefined, sent: undefined };
  if (response === undefined || response.status < 200 || response.status >= 300) return none;
  const { body } = response;
  const type = typeOf(body, outline, match);
  if (!outline || type === undefined) return { ...none, action: match ? actionAt(request.method, match) : '' };
  const { sought } = request;
  const list = listSource(body, outline, { ...type, sought: sought && { ...sought, creates: true } });
  if (list) return { ...none, list, action: `${numberText(list.total)} × ${type.typeName}` };
  if (outline.kind !== 'object') return none;
  const id = memberNamed(outline.members, 'id');
  return {
    list: undefined,
    entity: { text: body, members: outline.members, ...type },
    key: id?.kind === 'string' ? displayed(body, id) : '',
    action: match?.operation ? actionAt(request.method, match) : actionOf(request.method, type.typeName),
    sent:
      request.body !== undefined && /^(POST|PATCH|PUT)$/.test(request.method)
        ? { body: request.body, shownBody: request.shown.body, creates: request.method === 'POST' }
        : undefined,
  };
}

/** From what the body says about itself, else from the URL. Undefined: unknown. */
function typeOf(
  body: string,
  outline: JsonOutline | undefined,
  match: RouteMatch | undefined,
): { entityType: StructuredType | undefined; typeName: string } | undefined {
  const named = outline && memberNamed(outline.members, '@odata.type');
  const odataType = named?.kind === 'string' ? displayed(body, named) : undefined;
  const entityType = odataType === undefined ? undefined : typeOfODataType(odataType);
  if (entityType) return { entityType, typeName: entityType.name };
  if (match?.resource === 'managedDevice') return { entityType: undefined, typeName: match.resource };
  if (match?.operation) return returnedType(match.operation);
  if (match) return { entityType: match.entityType, typeName: match.entityType.name };
  return odataType === undefined ? undefined : { entityType: undefined, typeName: odataType.replace(/^#?(.*\.)?/, '') };
}

/** A call of an operation is named after it, because it creates nothing. */
const actionAt = (method: string, { operation, entityType }: RouteMatch): string =>
  operation ? `${entityType.name}: ${operation.name}` : actionOf(method, entityType.name);

/** What an action or a function returns, if that is an object or a list of objects. */
function returnedType({ returns }: BoundOperation): { entityType: StructuredType; typeName: string } | undefined {
  const single = returns?.kind === 'collection' ? returns.item : returns;
  if (single?.kind !== 'structured') return undefined;
  return { entityType: single.structuredType, typeName: single.structuredType.name };
}

function actionOf(method: string, type: string): string {
  switch (method) {
    case 'POST':
      return t`Created ${type}`;
    case 'PATCH':
    case 'PUT':
      return t`Updated ${type}`;
    case 'DELETE':
      return t`Deleted ${type}`;
    default:
      return type;
  }
}
