import { mayChange } from '../batch/results.ts';
import { certaintyOf } from '../certainty.ts';
import type { Exchange } from '../exchange.ts';
import type { PreparedRequest } from '../prepared-request.ts';
import { type Target, targetId } from '../target.ts';
import { isSameAddress, isSameRequest } from './same-request.ts';

/**
 * What to consider before resending a request. `created`: it has already created something, and would create another; `uncertain`: it
 * may already have succeeded.
 */
export interface SentBefore {
  readonly kind: 'created' | 'uncertain';
  readonly exchange: Exchange;
}

/**
 * Checks whether a request was sent to a target before, with an effect that matters when it is resent. A success matters only for a POST:
 * PATCH, PUT and DELETE result in the same state again. What counts is the last time that it may have had an effect.
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
 * meanwhile, with another GUID. The requests of the run say nothing about each other, however similar they are.
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

/** The latest earlier exchange of the same file, method and URL, whatever its body, that got a response. @param exchanges newest first */
export function previousOf(exchanges: readonly Exchange[], exchange: Exchange): Exchange | undefined {
  const { outcome, source } = exchange;
  return exchanges.find(
    (other) =>
      other.id !== exchange.id &&
      other.outcome.kind === 'response' &&
      other.outcome.startedAt <= outcome.startedAt &&
      other.source?.uri === source?.uri &&
      isSameAddress(other.outcome.request, outcome.request),
  );
}
