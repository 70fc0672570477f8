import { batchResultItems, mayChange, type BatchResultItem } from './batch/results.ts';
import type { Outcome, ReceivedResponse } from './outcome.ts';
import { isWrite } from './prepared-request.ts';

/**
 * What is known about a request's effect: whether it succeeded. `unknown` is the costly one: the request must not be retried before the
 * user has checked.
 */
export type Certainty = 'done' | 'not-done' | 'unknown';

/** What an outcome says about the effect. A GET has none, so it is never `unknown`, nor is a batch of them. */
export function certaintyOf(outcome: Outcome): Certainty {
  const certainty = certaintyOfAny(outcome);
  return certainty === 'unknown' && !mayChange(outcome.request) ? 'not-done' : certainty;
}

/** Whether a write may have succeeded. */
export const isUncertain = (outcome: Outcome): boolean => certaintyOf(outcome) === 'unknown';

function certaintyOfAny(outcome: Outcome): Certainty {
  switch (outcome.kind) {
    case 'response':
      return certaintyOfBatch(outcome) ?? certaintyOfResponse(outcome.response);
    case 'failed':
    case 'cancelled':
      return outcome.mayHaveArrived ? 'unknown' : 'not-done';
    case 'sign-in-failed':
    case 'refused':
      return 'not-done';
    default:
      return outcome satisfies never;
  }
}

/** A batch is done as soon as one write in it is, since repeating the batch would duplicate that write; `unknown` takes precedence. */
function certaintyOfBatch({ request, response }: Outcome & { readonly kind: 'response' }): Certainty | undefined {
  const items = batchResultItems(request, response);
  if (items === undefined) return undefined;
  if (items.length === 0) return 'unknown';
  const writes = items.filter(({ method }) => method === undefined || isWrite(method));
  const certainties = (writes.length === 0 ? items : writes).map(certaintyOfItem);
  return (['unknown', 'done'] as const).find((certainty) => certainties.includes(certainty)) ?? 'not-done';
}

/** What the response to a batch says about the effect of a request in it. */
export function certaintyOfItem({ method, response }: BatchResultItem): Certainty {
  const certainty = response ? certaintyOfResponse(response) : 'unknown';
  return certainty === 'unknown' && method !== undefined && !isWrite(method) ? 'not-done' : certainty;
}

/** 408 also comes from backends that took too long, 460 from AWS, 499 from nginx and Google's APIs. */
const gaveUp: ReadonlySet<number> = new Set([408, 460, 499]);

/** What a status says about a write's effect; also for an item of a batch. The rules are those of RFC 9110, section 15. */
export function certaintyOfResponse({
  status,
  body,
  cut,
}: Pick<ReceivedResponse, 'status' | 'body' | 'cut'>): Certainty {
  if (status === 201 || status === 204) return 'done';
  // A captive portal or a proxy responds with 200 and its own page, instead of the service.
  if (status >= 200 && status < 300)
    return (body === '' && cut === undefined) || /^\s*[[{]/.test(body) ? 'done' : 'unknown';
  // A write that succeeded can get these responses too; 307 and 308 say that it didn't succeed.
  if (status === 302 || status === 303) return 'unknown';
  // 501 and 505 reject before anything is done. All the others may fail halfway: a 500 doesn't guarantee that nothing was
  // written, nor does a 503 that asks to retry later, and behind a gateway's 502 or 504 anything may have happened.
  if (status >= 500) return status === 501 || status === 505 ? 'not-done' : 'unknown';
  // Gateways use these when a party gave up waiting while the service was still working.
  if (gaveUp.has(status)) return 'unknown';
  // An opaque redirect.
  return status === 0 ? 'unknown' : 'not-done';
}
