import type { Account, TokenSource } from '../access-token.ts';
import type { Outcome, Sent } from '../outcome.ts';
import { authorizationFor } from '../policy.ts';
import type { PreparedRequest } from '../prepared-request.ts';
import type { Target } from '../target.ts';

/** What sending needs from the world around it. */
export interface SendPorts {
  /** Node's own, or the sandbox. */
  readonly fetch: typeof fetch;
  /** Undefined for the sandbox, which is sent no token. */
  readonly token: TokenSource | undefined;
  /** A monotonic clock in milliseconds. */
  readonly clock: () => number;
  /** The time of day in milliseconds since the epoch. */
  readonly now: () => number;
}

/**
 * Sends one request, once. Redirects are not followed: they are shown as the answer they are.
 *
 * @param signal ends the send at any point
 */
export async function send(
  request: PreparedRequest,
  target: Target,
  { fetch, token, clock, now }: SendPorts,
  signal: AbortSignal,
): Promise<Outcome> {
  const [started, startedAt] = [clock(), now()];
  let account: Account | undefined;
  const ended = (): Sent => ({
    target,
    request,
    account,
    startedAt,
    milliseconds: clock() - started,
    attempts: 1,
  });
  try {
    const headers = request.headers.map(([name, value]): [string, string] => [name, value]);
    if (target.kind === 'cloud' && token) {
      const result = await token(target.cloud, undefined, signal);
      if (result.kind === 'cancelled') return { ...ended(), kind: 'cancelled', mayHaveArrived: false };
      if (result.kind === 'failed') return { ...ended(), kind: 'sign-in-failed', failure: result.failure };
      const authorization = authorizationFor(request.url, result.token);
      if (authorization !== undefined) headers.push(['Authorization', authorization]);
      ({ account } = result.token);
    }
    const { method, url, body } = request;
    const response = await fetch(url, {
      method,
      headers,
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
    return { ...ended(), kind: 'response', response: received };
  } catch (error) {
    if (signal.aborted) return { ...ended(), kind: 'cancelled', mayHaveArrived: true };
    return { ...ended(), kind: 'failed', reason: reasonOf(error), mayHaveArrived: true };
  }
}

/** `fetch` says only "fetch failed"; what happened is in the cause. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
