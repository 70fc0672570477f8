import type { ReceivedResponse } from '../outcome.ts';
import { displayed, memberNamed, outlineOf, type JsonMember, type JsonSpan } from '../../json/outline.ts';

/** What identifies a batch to support, and its items if they have no ids of their own. */
const idsOfBatch = /^(request-id|client-request-id|date|x-ms-ags-diagnostic)$/i;

/**
 * The responses in the body of a batch's 200, by the ids of the requests.
 *
 * @returns without those that got no response, or none that can be understood
 */
export function batchResponses({ headers, body }: ReceivedResponse): ReadonlyMap<string, ReceivedResponse | undefined> {
  const responses = new Map<string, ReceivedResponse | undefined>();
  for (const text of responsesIn(body)) {
    const members = outlineOf(text)?.members ?? [];
    const id = memberNamed(members, 'id');
    if (id?.kind !== 'string' && id?.kind !== 'number') continue;
    const key = id.kind === 'string' ? displayed(text, id) : String(Number(sourceOf(text, id)));
    // If a request has two responses, it's unknown which is right.
    responses.set(key, responses.has(key) ? undefined : responseOf(text, members, headers));
  }
  return responses;
}

/** Whether a body holds responses to several requests, each with a status: no other body from Graph does. */
export const holdsBatchResponses = ({ body }: ReceivedResponse): boolean =>
  body.includes('"responses"') &&
  responsesIn(body).some((text) => statusIn(text, outlineOf(text)?.members ?? []) !== undefined);

/** Undefined if there is none, or if it isn't valid in HTTP. */
function statusIn(text: string, members: readonly JsonMember[]): number | undefined {
  const code = memberNamed(members, 'status');
  const status = code?.kind === 'number' ? Number(sourceOf(text, code)) : Number.NaN;
  return Number.isInteger(status) && status >= 100 && status <= 599 ? status : undefined;
}

function responsesIn(body: string): readonly string[] {
  const list = sourceOf(body, memberNamed(outlineOf(body)?.members ?? [], 'responses'));
  const outline = list === undefined ? undefined : outlineOf(list);
  return outline?.kind === 'array' ? (outline.items ?? []).map(({ start, end }) => (list ?? '').slice(start, end)) : [];
}

function responseOf(
  text: string,
  members: readonly JsonMember[],
  ofBatch: ReceivedResponse['headers'],
): ReceivedResponse | undefined {
  const status = statusIn(text, members);
  if (status === undefined) return undefined;
  const headers = headersIn(sourceOf(text, memberNamed(members, 'headers')) ?? '');
  const own = new Set(headers.map(([name]) => name));
  const ids = ofBatch.filter(([name]) => idsOfBatch.test(name) && !own.has(name.toLowerCase()));
  return { status, statusText: '', headers: [...headers, ...ids], body: bodyOf(text, memberNamed(members, 'body')) };
}

const headersIn = (text: string): [string, string][] =>
  (outlineOf(text)?.members ?? []).flatMap(({ name, value }): [string, string][] => {
    const shown = displayed(text, value);
    const isPrimitive = value.kind !== 'object' && value.kind !== 'array' && !isNull(text, value);
    return isPrimitive ? [[name.toLowerCase(), shown]] : [];
  });

/** As written in the batch, so that no number is rounded; anything that isn't JSON is sent as a string. */
const bodyOf = (text: string, span: JsonSpan | undefined): string =>
  span === undefined || isNull(text, span) ? '' : displayed(text, span);

const isNull = (text: string, span: JsonSpan): boolean => span.kind === 'literal' && sourceOf(text, span) === 'null';

/** A value as written in the text. */
const sourceOf = (text: string, span: JsonSpan | undefined): string | undefined =>
  span && text.slice(span.start, span.end);
