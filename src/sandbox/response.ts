import { jsonMediaType } from '../catalog/requests/headers.ts';
import { STATUS_CODES } from 'node:http';
import type { GraphError } from './graph-error.ts';

/** The parts of a request that the sandbox reads. */
export interface SandboxRequest {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  /** Of the body; empty if there is none. */
  readonly contentType: string;
  /** Empty if there is none. */
  readonly body: string;
}

/** An entity as its JSON. */
export type Entity = Readonly<Record<string, unknown>>;

/** A response before it has its ids and headers. */
export type SandboxResponse =
  | { readonly status: 200 | 201; readonly body: unknown }
  | { readonly status: 204 }
  | { readonly error: GraphError; readonly headers?: Readonly<Record<string, string>> };

/** Executes a request, and responds. */
export type Respond = (asked: SandboxRequest) => SandboxResponse;

/** A response as it is transferred. */
export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined if there is none. */
  readonly body: unknown;
}

/**
 * Adds the headers and ids that Graph's responses have.
 *
 * @param clientRequestId the client's id of its request; undefined if it sent none
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

/** The response as `fetch` returns it. */
export const responseOf = ({ status, headers, body }: WireResponse): Response =>
  new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    statusText: STATUS_CODES[status] ?? '',
    headers: { ...headers },
  });
