import { batchItemOf, batchRequest } from '../../../src/send/batch/request.ts';
import type { SendPorts } from '../../../src/send/deliver/ports.ts';
import { send } from '../../../src/send/deliver/send.ts';
import { sendAsBatches } from '../../../src/send/many/as-batches.ts';
import type { EndState } from '../../../src/send/many/item-state.ts';
import { type ManyPorts, Run, sendInOrder } from '../../../src/send/many/run.ts';
import type { Outcome } from '../../../src/send/outcome.ts';
import type { PreparedRequest } from '../../../src/send/prepared-request.ts';
import type { Target } from '../../../src/send/target.ts';

/** A way of sending requests. The fault matrix tries every failure with each. */
export interface WayOfSending {
  readonly name: string;
  /** How many requests it sends. */
  readonly requests: number;
  /** Which of its HTTP requests has the failure, from 0. */
  readonly faultAt: number;
  /** Whether they are sent in JSON batches, whose response says less about each if it is damaged. */
  readonly isBatch?: true;
  /** Whether they are sent in a handwritten JSON batch, which has one outcome. */
  readonly isHandwritten?: true;
  /** Gives the outcome of each that was sent. */
  readonly send: (
    requests: readonly PreparedRequest[],
    target: Target,
    ports: SendPorts,
    signal: AbortSignal,
  ) => Promise<readonly Outcome[]>;
}

export const waysOfSending: readonly WayOfSending[] = [
  {
    name: 'single',
    requests: 1,
    faultAt: 0,
    send: (requests, target, ports, signal) =>
      Promise.all(requests.map((request) => send(request, target, ports, signal))),
  },
  {
    name: 'all in order',
    requests: 5,
    faultAt: 2,
    send: async (requests, target, ports, signal) =>
      outcomesOf(await sendInOrder(new Run(requests, manyPorts(target, ports), signal))),
  },
  {
    name: 'batch',
    requests: 45,
    faultAt: 1,
    isBatch: true,
    send: async (requests, target, ports, signal) => {
      const many = manyPorts(target, ports);
      const run = new Run(requests, many, signal);
      return outcomesOf(await sendAsBatches(run, { ...ports, sendBatch: many.send }));
    },
  },
  ...['/$batch', '/%24batch/', '//$BATCH;x?y=1'].map((spelling): WayOfSending => ({
    name: `handwritten batch to ${spelling}`,
    requests: 1,
    faultAt: 0,
    isHandwritten: true,
    send: async (requests, target, ports, signal) => {
      const items = requests.map((request, index) => ({ id: String(index + 1), item: batchItemOf(request) }));
      const entries = items.flatMap(({ id, item }) => (item ? [{ id, item }] : []));
      const root = entries[0]?.item.root ?? '';
      return [await send({ ...batchRequest(root, entries), url: root + spelling }, target, ports, signal)];
    },
  })),
];

/** Of a user who continues whatever happens. */
const manyPorts = (target: Target, ports: SendPorts): ManyPorts => ({
  send: (request, progress, signal) =>
    send(
      request,
      target,
      {
        ...ports,
        progress: (step) => {
          progress(step);
          ports.progress(step);
        },
      },
      signal,
    ),
  begin: () => Promise.resolve({ leftOut: new Set<number>(), over: () => undefined }),
  ask: () => Promise.resolve('continue-all'),
  changed: () => undefined,
});

const outcomesOf = (ends: readonly EndState[]): Outcome[] =>
  ends.flatMap((end) => (end.kind === 'ended' ? [end.outcome] : []));
