import { t } from '@vscode/l10n';
import type { Account } from '../access-token.ts';
import { mayChange } from '../batch/results.ts';
import type { Outcome, Sent, Timing } from '../outcome.ts';
import { authorizationFor, mayReceiveToken } from '../policy.ts';
import type { PreparedRequest } from '../prepared-request.ts';
import type { Target } from '../target.ts';
import { attempt } from './attempt.ts';
import { claimsAskedBy } from './claims-challenge.ts';
import type { SendPorts } from './ports.ts';
import { retryLimits, retryDelay } from './retry-delay.ts';

/**
 * Sends one request so that it takes effect at most once.
 *
 * It is retried only if the service says that it wasn't processed: after a 429, and, with a new token, after a 401 that asks for other
 * claims; a request that changes nothing also after a 503 that asks to wait. Anything else that goes wrong is the outcome, and
 * `certaintyOf` says what is known about the request's effect. Redirects aren't followed: they are shown like any other response.
 *
 * @param target for a cloud, the ports must have a `token`
 * @param signal ends the send at any point
 */
export async function send(
  request: PreparedRequest,
  target: Target,
  ports: SendPorts,
  signal: AbortSignal,
): Promise<Outcome> {
  const { clock, now, progress, wait } = ports;
  const [started, startedAt] = [clock(), now()];
  const ownId = clientRequestId(request.headers);
  const id = ownId ?? ports.newId();
  const shownId = ownId === undefined ? id : (clientRequestId(request.shown.headers) ?? '');
  const headers = request.headers.filter(([name]) => name.toLowerCase() !== 'authorization');
  if (ownId === undefined) headers.push(['client-request-id', id]);
  let account: Account | undefined;
  let [attempts, retries, waited, signIn] = [0, 0, 0, 0];
  const ended = (milliseconds = clock() - started): Sent => ({
    target,
    request,
    account,
    startedAt,
    milliseconds,
    attempts,
    ...(attempts > 0 && { clientRequestId: shownId }),
  });
  const isCancelled = (): boolean => signal.aborted;
  let last: Outcome | undefined;
  let claims: string | undefined;
  let challenged = false;
  for (;;) {
    if (isCancelled()) return { ...ended(), kind: 'cancelled', mayHaveArrived: false };
    let authorization: string | undefined;
    if (target.kind === 'cloud') {
      if (ports.token === undefined) throw new Error('A cloud needs a source of tokens.');
      // Check this before getting a token: the user shouldn't have to sign in for a request that isn't sent.
      if (!mayReceiveToken(request.url, target.cloud.id)) return { ...ended(), kind: 'refused' };
      progress({ kind: 'signing-in' });
      const before = clock();
      const result = await ports.token(target.cloud, claims, signal);
      signIn += clock() - before;
      // An older token doesn't satisfy the challenge, so if the user doesn't sign in again, that response is the outcome.
      if (result.kind === 'cancelled' && last !== undefined && !isCancelled()) return last;
      if (result.kind === 'cancelled' || isCancelled()) return { ...ended(), kind: 'cancelled', mayHaveArrived: false };
      if (result.kind === 'failed') return { ...ended(), kind: 'sign-in-failed', failure: result.failure };
      claims = undefined;
      ({ account } = result.token);
      authorization = authorizationFor(request.url, result.token);
      if (authorization === undefined) return { ...ended(), kind: 'refused' };
    }
    attempts++;
    progress({ kind: 'sending', attempt: attempts });
    const sentAt = clock();
    const result = await attempt(request.url, initOf(request, headers, authorization), id, ports, signal);
    if (result.kind === 'cancelled') return { ...ended(), ...result };
    if (result.kind === 'failed') return { ...ended(), ...result, reason: withoutToken(result.reason, authorization) };
    const { response, headersAt } = result;
    const milliseconds = clock() - started;
    // Time before the first attempt doesn't count as waiting.
    const waiting = attempts === 1 ? 0 : sentAt - started - signIn;
    const timing: Timing = {
      signIn,
      waiting,
      headers: headersAt - started - signIn - waiting,
      body: milliseconds - (headersAt - started),
    };
    last = { ...ended(milliseconds), kind: 'response', response, timing };
    if (isCancelled()) return last;
    claims = target.kind === 'cloud' && !challenged ? claimsAskedBy(response) : undefined;
    if (claims !== undefined) {
      challenged = true;
      continue;
    }
    const delay = retryDelay(response, mayChange(request), retries, now());
    if (delay === undefined || retries === retryLimits.retries || waited + delay > retryLimits.milliseconds)
      return last;
    progress({ kind: 'waiting', status: response.status, until: now() + delay });
    await wait(delay, signal);
    waited += delay;
    retries++;
  }
}

const clientRequestId = (headers: PreparedRequest['headers']): string | undefined =>
  headers.find(([name]) => name.toLowerCase() === 'client-request-id')?.[1];

function initOf(
  { method, body }: PreparedRequest,
  headers: readonly (readonly [string, string])[],
  authorization: string | undefined,
): RequestInit {
  const pairs = headers.map(([name, value]): [string, string] => [name, value]);
  if (authorization !== undefined) pairs.push(['Authorization', authorization]);
  return { method, headers: pairs, ...(body === undefined ? {} : { body }) };
}

/** An error about a header may quote it. */
const withoutToken = (reason: string, authorization: string | undefined): string =>
  authorization !== undefined && reason.includes(authorization.replace(/^Bearer /, '').trim())
    ? t('The token contains characters that HTTP doesn’t allow.')
    : reason;
