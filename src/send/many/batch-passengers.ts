import type { Outcome, Sent } from '../outcome.ts';
import type { PreparedRequest } from '../prepared-request.ts';
import { batchAnswers } from './batch-answer.ts';
import type { BatchItem } from './batch-request.ts';

/** A request on its way through batches. */
export interface Passenger {
  /** Among all the requests that are sent together. */
  readonly place: number;
  /** In its batch. */
  readonly id: string;
  readonly request: PreparedRequest;
  readonly item: BatchItem;
  /** What it has been through; undefined: it was not sent yet. */
  readonly before:
    | (Pick<Sent, 'startedAt' | 'attempts'> & {
        /** How often it was put off. */
        readonly repeats: number;
        /** For how many milliseconds. */
        readonly waited: number;
      })
    | undefined;
}

export interface PassengerAnswer {
  readonly passenger: Passenger;
  readonly outcome: Outcome;
  /** Whether the batch came through and this is the request's own answer; else it is what became of the whole batch. */
  readonly ofItem: boolean;
}

/** What the outcome of a batch is for each request in it. */
export function answersOf(batch: Outcome, passengers: readonly Passenger[]): readonly PassengerAnswer[] {
  const isThrough = batch.kind === 'response' && batch.response.status >= 200 && batch.response.status < 300;
  const answers = isThrough ? batchAnswers(batch.response) : new Map<string, undefined>();
  return passengers.map((passenger) => {
    const sent = sentOf(batch, passenger);
    // What the service or the network said of the whole, it said of each: nothing of a batch that was refused was taken.
    if (!isThrough) return { passenger, outcome: { ...batch, ...sent }, ofItem: false };
    const response = answers.get(passenger.id);
    const outcome: Outcome = response ? { ...sent, kind: 'response', response } : { ...sent, ...unanswered(batch) };
    return { passenger, outcome, ofItem: true };
  });
}

/** What there is to say of a request that the answer to its batch does not speak of, or not in the part that came. */
function unanswered({ response: { status, cut } }: Outcome & { readonly kind: 'response' }): Unanswered {
  if (cut === 'cancelled') return { kind: 'cancelled', mayHaveArrived: true };
  return {
    kind: 'failed',
    cause: cut === 'broken' || cut === 'timeout' ? cut : 'other',
    reason: `the batch was answered (${status}), but this request in it was not`,
    mayHaveArrived: true,
  };
}

type Unanswered =
  Omit<Extract<Outcome, { kind: 'failed' }>, keyof Sent> | Omit<Extract<Outcome, { kind: 'cancelled' }>, keyof Sent>;

function sentOf(batch: Outcome, { request, before }: Passenger): Sent {
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
