import { isBatchUrl } from '../../catalog/url/graph-url.ts';
import { number, record, text, type Shape } from '../../panel/protocol/shape.ts';
import type { ReceivedResponse } from '../outcome.ts';
import { parsedJson } from '../parsed-json.ts';
import { isWrite, type PreparedRequest } from '../prepared-request.ts';
import { isRecord } from '../../json/is-record.ts';
import { holdsBatchResponses, batchResponses } from './response.ts';

/** A request in a handwritten batch, and its response: undefined if it got none that can be understood. */
export interface BatchResultItem {
  readonly id: string;
  /** Undefined if only the response mentions the request. */
  readonly method: string | undefined;
  readonly response: ReceivedResponse | undefined;
}

/**
 * The requests in a handwritten batch, in the order of its body, or else of its response; empty if neither can be read. A batch is
 * recognized by its URL and by a response to several requests.
 *
 * @returns undefined for a request that isn't a batch, and for a batch whose status applies to all of it
 */
export function batchResultItems(
  { method, url, body = '' }: PreparedRequest,
  response: ReceivedResponse,
): readonly BatchResultItem[] | undefined {
  if (!is2xx(response) || !isWrite(method)) return undefined;
  const responses = responsesIn(response, isBatchUrl(url));
  if (responses === undefined) return undefined;
  const written = requestsIn(body) ?? Array.from(responses.keys(), (id) => ({ id, method: undefined }));
  return written.map(({ id, method }) => ({ id, method, response: responses.get(id) }));
}

type BatchResponses = ReturnType<typeof batchResponses>;

/** By response: the same is asked about a dozen times while a response is shown, and it may be long. */
const read = new WeakMap<ReceivedResponse, { readonly isSeveral: boolean; readonly responses: BatchResponses }>();

/** Undefined for a response to one request. */
function responsesIn(response: ReceivedResponse, isToBatch: boolean): BatchResponses | undefined {
  let known = read.get(response);
  if (known === undefined) {
    const isSeveral = holdsBatchResponses(response);
    known = { isSeveral, responses: isSeveral || isToBatch ? batchResponses(response) : new Map() };
    read.set(response, known);
  }
  return isToBatch || known.isSeveral ? known.responses : undefined;
}

/**
 * Whether a request may change something at the service. A batch may if a request in it may, or if its requests can't be
 * read.
 */
export function mayChange({ method, url, body = '' }: PreparedRequest): boolean {
  if (!isWrite(method)) return false;
  const items = isBatchUrl(url) ? requestsIn(body) : undefined;
  return items === undefined || items.some((item) => isWrite(item.method));
}

/** Whether a response reports success; for a batch, whether it does for every request in it. */
export function isSuccess(request: PreparedRequest, response: ReceivedResponse): boolean {
  const items = batchResultItems(request, response);
  if (items === undefined) return is2xx(response);
  return items.length > 0 && items.every(({ response }) => response !== undefined && is2xx(response));
}

const is2xx = ({ status }: ReceivedResponse): boolean => status >= 200 && status < 300;

/** A request as written in a handwritten batch. */
export interface WrittenRequest {
  readonly id: string;
  /** Upper case. */
  readonly method: string;
  /** Relative to the version; undefined if it isn't a string. */
  readonly url: string | undefined;
  readonly body: unknown;
}

/**
 * The requests that the body of a batch holds.
 *
 * @returns undefined if the requests can't be told apart, such as in a body from which the history has removed a secret
 */
export function requestsIn(body: string): readonly WrittenRequest[] | undefined {
  const json = parsedJson(body);
  const requests = isRecord(json) ? json['requests'] : undefined;
  if (!Array.isArray(requests) || !requests.every(isItem)) return undefined;
  return requests.map((item) => {
    const { url, body: content } = item as { readonly url?: unknown; readonly body?: unknown };
    return {
      id: String(item.id),
      method: item.method.toUpperCase(),
      url: typeof url === 'string' ? url : undefined,
      body: content,
    };
  });
}

/** The documentation says that an id is a string, but each request should be reported even if the id is a number. */
const isId: Shape<string | number> = (value): value is string | number => text(value) || number(value);
const isItem = record({ id: isId, method: text });
