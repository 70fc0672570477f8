import { certaintyOf } from '../certainty.ts';
import type { SendStep } from '../deliver/ports.ts';
import type { Outcome } from '../outcome.ts';
import { isSuccess } from '../batch/results.ts';

/** How one of several requests ended: sent, or left unsent because of what happened to others. */
export type EndState =
  | { readonly kind: 'ended'; readonly outcome: Outcome }
  | { readonly kind: 'not-sent'; readonly why: WhyNotSent }
  /** A value that it reads from the response to another request is missing: why, and what to do. */
  | { readonly kind: 'not-sent'; readonly why: 'no-value'; readonly message: string };

/**
 * `stopped`: after another request failed; `cancelled`: by the user; `no-token`: there is no token for the others either; `uncertain`: it
 * may already have succeeded in another window or run.
 */
export type WhyNotSent = 'stopped' | 'cancelled' | 'no-token' | 'uncertain';

/** The state of one of several requests. Each goes from waiting to exactly one end. */
export type ItemState =
  | { readonly kind: 'waiting' }
  /** `step`: what it is doing; undefined before there is anything to show. */
  | { readonly kind: 'sending'; readonly step: SendStep | undefined }
  | EndState;

export const isEnd = (state: ItemState): state is EndState => state.kind === 'ended' || state.kind === 'not-sent';

/**
 * What became of a request, for deciding what to do with those after it and for counting.
 *
 * `uncertain`: a write that may have succeeded.
 */
export type Verdict = 'done' | 'failed' | 'uncertain' | 'no-token' | 'cancelled' | 'not-sent';

export function verdictOf(state: EndState): Verdict {
  if (state.kind === 'not-sent') return 'not-sent';
  const { outcome } = state;
  if (certaintyOf(outcome) === 'unknown') return 'uncertain';
  switch (outcome.kind) {
    case 'response':
      return isSuccess(outcome.request, outcome.response) ? 'done' : 'failed';
    case 'cancelled':
      return 'cancelled';
    case 'sign-in-failed':
      return 'no-token';
    case 'failed':
    case 'refused':
      return 'failed';
    default:
      return outcome satisfies never;
  }
}

/** Whether it can safely be sent again: it certainly had no effect. */
export function canRetry(state: EndState): boolean {
  if (state.kind === 'not-sent') return state.why !== 'uncertain';
  // A handwritten batch may have failed and still be done in part.
  return verdictOf(state) !== 'done' && certaintyOf(state.outcome) === 'not-done';
}

/** For a request that can be sent again, whether it hasn't failed: it was never sent, or was cancelled. */
export const isRemaining = (state: EndState): boolean =>
  state.kind === 'not-sent' || state.outcome.attempts === 0 || state.outcome.kind === 'cancelled';
