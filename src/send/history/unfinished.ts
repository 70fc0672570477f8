import { randomUUID } from 'node:crypto';
import type { Exchange } from '../exchange.ts';
import { mayChange } from '../batch/results.ts';
import type { PreparedRequest } from '../prepared-request.ts';
import type { Target } from '../target.ts';

/** A request that is about to be sent. */
export interface PendingRequest {
  readonly source: Exchange['source'];
  readonly request: PreparedRequest;
}

/**
 * What has to be remembered about requests before they are sent: that they may have succeeded, until more is known.
 *
 * @param startedAt milliseconds since the epoch
 * @returns only writes to a cloud: the sandbox's data is lost with the window, and reading is harmless
 */
export function unfinished(pending: readonly PendingRequest[], target: Target, startedAt: number): Exchange[] {
  if (target.kind === 'sandbox') return [];
  return pending
    .filter(({ request }) => mayChange(request))
    .map(({ source, request }) => {
      const sent = { target, request, account: undefined, startedAt, milliseconds: 0, attempts: 1 };
      return {
        id: randomUUID(),
        source,
        outcome: { ...sent, kind: 'cancelled', mayHaveArrived: true, unfinished: true },
      };
    });
}

/** Whether an exchange was remembered before it was sent, but not how it ended. */
export const isUnfinished = ({ outcome }: Exchange): boolean =>
  outcome.kind === 'cancelled' && outcome.unfinished === true;
