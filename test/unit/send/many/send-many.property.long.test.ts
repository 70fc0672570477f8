import assert from 'node:assert/strict';
import fc from 'fast-check';
import { certaintyOf } from '../../../../src/send/certainty.ts';
import { send } from '../../../../src/send/deliver/send.ts';
import type { AfterTrouble } from '../../../../src/send/many/after-trouble.ts';
import { sendAsBatches, type BatchPorts } from '../../../../src/send/many/as-batches.ts';
import { type ManyPorts, Run, sendInOrder } from '../../../../src/send/many/run.ts';
import { canRetry, isEnd, verdictOf, type EndState, type ItemState } from '../../../../src/send/many/item-state.ts';
import { summaryOf } from '../../../../src/response/view/results-view.ts';
import type { PreparedRequest } from '../../../../src/send/prepared-request.ts';
import { targetOf } from '../../../../src/send/target.ts';
import { ModelGraph, type CallFate, type Fate, type Plan } from './model-graph.ts';
import { creates, requestTo } from './requests.ts';

const fates: readonly Fate[] = [
  'created',
  'created, no body',
  '400',
  '401',
  '403',
  '404',
  '409',
  '424',
  '429 after 5 s',
  '429',
  '503 after 5 s',
  '421',
  '425',
  '500, created',
  '500',
  '503, created',
  '503, created, after 5 s',
  '408, created',
  '408',
  '503',
  '200 of a proxy',
  '303, created',
];
const callFates: readonly CallFate[] = [
  'responds',
  'refused connection',
  'reset before',
  'reset after',
  'hangs before',
  'hangs after',
  '400',
  '401',
  '429 after 5 s',
  '503 after 5 s',
  '503 after 5 s after',
  '502',
  '502 after',
  '504 after',
  'no JSON',
  'cut',
  'other host redirect',
];

