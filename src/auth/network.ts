import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import { parsedUrl } from '../catalog/url/parsed-url.ts';
import type { Cloud } from '../catalog/index.ts';
import { Deadline } from './abort.ts';
import { serverErrorIn, type ServerError } from './failure/server-error.ts';

/** What went wrong between this extension and the authority. msal's own errors lose most of it. */
export type NetworkFault =
  | { readonly kind: 'server'; readonly error: ServerError }
  /** A response that isn't the authority's: a proxy's page, or one in an unknown form. */
  | { readonly kind: 'other-response'; readonly status: number }
  /** @param code Node's, such as `ENOTFOUND` */
  | { readonly kind: 'unreachable'; readonly code: string | undefined }
  | { readonly kind: 'timeout' }
  /** The request was for a host other than the authority, or the authority redirected to one. Nothing was sent there. */
  | { readonly kind: 'foreign-host' };

/** Milliseconds that one request to the authority may take. */
const REQUEST_TIMEOUT = 30_000;

/** Parameters that aren't secret. Everything else that is sent to the authority counts as secret. */
const harmless: ReadonlySet<string> = new Set([
  'client_id',
  'scope',
  'grant_type',
  'redirect_uri',
  'client_info',
  'claims',
  'client-request-id',
  'client_assertion_type',
  'x-client-SKU',
  'x-client-VER',
  'x-client-OS',
  'x-client-CPU',
  'x-client-current-telemetry',
  'x-client-last-telemetry',
  'x-ms-lib-capability',
  'X-AnchorMailbox',
]);

/**
 * msal's network access for one operation: `fetch`, to the authority of one cloud and to no other host. The requests carry secrets and
 * refresh tokens, so redirects aren't followed either. Keeps the last fault.
 */
export class AuthorityNetwork implements INetworkModule {
  fault: NetworkFault | undefined;
  readonly #authority: string;
  readonly #fetch: typeof fetch;
  readonly #signal: AbortSignal;

  constructor(cloud: Cloud, fetchFunction: typeof fetch, signal: AbortSignal) {
    this.#authority = cloud.authority;
    this.#fetch = fetchFunction;
    this.#signal = signal;
  }

  sendGetRequestAsync<T>(url: string, options?: NetworkRequestOptions): Promise<NetworkResponse<T>> {
    return this.#send<T>('GET', url, options);
  }

  sendPostRequestAsync<T>(url: string, options?: NetworkRequestOptions): Promise<NetworkResponse<T>> {
    return this.#send<T>('POST', url, options);
  }

  async #send<T>(method: 'GET' | 'POST', url: string, options?: NetworkRequestOptions): Promise<NetworkResponse<T>> {
    this.fault = undefined;
    if (parsedUrl(url)?.origin !== this.#authority) throw this.#failed({ kind: 'foreign-host' });
    const deadline = new Deadline(this.#signal, REQUEST_TIMEOUT);
    let response: Response;
    let text: string;
    try {
      response = await this.#fetch(url, {
        method,
        headers: options?.headers ?? {},
        ...(method === 'POST' && { body: options?.body ?? '' }),
        redirect: 'manual',
        signal: deadline.signal,
      });
      text = await response.text();
    } catch (error) {
      throw this.#failed(deadline.passed ? { kind: 'timeout' } : { kind: 'unreachable', code: codeOf(error) });
    } finally {
      deadline.dispose();
    }
    const { status } = response;
    if (response.type === 'opaqueredirect' || (status >= 300 && status < 400))
      throw this.#failed({ kind: 'foreign-host' });
    const body = jsonObject(text);
    const error = serverErrorIn(body, secretsIn(options?.body));
    if (body === undefined || (!response.ok && error === undefined))
      throw this.#failed({ kind: 'other-response', status });
    // Not a fault: the authority responds with this until the user has typed the device code.
    if (error !== undefined && error.error !== 'authorization_pending') this.fault = { kind: 'server', error };
    return { status, headers: Object.fromEntries(response.headers), body: body as T };
  }

  #failed(fault: NetworkFault): Error {
    this.fault = fault;
    return new Error(`The authority was not reached: ${fault.kind}`);
  }
}

function jsonObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** `fetch` hides the reason in the cause; for a host with two addresses, in the causes of that cause. */
function codeOf(error: unknown): string | undefined {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const code: unknown = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,60}$/.test(code) ? code : undefined;
}

const secretsIn = (body: string | undefined): readonly string[] =>
  [...new URLSearchParams(body)].flatMap(([name, value]) => (harmless.has(name) || value === '' ? [] : [value]));
