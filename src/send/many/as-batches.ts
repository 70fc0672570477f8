import type { SendStep } from '../deliver/ports.ts';
import { retryLimits, retryDelay } from '../deliver/retry-delay.ts';
import type { PreparedRequest } from '../prepared-request.ts';
import { responsesOf, type BatchEntry, type BatchEntryResponse } from './batch-entries.ts';
import { batchLimit } from '../../catalog/requests/limits.ts';
import { batchItemOf, batchRequest } from '../batch/request.ts';
import type { EndState } from './item-state.ts';
import { mayChange } from '../batch/results.ts';
import type { ManyPorts, Run } from './run.ts';

/** What sending in batches needs in addition to `ManyPorts`. */
export interface BatchPorts {
  /** Like `send` of the run, for a batch: its items have the ids that `batchId` gives. */
  readonly sendBatch: ManyPorts['send'];
  /** The time of day in milliseconds since the epoch. */
  readonly now: () => number;
  /** Resolves when the milliseconds are over, or at once when the signal aborts. Never rejects. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** The id of a request in its batch, by its place among all requests: no id occurs twice, even in different batches. */
export const batchId = (place: number): string => String(place + 1);

/**
 * Sends requests as JSON batches of 20, one batch after the other; what can't be part of a batch is sent alone afterwards. The
 * requests of a batch have no order among them.
 *
 * A batch whose outcome is unknown isn't retried, nor is any request in it. Deferred requests are sent with the next batch, once the
 * longest wait that the service asked for is over.
 *
 * The signal of the run ends the batch in progress; the rest isn't sent.
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
  let deferred: readonly BatchEntry[] = [];
  for (let next = 0; (deferred.length > 0 || next < entries.length) && run.whyStopped() === undefined;) {
    // No more were deferred than fit in one batch.
    const joining = entries.slice(next, next + batchLimit.requests - deferred.length);
    const candidates = [...deferred, ...joining];
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
    await run.continueAfter(ended.map(({ entry }) => entry.place));
    // Part of the time has passed while the user answered a question.
    if (again.length > 0 && run.whyStopped() === undefined)
      await ports.wait(Math.max(0, until - ports.now()), run.signal);
    // A deferred request that isn't sent again did get a response.
    if (run.whyStopped() !== undefined)
      for (const { entry, outcome } of again) run.setState(entry.place, { kind: 'ended', outcome });
    deferred = again.map((response) => retried(response, delay));
  }
}

interface Deferred extends BatchEntryResponse {
  /** Milliseconds that the service asked to wait. */
  readonly delay: number;
}

/** Undefined if the response is final: the same limits apply as for a request that is sent alone. */
function delayOf({ entry: { before, request }, outcome, ofItem }: BatchEntryResponse, now: number): number | undefined {
  // After a response to the batch itself, the batch was already retried as often as it may be.
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
function reportWaiting(deferred: readonly Deferred[], until: number, run: Run): void {
  for (const { entry, outcome } of deferred) {
    const status = outcome.kind === 'response' ? outcome.response.status : 429;
    run.setState(entry.place, { kind: 'sending', step: { kind: 'waiting', status, until } });
  }
}
