import { t } from '@vscode/l10n';
import type { Outcome, Sent } from '../outcome.ts';
import type { PreparedRequest } from '../prepared-request.ts';
import { batchResponses } from '../batch/response.ts';
import type { BatchItem } from '../batch/request.ts';

/** A request on its way through batches. */
export interface BatchEntry {
  /** Among all the requests that are sent together. */
  readonly place: number;
  /** In its batch. */
  readonly id: string;
  readonly request: PreparedRequest;
  readonly item: BatchItem;
  /** What it has been through; undefined: it wasn't sent yet. */
  readonly before:
    | (Pick<Sent, 'startedAt' | 'attempts'> & {
        /** How often it was deferred. */
        readonly retries: number;
        /** For how many milliseconds. */
        readonly waited: number;
      })
    | undefined;
}

export interface BatchEntryResponse {
  readonly entry: BatchEntry;
  readonly outcome: Outcome;
  /** Whether the batch succeeded and this is the request's own response; else it is the outcome of the whole batch. */
  readonly ofItem: boolean;
}

/** What the outcome of a batch means for each request in it. */
export function responsesOf(batch: Outcome, entries: readonly BatchEntry[]): readonly BatchEntryResponse[] {
  const hasSucceeded = batch.kind === 'response' && batch.response.status >= 200 && batch.response.status < 300;
  const responses = hasSucceeded ? batchResponses(batch.response) : new Map<string, undefined>();
  return entries.map((entry) => {
    const sent = sentOf(batch, entry);
    // What the service or the network said about the whole batch applies to each request: a rejected batch wasn't processed.
    if (!hasSucceeded) return { entry, outcome: { ...batch, ...sent }, ofItem: false };
    const response = responses.get(entry.id);
    const outcome: Outcome = response
      ? { ...sent, kind: 'response', response }
      : { ...sent, ...missingResponse(batch) };
    return { entry, outcome, ofItem: true };
  });
}

/** What to say about a request that the response to its batch doesn't mention, at least in the part that was received. */
function missingResponse({ response: { status, cut } }: Outcome & { readonly kind: 'response' }): MissingResponse {
  if (cut === 'cancelled') return { kind: 'cancelled', mayHaveArrived: true };
  return {
    kind: 'failed',
    cause: cut === 'broken' || cut === 'timeout' ? cut : 'other',
    reason: t`the batch got a response (${status}), but this request didn’t`,
    mayHaveArrived: true,
  };
}

type MissingResponse =
  | Omit<Extract<Outcome, { kind: 'failed' }>, keyof Sent>
  | Omit<Extract<Outcome, { kind: 'cancelled' }>, keyof Sent>;

function sentOf(batch: Outcome, { request, before }: BatchEntry): Sent {
  const { target, account, startedAt, milliseconds, attempts, clientRequestId } = batch;
  const first = before?.startedAt ?? startedAt;
  return {
    target,
    request,
    account,
    startedAt: first,
    milliseconds: startedAt - first + milliseconds,
    attempts: attempts + (before?.attempts ?? 0),
    ...(clientRequestId !== undefined && { clientRequestId }),
  };
}
