import { type RouteMatch, routeOfUrl } from '../catalog/routes.ts';
import type { Field } from '../panel/protocol/protocol.ts';
import { isSuccess } from '../send/batch/results.ts';
import { type Certainty, certaintyOf } from '../send/certainty.ts';
import { type GraphErrorText, readGraphError } from '../send/graph-error.ts';
import type { Outcome, ReceivedResponse } from '../send/outcome.ts';
import { longestSent, parsedAtOnce, parsedJson } from '../send/parsed-json.ts';
import { type BatchWords, explainBatch } from './explain/batch.ts';
import { propertyNamed } from './explain/property-named.ts';

/** What is known about a send that has ended, before it is put into words. */
interface KnownOf<Ended extends Outcome> {
  readonly outcome: Ended;
  /** What its URL addresses; undefined if that isn't a route of the catalog. */
  readonly match: RouteMatch | undefined;
  readonly certainty: Certainty;
}

/** A send without a response. */
export interface NoResponse extends KnownOf<Exclude<Outcome, { readonly kind: 'response' }>> {
  readonly response: undefined;
}

/** A response, read as far as explaining it requires. */
export interface GraphResponse extends KnownOf<Outcome & { readonly kind: 'response' }> {
  readonly response: ReceivedResponse;
  /** For a batch, of every request in it too. */
  readonly isSuccess: boolean;
  /** Undefined if the body isn't a Graph error. */
  readonly error: GraphErrorText | undefined;
  /** The property of the body that the error is about, which the body may or may not have; undefined if none is named. */
  readonly property: string | undefined;
  /** Undefined if it isn't a batch, or if its status applies to all of it. */
  readonly batch: BatchWords | undefined;
  /** What support asks for: from the error, else from the headers. */
  readonly fields: readonly Field[];
  /** Whether the body can't come from Graph, because it isn't JSON. */
  readonly isOdd: boolean;
  readonly header: (name: string) => string | undefined;
  /** When the last part of it arrived, in milliseconds since the epoch. */
  readonly endedAt: number;
}

/** Statuses about the text of a request, not about who sends it, how often, or in what state things are. */
const aboutTheText: ReadonlySet<number> = new Set([400, 404, 405, 406, 409, 411, 412, 413, 414, 415, 422, 428]);

/** Whether a response says what is wrong with the text of its request. */
export const isAboutTheText = ({ status }: ReceivedResponse): boolean => aboutTheText.has(status);

/** Whether it is the sandbox that has no such route, which says nothing about Microsoft Graph. */
export const isBeyondSandbox = ({ outcome, match, response }: GraphResponse): boolean =>
  outcome.target.kind === 'sandbox' &&
  response.status === 404 &&
  (match === undefined || match.resource === 'managedDevice');

/** Reads how a send ended. If a body is too long to be parsed at once, only its beginning and its end are checked. */
export function readGraphResponse(outcome: Outcome): GraphResponse | NoResponse {
  const match = routeOfUrl(outcome.request.url);
  const certainty = certaintyOf(outcome);
  if (outcome.kind !== 'response') return { outcome, match, certainty, response: undefined };
  const { request, response } = outcome;
  const { body, headers, cut } = response;
  const parsed = parsedJson(body, parsedAtOnce);
  const isJson = parsed !== undefined || (body.length > parsedAtOnce && looksLikeJson(body));
  const error = readGraphError(parsed);
  const header = (wanted: string): string | undefined =>
    headers.find(([name]) => name.toLowerCase() === wanted)?.[1] || undefined;
  return {
    outcome,
    match,
    certainty,
    response,
    isSuccess: isSuccess(request, response),
    error,
    property:
      error && match && isAboutTheText(response)
        ? propertyNamed(error, match.entityType, parsedJson(request.body, longestSent))
        : undefined,
    batch: explainBatch(outcome),
    fields: fieldsOf(outcome, error, header),
    isOdd: body !== '' && !isJson && cut === undefined,
    header,
    endedAt: outcome.startedAt + outcome.milliseconds,
  };
}

function fieldsOf(
  { clientRequestId }: Outcome,
  error: GraphErrorText | undefined,
  header: GraphResponse['header'],
): readonly Field[] {
  const fields = [...(error?.fields ?? [])];
  const add = (name: string, value: string | undefined): void => {
    if (value !== undefined && !fields.some((field) => field.name.toLowerCase() === name)) fields.push({ name, value });
  };
  for (const name of ['request-id', 'date', 'client-request-id']) add(name, header(name));
  add('client-request-id', clientRequestId);
  return fields;
}

const looksLikeJson = (text: string): boolean =>
  /^[[{]/.test(text.trimStart()) && /[\]}]$/.test(text.trimEnd().slice(-1));