/** Half of the values are the usual one, so that runs make progress. */
const mostly = <T>(usual: T, all: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof(fc.constant(usual), fc.constantFrom(...all));

const plans: fc.Arbitrary<Plan> = fc.record({
  calls: fc.array(mostly<CallFate>('responds', callFates), { maxLength: 30 }),
  fates: fc.array(mostly<Fate>('created', fates), { maxLength: 80 }),
  leftOut: fc.array(fc.nat(3), { maxLength: 4 }),
  reversed: fc.boolean(),
});

const scenarios = fc.record({
  count: fc.integer({ min: 1, max: 45 }),
  /** Sent alone in both ways, because a batch can't carry them. */
  alone: fc.uniqueArray(fc.nat(44), { maxLength: 3 }),
  plan: plans,
  retryPlan: plans,
  answers: fc.array(fc.constantFrom<AfterTrouble>('continue', 'continue-all', 'stop'), { maxLength: 20 }),
  /** After how many events the user cancels: calls, waits, questions. Infinity: never. */
  cancelAfter: fc.oneof(fc.constant(Infinity), fc.nat(40)),
});

type Way = 'all in order' | 'batch';

/** The result of a run, as the user and as the service see it. */
interface RunResult {
  readonly ends: readonly EndState[];
  readonly reported: readonly (readonly [place: number, state: ItemState])[];
  readonly graph: ModelGraph;
  /** How many requests had reached the service when the user was last asked whether to continue, and said no. */
  readonly reachedWhenStopped: number | undefined;
}

async function run(
  way: Way,
  requests: readonly PreparedRequest[],
  plan: Plan,
  answers: readonly AfterTrouble[],
  cancelAfter: number,
): Promise<RunResult> {
  const controller = new AbortController();
  let events = 0;
  const onEvent = (): void => {
    if (events++ >= cancelAfter) controller.abort();
  };
  const graph = new ModelGraph(plan, onEvent);
  const reached = (): number => [...graph.received.values()].reduce((sum, count) => sum + count, 0);
  const reported: [number, ItemState][] = [];
  const left = [...answers];
  let reachedWhenStopped: number | undefined;
  const begun = new Set<number>();
  const sendTo = (request: PreparedRequest, signal: AbortSignal, places: readonly number[]) => {
    for (const place of places) assert.ok(begun.has(place), `${place} is sent before it is remembered`);
    return send(request, targetOf('sandbox'), graph.ports, signal);
  };
  const ports: ManyPorts & BatchPorts = {
    ...graph.ports,
    begin: (places) => {
      for (const place of places) begun.add(place);
      return Promise.resolve({
        leftOut: new Set<number>(),
        over: (outcomes) => {
          const settled = [...outcomes.keys()].sort((one, other) => one - other);
          assert.deepEqual(
            settled,
            [...places].sort((one, other) => one - other),
            'the outcome of each is reported',
          );
          for (const place of places) begun.delete(place);
        },
      });
    },
    send: (request, _, signal) => sendTo(request, signal, [requests.indexOf(request)]),
    sendBatch: (request, _, signal) => {
      const { requests: items } = JSON.parse(request.body ?? '') as { requests: { id: string }[] };
      return sendTo(
        request,
        signal,
        items.map(({ id }) => Number(id) - 1),
      );
    },
    changed: (place, state) => {
      reported.push([place, state]);
      if (state.kind === 'ended' && certaintyOf(state.outcome) !== 'not-done')
        assert.ok(begun.has(place), `${place} is over too early`);
    },
    ask: () => {
      onEvent();
      const answer = left.shift() ?? 'continue';
      if (answer === 'stop') reachedWhenStopped = reached();
      return Promise.resolve(answer);
    },
  };
  const run = new Run(requests, ports, controller.signal);
  const ends = await (way === 'batch' ? sendAsBatches(run, ports) : sendInOrder(run));
  assert.deepEqual(
    ends,
    requests.map((_, place) => run.stateOf(place)),
  );
  assert.deepEqual([...begun], [], 'each that began is over');
  return { ends, reported, graph, reachedWhenStopped };
}

describe('sending many requests, however the service responds', () => {
  for (const way of ['all in order', 'batch'] as const)
    it(`creates nothing twice, and reports every outcome: ${way}`, async function () {
      this.timeout(60_000);
      await fc.assert(
        fc.asyncProperty(scenarios, async ({ count, alone, plan, retryPlan, answers, cancelAfter }) => {
          const requests = creates(count).map((request, place) =>
            // A batch can't carry a header that occurs twice.
            alone.includes(place)
              ? requestTo(request.body, { headers: [...request.headers, ['X-A', '1'], ['x-a', '2']] })
              : request,
          );
          const { ends, reported, graph, reachedWhenStopped } = await run(way, requests, plan, answers, cancelAfter);
          checkEnds(requests, ends, graph);
          checkReported(ends, reported);
          const reached = [...graph.received.values()].reduce((sum, each) => sum + each, 0);
          if (reachedWhenStopped !== undefined)
            assert.equal(reached, reachedWhenStopped, 'nothing is sent after a stop');

          const again = requests.flatMap((request, place) => {
            const end = ends[place];
            return end && canRetry(end) ? [{ request, place }] : [];
          });
          const retried = await run(
            way,
            again.map(({ request }) => request),
            retryPlan,
            ['continue-all', 'continue-all'],
            Infinity,
          );
          for (const { body = '' } of requests) {
            const total = (graph.created.get(body) ?? 0) + (retried.graph.created.get(body) ?? 0);
            assert.ok(total <= 1, `${body} was created ${total} times after the failed ones were retried`);
          }
        }),
        { numRuns: 100 },
      );
    });
});

function checkEnds(requests: readonly PreparedRequest[], ends: readonly EndState[], graph: ModelGraph): void {
  assert.equal(ends.length, requests.length);
  for (const [place, { body = '' }] of requests.entries()) {
    const [end, created] = [ends[place], graph.created.get(body) ?? 0];
    assert.ok(end);
    assert.ok(created <= 1, `${body} was created ${created} times`);
    const verdict = verdictOf(end);
    if (created === 1) assert.match(verdict, /^(done|uncertain)$/, `${body} was created`);
    if (verdict === 'done') assert.equal(created, 1, `${body} is reported as created`);
    if (verdict === 'not-sent') assert.equal(graph.received.get(body), undefined, `${body} is reported as not sent`);
  }
}

/** Each request ends once, after everything else that is reported of it, and as the result says. */
function checkReported(ends: readonly EndState[], reported: RunResult['reported']): void {
  for (const [place, end] of ends.entries()) {
    const states = reported.filter(([other]) => other === place).map(([, state]) => state);
    assert.deepEqual(states.filter(isEnd), [end]);
    assert.equal(states.at(-1), end);
  }
  const source = { uri: 'file:///a.http', line: 0, name: 'a' };
  const items = ends.map((state) => ({ source, request: requestTo('{}'), state, exchangeId: '' }));
  const counted = Array.from(summaryOf(items).matchAll(/\d+/g), Number).reduce((sum, each) => sum + each, 0);
  assert.equal(counted, ends.length, summaryOf(items));
}
