import type { SendStep } from '../deliver/ports.ts';
import { retryLimits, retryDelay } from '../deliver/retry-delay.ts';
import type { PreparedRequest } from '../prepared-request.ts';
import { responsesOf, type BatchEntry, type BatchEntryResponse } from './batch-entries.ts';
import { batchLimit } from '../../catalog/requests/limits.ts';
import { batchItemOf, batchRequest } from '../batch/request.ts';
import type { EndState } from './item-state.ts';
import { mayChange } from '../batch/results.ts';
import type { ManyPorts, Run } from './run.ts';

/** What sending in batches needs in addition. */
export interface BatchPorts {
  /** As `send` of the run, for a batch: its items have the ids that `batchId` gives. */
  readonly sendBatch: ManyPorts['send'];
  /** The time of day in milliseconds since the epoch. */
  readonly now: () => number;
  /** Resolves when the milliseconds are over, or at once when the signal aborts. Never rejects. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** What a request is called in its batch, by its place among all requests: no id comes twice, whichever batch it is in. */
export const batchId = (place: number): string => String(place + 1);

/**
 * Sends requests as JSON batches of 20, one batch after the other; what can't be part of a batch is sent alone afterwards. The
 * requests of a batch have no order among them.
 *
 * A batch whose outcome is unknown isn't retried, nor is any request in it. Deferred requests go with the next batch, once the longest wait
 * that the service asked for is over.
 *
 * The signal of the run ends the batch that is under way; the rest isn't sent.
 *
 * @returns how each ended, by its place
 */
export async function sendAsBatches(run: Run, ports: BatchPorts): Promise<readonly EndState[]> {
  const byRoot = new Map<string, BatchEntry[]>();
  const alone: (readonly [place: number, request: PreparedRequest])[] = [];
  for (const [place, request] of run.requests.entries()) {
    const item = batchItemOf(request);
    if (item === undefined) alone.push([place, request]);
    else {
      const entries = byRoot.get(item.root) ?? [];
      byRoot.set(item.root, entries);
      entries.push({ place, id: batchId(place), request, item, before: undefined });
    }
  }
  for (const [root, entries] of byRoot) await sendFrom(root, entries, run, ports);
  for (const [place, request] of alone) if (run.whyStopped() === undefined) await run.sendOne(place, request);
  return run.finish();
}

async function sendFrom(root: string, entries: readonly BatchEntry[], run: Run, ports: BatchPorts): Promise<void> {
  let putOff: readonly BatchEntry[] = [];
  for (let next = 0; (putOff.length > 0 || next < entries.length) && run.whyStopped() === undefined;) {
    // No more were deferred than fit in one batch.
    const joining = entries.slice(next, next + batchLimit.requests - putOff.length);
    const candidates = [...putOff, ...joining];
    next += joining.length;
    const [again, ended]: [Deferred[], BatchEntryResponse[]] = [[], []];
    await run.sendTogether(
      candidates.map(({ place }) => place),
      async (places) => {
        const sent = new Set(places);
        const current = candidates.filter(({ place }) => sent.has(place));
        const reportAll = (step: SendStep): void => {
          for (const { place } of current) run.setState(place, { kind: 'sending', step });
        };
        const batch = await ports.sendBatch(batchRequest(root, current), reportAll, run.signal);
        const responses = responsesOf(batch, current);
        const now = ports.now();
        for (const response of responses) {
          const delay = delayOf(response, now);
          if (delay === undefined) ended.push(response);
          else again.push({ ...response, delay });
        }
        for (const { entry, outcome } of ended) run.setState(entry.place, { kind: 'ended', outcome });
        return new Map(responses.map(({ entry, outcome }) => [entry.place, outcome]));
      },
    );
    const delay = again.reduce((longest, response) => Math.max(longest, response.delay), 0);
    const until = ports.now() + delay;
    reportWaiting(again, until, run);
    await run.goOnAfter(ended.map(({ entry }) => entry.place));
    // Answering a question has taken a part of the time.
    if (again.length > 0 && run.whyStopped() === undefined)
      await ports.wait(Math.max(0, until - ports.now()), run.signal);
    // What was deferred and isn't sent again got a response all the same.
    if (run.whyStopped() !== undefined)
      for (const { entry, outcome } of again) run.setState(entry.place, { kind: 'ended', outcome });
    putOff = again.map((response) => retried(response, delay));
  }
}

interface Deferred extends BatchEntryResponse {
  /** Milliseconds that the service asked to wait. */
  readonly delay: number;
}

/** Undefined where the response is final: the same limits hold as for a request that is sent alone. */
function delayOf({ entry: { before, request }, outcome, ofItem }: BatchEntryResponse, now: number): number | undefined {
  // A response to the batch itself was retried as often as it may be.
  if (outcome.kind !== 'response' || !ofItem) return undefined;
  const [retries, waited] = [before?.retries ?? 0, before?.waited ?? 0];
  const delay = retryDelay(outcome.response, mayChange(request), retries, now);
  if (delay === undefined || retries === retryLimits.retries || waited + delay > retryLimits.milliseconds)
    return undefined;
  return delay;
}

const retried = ({ entry, outcome: { startedAt, attempts } }: Deferred, delay: number): BatchEntry => ({
  ...entry,
  before: {
    startedAt,
    attempts,
    retries: (entry.before?.retries ?? 0) + 1,
    waited: (entry.before?.waited ?? 0) + delay,
  },
});

/** @param until in milliseconds since the epoch */
function reportWaiting(putOff: readonly Deferred[], until: number, run: Run): void {
  for (const { entry, outcome } of putOff) {
    const status = outcome.kind === 'response' ? outcome.response.status : 429;
    run.setState(entry.place, { kind: 'sending', step: { kind: 'waiting', status, until } });
  }
}
