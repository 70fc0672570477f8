import { STATUS_CODES } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import type { EntityType } from '../../catalog/index.ts';
import { readGraphUrl } from '../../catalog/graph-url.ts';
import { matchRoute } from '../../catalog/routes.ts';
import { entityTypeOfODataType } from '../../catalog/odata-type.ts';
import { typeName } from '../../language/schema.ts';
import type { Field, PropertyRow, ResponseView } from '../../panel/protocol.ts';
import type { Outcome, ReceivedResponse } from '../outcome.ts';
import type { PreparedRequest } from '../prepared-request.ts';
import { isRecord, readGraphError } from './graph-error.ts';
import { targetName, type Target } from '../target.ts';

/** Characters of a body that the panel shows; the whole can always be copied. */
const shownBody = 2_000_000;

/** What the panel shows of an outcome. */
export function responseView(outcome: Outcome): ResponseView {
  const common = {
    target: targetLine(outcome.target),
    sandbox: outcome.target.kind === 'sandbox',
    request: `${outcome.request.method} ${outcome.request.url}`,
  };
  switch (outcome.kind) {
    case 'response':
      return {
        ...common,
        ...received(outcome.response, outcome.request, outcome.target),
        milliseconds: outcome.milliseconds,
      };
    case 'failed':
      return {
        ...common,
        ...nothingReceived,
        tone: 'failure',
        headline: 'No response',
        explanation: `${outcome.reason} The request may have arrived all the same: look before you send it again.`,
        milliseconds: outcome.milliseconds,
      };
    case 'cancelled':
      return {
        ...common,
        ...nothingReceived,
        tone: 'notice',
        headline: 'Cancelled',
        explanation: 'The request may have arrived all the same: look before you send it again.',
        milliseconds: undefined,
      };
    case 'sign-in-failed':
      return {
        ...common,
        ...nothingReceived,
        tone: 'notice',
        headline: 'Not sent: sign-in failed',
        explanation: `${outcome.failure.message} ${outcome.failure.nextStep}`.trim(),
        error: outcome.failure.details,
        milliseconds: undefined,
      };
    default:
      return outcome satisfies never;
  }
}

const targetLine = (target: Target): string =>
  target.kind === 'sandbox' ? 'Sandbox: nothing was sent to Microsoft Graph' : `Microsoft Graph, ${targetName(target)}`;

const nothingReceived = { entity: undefined, error: [], headers: [], body: '', bodyOmitted: 0 };

type Received = Omit<ResponseView, 'target' | 'sandbox' | 'request' | 'milliseconds'>;

function received(response: ReceivedResponse, request: PreparedRequest, target: Target): Received {
  const { status, statusText, body } = response;
  const json = parsed(body);
  const isSuccess = status >= 200 && status < 300;
  const error = isSuccess ? undefined : readGraphError(json);
  return {
    tone: isSuccess ? 'success' : 'failure',
    headline: `${status} ${statusText === '' ? (STATUS_CODES[status] ?? '') : statusText}`.trim(),
    explanation: [isSuccess ? meaning(status, target) : (error?.message ?? ''), dropped(request)]
      .filter(Boolean)
      .join(' '),
    entity: isSuccess ? entityOf(json, request) : undefined,
    error: error?.fields ?? [],
    headers: ordered(response.headers),
    body: body.slice(0, shownBody),
    bodyOmitted: Math.max(0, body.length - shownBody),
  };
}

/** A 201 of the sandbox is about the contract, not about the service: no public report shows Intune taking these POSTs. */
const meaning = (status: number, target: Target): string =>
  target.kind === 'sandbox' && status === 201
    ? 'The request keeps to the documented contract. The sandbox remembers the entity until this window closes.'
    : '';

const dropped = ({ droppedHeaders }: PreparedRequest): string =>
  droppedHeaders.length === 0 ? '' : `Not sent from the file: ${[...new Set(droppedHeaders)].join(', ')}.`;

function entityOf(json: unknown, request: PreparedRequest): ResponseView['entity'] {
  if (!isRecord(json) || Array.isArray(json['value'])) return undefined;
  const named = json['@odata.type'];
  const entityType =
    (typeof named === 'string' ? entityTypeOfODataType(named) : undefined) ??
    matchRoute(readGraphUrl(request.url)?.path ?? '')?.entityType;
  if (entityType === undefined) return undefined;
  const sent = request.body === undefined ? undefined : parsed(request.body);
  const rows = Object.entries(json)
    .filter(([name]) => !name.startsWith('@odata.'))
    .map(([name, value]) => propertyRow(name, value, entityType, sent));
  return { typeName: entityType.name, rows };
}

function propertyRow(name: string, value: unknown, entityType: EntityType, sent: unknown): PropertyRow {
  const property = entityType.properties.find((candidate) => candidate.name === name);
  return {
    name,
    value: display(value),
    type: property ? typeName(property) : '',
    description: property?.description ?? '',
    ...originOf(name, value, sent),
  };
}

const display = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function originOf(name: string, value: unknown, sent: unknown): Pick<PropertyRow, 'origin' | 'sent'> {
  if (!isRecord(sent)) return { origin: 'sent' };
  if (!Object.hasOwn(sent, name)) return { origin: 'set' };
  return isDeepStrictEqual(sent[name], value) ? { origin: 'sent' } : { origin: 'changed', sent: display(sent[name]) };
}

/** The headers that help most come first; the others keep their order. */
const helpful = [
  'request-id',
  'client-request-id',
  'date',
  'retry-after',
  'location',
  'www-authenticate',
  'content-type',
];

function ordered(headers: ReceivedResponse['headers']): Field[] {
  const rank = (name: string): number => {
    const index = helpful.indexOf(name.toLowerCase());
    return index === -1 ? helpful.length : index;
  };
  return headers.map(([name, value]) => ({ name, value })).sort((a, b) => rank(a.name) - rank(b.name));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
