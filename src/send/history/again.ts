import { mayChange } from '../batch/results.ts';
import { certaintyOf } from '../certainty.ts';
import type { Exchange } from '../exchange.ts';
import type { PreparedRequest } from '../prepared-request.ts';
import { type Target, targetId } from '../target.ts';
import { isSameAddress, isSameRequest } from './same-request.ts';

/**
 * What to consider before the same request is sent again. `created`: it has created something already, and would create a second one;
 * `uncertain`: it may already have succeeded.
 */
export interface SentBefore {
  readonly kind: 'created' | 'uncertain';
  readonly exchange: Exchange;
}

/**
 * Looks whether a request was sent to a target before with an effect that counts when it is sent again. One that succeeded counts only for
 * a POST: PATCH, PUT and DELETE lead to the same state again. What matters is the last time that it may have had an effect.
 *
 * @param exchanges newest first
 */
export function sentBefore(
  exchanges: readonly Exchange[],
  request: PreparedRequest,
  target: Target,
): SentBefore | undefined {
  if (!mayChange(request)) return undefined;
  for (const exchange of exchanges) {
    const { outcome } = exchange;
    if (targetId(outcome.target) !== targetId(target) || !isSameRequest(outcome.request, request)) continue;
    const certainty = certaintyOf(outcome);
    if (certainty === 'unknown') return { kind: 'uncertain', exchange };
    if (certainty === 'done') return request.method === 'POST' ? { kind: 'created', exchange } : undefined;
  }
  return undefined;
}

/**
 * What was sent since a run of several requests began, without the requests of the run: one that failed may have been sent on its own
 * meanwhile, with another GUID. The requests of the run say nothing about each other, however alike they are.
 */
export const sentBeside = (
  exchanges: readonly Exchange[],
  together: {
    /** Milliseconds since the epoch. */
    readonly startedAt: number;
    readonly exchange: (id: string) => Exchange | undefined;
  },
): Exchange[] =>
  exchanges.filter(({ id, outcome }) => outcome.startedAt >= together.startedAt && together.exchange(id) === undefined);

/** What the same request, of the same file, was sent the time before, with its response. @param exchanges newest first */
export function previousOf(exchanges: readonly Exchange[], exchange: Exchange): Exchange | undefined {
  const { outcome, source } = exchange;
  return exchanges.find(
    (other) =>
      other.id !== exchange.id &&
      other.outcome.startedAt <= outcome.startedAt &&
      other.source?.uri === source?.uri &&
      isSameAddress(other.outcome.request, outcome.request),
  );
}
