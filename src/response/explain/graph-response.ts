import type { EntityType } from '../../catalog/index.ts';
import type { Field } from '../../panel/protocol/protocol.ts';
import type { Outcome, ReceivedResponse } from '../../send/outcome.ts';
import { parsedAtOnce, parsedJson } from '../../send/parsed-json.ts';
import { readGraphError, type GraphErrorText } from '../../send/graph-error.ts';
import { matchOf } from './words.ts';

/** A response, read as far as explaining it takes. */
export interface GraphResponse {
  readonly outcome: Outcome & { readonly kind: 'response' };
  readonly response: ReceivedResponse;
  /** Undefined where the body is no error of Graph's. */
  readonly error: GraphErrorText | undefined;
  readonly entityType: EntityType | undefined;
  /** What support asks for: of the error, else of the headers. */
  readonly fields: readonly Field[];
  /** A body that Graph does not answer with: no JSON. */
  readonly isOdd: boolean;
  readonly header: (name: string) => string | undefined;
  /** When the last of it came, in milliseconds since the epoch. */
  readonly endedAt: number;
}

/** Of a body that is too long to be parsed at once, both ends are looked at. */
export function readGraphResponse(outcome: Outcome & { readonly kind: 'response' }): GraphResponse {
  const { response } = outcome;
  const { body, headers, cut } = response;
  const parsed = parsedJson(body, parsedAtOnce);
  const isJson = parsed !== undefined || (body.length > parsedAtOnce && looksLikeJson(body));
  const error = readGraphError(parsed);
  const header = (wanted: string): string | undefined =>
    headers.find(([name]) => name.toLowerCase() === wanted)?.[1] || undefined;
  return {
    outcome,
    response,
    error,
    entityType: matchOf(outcome.request)?.entityType,
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
