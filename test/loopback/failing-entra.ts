import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** Ids, as Entra sends them with each error. */
export const ids = {
  traceId: '0000aaaa-11bb-4ccc-8d22-eeeeee333333',
  correlationId: 'aaaa0000-bb11-4222-b3cc-444444dddddd',
  timestamp: '2026-01-09 02:02:12Z',
} as const;

/** One way for Entra to fail. */
export type Failure =
  /** An error from Entra. If `code` is undefined, an OAuth error without a code. */
  | {
      readonly kind: 'error';
      readonly code: number | undefined;
      /** OAuth's name for it; by default `invalid_grant`. */
      readonly error?: string;
      readonly suberror?: string;
      /** The text after the code; by default a short one. */
      readonly sentence?: string;
    }
  /** Any response. */
  | {
      readonly kind: 'response';
      readonly status: number;
      readonly body: string;
      readonly headers?: Record<string, string>;
    }
  /** The connection breaks. */
  | { readonly kind: 'break' }
  /** There is no response. */
  | { readonly kind: 'silence' }
  /** Authorize only: the response is in the URL of a redirect, not in a form. */
  | { readonly kind: 'query' };

export type Endpoint = 'authorize' | 'token' | 'devicecode';

export interface FailingEntra {
  /** `http://127.0.0.1:<port>`: pass it to `loopbackAddress` and `loopbackFetch`. */
  readonly origin: string;
  /** What it simulates from now on, by endpoint. An endpoint without a failure succeeds as far as it can. */
  failures: Partial<Record<Endpoint, Failure>>;
  /** The bodies that were posted to it. */
  readonly posted: URLSearchParams[];
  stop(): Promise<void>;
}

/**
 * A failing Entra on loopback: each endpoint responds with the failure that a test sets. Its authorize page responds at once, so a
 * browser that only submits forms can use it.
 */
export async function startFailingEntra(): Promise<FailingEntra> {
  const entra: { failures: FailingEntra['failures']; posted: URLSearchParams[] } = { failures: {}, posted: [] };
  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      const endpoint = /\/oauth2\/v2\.0\/(authorize|token|devicecode)$/.exec(url.pathname)?.[1] as Endpoint | undefined;
      const posted = new URLSearchParams(await text(request));
      if (endpoint === undefined) response.writeHead(404).end();
      else {
        if (request.method === 'POST') entra.posted.push(posted);
        respond(endpoint, entra.failures[endpoint], url.searchParams, response);
      }
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(entra, {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  });
}

function respond(
  endpoint: Endpoint,
  failure: Failure | undefined,
  parameters: URLSearchParams,
  response: ServerResponse,
): void {
  if (failure?.kind === 'break') response.destroy();
  else if (failure?.kind === 'response') response.writeHead(failure.status, failure.headers).end(failure.body);
  else if (failure?.kind === 'silence') return;
  else if (endpoint === 'authorize') authorize(failure, parameters, response);
  else if (failure?.kind === 'error') json(response, 400, errorBody(failure));
  else if (endpoint === 'devicecode')
    json(response, 200, {
      user_code: 'ABCD1234',
      device_code: 'known-device-code',
      verification_uri: 'https://microsoft.com/devicelogin',
      expires_in: 900,
      interval: 1,
      message: 'Type it.',
    });
  else json(response, 400, errorBody({ kind: 'error', code: 70016, error: 'authorization_pending' }));
}

/** Sends the response back through the browser, as a form that the browser posts. */
function authorize(failure: Failure | undefined, parameters: URLSearchParams, response: ServerResponse): void {
  const redirect = parameters.get('redirect_uri') ?? '';
  const state = parameters.get('state') ?? '';
  if (failure?.kind === 'query') {
    response
      .writeHead(303, { Location: `${redirect}/?${new URLSearchParams({ code: 'known-code', state }).toString()}` })
      .end();
    return;
  }
  const { error, error_description: description } = failure?.kind === 'error' ? errorBody(failure) : {};
  const fields = error === undefined ? { code: 'known-code', state } : { error, error_description: description, state };
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${value}"/>`,
  );
  response.setHeader('Content-Type', 'text/html');
  response.end(`<form method="post" action="${redirect}">${inputs.join('')}</form>`);
}

function errorBody({ code, error, suberror, sentence }: Failure & { readonly kind: 'error' }): Record<
  string,
  unknown
> & {
  readonly error: string;
  readonly error_description: string;
} {
  const prefix = code === undefined ? '' : `AADSTS${code}: `;
  return {
    error: error ?? 'invalid_grant',
    error_description: `${prefix}${sentence ?? 'Something is wrong.'}\r\nTrace ID: ${ids.traceId}\r\nCorrelation ID: ${ids.correlationId}\r\nTimestamp: ${ids.timestamp}`,
    ...(code !== undefined && { error_codes: [code] }),
    ...(suberror !== undefined && { suberror }),
    timestamp: ids.timestamp,
    trace_id: ids.traceId,
    correlation_id: ids.correlationId,
  };
}

const json = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
};
