import { jsonMediaType } from '../catalog/requests/headers.ts';
import { STATUS_CODES } from 'node:http';
import type { GraphError } from './graph-error.ts';

/** What the sandbox reads of a request. */
export interface SandboxRequest {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  /** Of the body; empty: none. */
  readonly contentType: string;
  /** Empty: none. */
  readonly body: string;
}

/** As it was created: what its JSON has. */
export type Entity = Readonly<Record<string, unknown>>;

/** A response before it has its ids and headers. */
export type SandboxResponse =
  | { readonly status: 200 | 201; readonly body: unknown }
  | { readonly status: 204 }
  | { readonly error: GraphError; readonly headers?: Readonly<Record<string, string>> };

/** Does what it is asked, and responds. */
export type Respond = (asked: SandboxRequest) => SandboxResponse;

/** What a response is on the wire. */
export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined: none. */
  readonly body: unknown;
}

/**
 * Gives a response the headers and ids that Graph's have.
 *
 * @param clientRequestId what the client calls its request; undefined: it does not
 */
export function wireResponse(
  response: SandboxResponse,
  date: Date,
  requestId: string,
  clientRequestId: string | undefined,
): WireResponse {
  const ids = { 'request-id': requestId, 'client-request-id': clientRequestId ?? requestId };
  const headers = {
    date: date.toUTCString(),
    ...ids,
    'x-ms-ags-diagnostic': JSON.stringify({ ServerInfo: { DataCenter: 'Sandbox' } }),
  };
  if ('error' in response) {
    const { status, code, message, inner } = response.error;
    const innerError = { ...inner, date: date.toISOString().slice(0, 19), ...ids };
    return json(status, { error: { code, message, innerError } }, { ...headers, ...response.headers });
  }
  return response.status === 204
    ? { status: 204, headers, body: undefined }
    : json(response.status, response.body, headers);
}

const json = (status: number, body: unknown, headers: Readonly<Record<string, string>>): WireResponse => ({
  status,
  headers: {
    ...headers,
    'content-type': `${jsonMediaType};odata.metadata=minimal;odata.streaming=true;charset=utf-8`,
  },
  body,
});

/** The response as `fetch` gives it. */
export const responseOf = ({ status, headers, body }: WireResponse): Response =>
  new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    statusText: STATUS_CODES[status] ?? '',
    headers: { ...headers },
  });
