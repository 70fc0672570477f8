import { certaintyOf } from '../certainty.ts';
import type { Exchange } from '../exchange.ts';
import type { PreparedRequest } from '../prepared-request.ts';
import { targetId, type Target } from '../target.ts';

/** Whether a request asks for the very same as another one: what is made anew for each send, such as a GUID, makes no other. */
function isSameRequest(a: PreparedRequest, b: PreparedRequest): boolean {
  const [one, other] = [a.shown.written ?? a.shown, b.shown.written ?? b.shown];
  return a.method === b.method && one.url === other.url && one.body === other.body;
}

/** Whether a request is another one once more, with all that was made for it. */
const isRepetition = (a: PreparedRequest, b: PreparedRequest): boolean =>
  a.method === b.method && a.shown.url === b.shown.url && a.shown.body === b.shown.body;

/**
 * What there is to consider before the same request is sent once more. `created`: it has created something already, and would
 * create a second one; `uncertain`: nobody knows whether the last time it was carried out.
 */
export interface SentBefore {
  readonly kind: 'created' | 'uncertain';
  readonly exchange: Exchange;
}

/**
 * Looks whether a request was sent to a target before with an effect that a repetition would double. PATCH, PUT and DELETE may
 * be repeated: they lead to the same state once more. What matters is the last time that it may have had an effect.
 *
 * @param exchanges newest first
 */
export const sentBefore = (
  exchanges: readonly Exchange[],
  request: PreparedRequest,
  target: Target,
): SentBefore | undefined => lastEffect(exchanges, target, request, isSameRequest);

/** Whether the very request, with all that was made for it, was carried out, or may have been, since a time in milliseconds. */
export function hasEffectSince(
  exchanges: readonly Exchange[],
  request: PreparedRequest,
  target: Target,
  time: number,
): boolean {
  const last = lastEffect(exchanges, target, request, isRepetition);
  return last !== undefined && last.exchange.outcome.startedAt >= time;
}

function lastEffect(
  exchanges: readonly Exchange[],
  target: Target,
  request: PreparedRequest,
  isSame: (a: PreparedRequest, b: PreparedRequest) => boolean,
): SentBefore | undefined {
  if (request.method !== 'POST') return undefined;
  for (const exchange of exchanges) {
    const { outcome } = exchange;
    if (targetId(outcome.target) !== targetId(target) || !isSame(outcome.request, request)) continue;
    const certainty = certaintyOf(outcome);
    if (certainty !== 'not-done') return { kind: certainty === 'done' ? 'created' : 'uncertain', exchange };
  }
  return undefined;
}
