import type { Outcome } from './outcome.ts';
import type { PreparedRequest } from './prepare.ts';
import type { Target } from './target.ts';

/** What sending needs from the world around it. */
export interface SendPorts {
  /** Node's own, or the sandbox. */
  readonly fetch: typeof fetch;
  /** A monotonic clock in milliseconds. */
  readonly clock: () => number;
}

/**
 * Sends one request, once. Redirects are not followed: they are shown as the answer they are.
 *
 * @param signal ends the send at any point
 */
export async function send(
  request: PreparedRequest,
  target: Target,
  { fetch, clock }: SendPorts,
  signal: AbortSignal,
): Promise<Outcome> {
  const started = clock();
  try {
    const { method, url, headers, body } = request;
    const response = await fetch(url, {
      method,
      headers: headers.map(([name, value]): [string, string] => [name, value]),
      redirect: 'manual',
      signal,
      ...(body === undefined ? {} : { body }),
    });
    const received = {
      status: response.status,
      statusText: response.statusText,
      headers: [...response.headers],
      body: await response.text(),
    };
    return { kind: 'response', target, request, response: received, milliseconds: clock() - started };
  } catch (error) {
    if (signal.aborted) return { kind: 'cancelled', target, request };
    return { kind: 'failed', target, request, reason: reasonOf(error), milliseconds: clock() - started };
  }
}

/** `fetch` says only "fetch failed"; what happened is in the cause. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
