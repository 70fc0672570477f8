import assert from 'node:assert/strict';
import type { SimulatedFailure, SimulatedStatus, SandboxPlan } from '../../../../src/language/sandbox-directive.ts';
import { createSandbox } from '../../../../src/sandbox/index.ts';
import type { SendPorts } from '../../../../src/send/deliver/ports.ts';
import { send } from '../../../../src/send/deliver/send.ts';
import type { AfterTrouble, Trouble } from '../../../../src/send/many/after-trouble.ts';
import { type ManyPorts, Run } from '../../../../src/send/many/run.ts';
import { batchId, type BatchPorts, sendAsBatches } from '../../../../src/send/many/as-batches.ts';
import { verdictOf, type EndState } from '../../../../src/send/many/item-state.ts';
import type { PreparedRequest } from '../../../../src/send/prepared-request.ts';
import { targetOf } from '../../../../src/send/target.ts';
import { creates, path, requestTo } from './requests.ts';

const sandboxTarget = targetOf('sandbox');

const simulating = (failure: SimulatedFailure, times?: number): SandboxPlan => ({ failure, slow: 0, times });
const status = (
  code: SimulatedStatus,
  more: Partial<SimulatedFailure & { kind: 'status' }> = {},
): SimulatedFailure => ({
  kind: 'status',
  status: code,
  retryAfter: undefined,
  claims: false,
  taken: false,
  ...more,
});

interface Batched {
  readonly ends: readonly EndState[];
  /** The ids in each batch, `alone` for a single request, `wait 5 s` between them. */
  readonly log: readonly string[];
  /** What is reported of requests that wait to be retried: the id, the status, and until when, in seconds. */
  readonly waiting: readonly (readonly [string, number, number])[];
  /** How many entities exist at the end. */
  readonly created: number;
  readonly troubles: readonly Trouble[];
}

/** Sends to a sandbox that simulates what the requests ask for. */
async function batched(
  requests: readonly PreparedRequest[],
  { answers = [], cancelAt }: { answers?: readonly AfterTrouble[]; cancelAt?: 'question' | 'wait' } = {},
): Promise<Batched> {
  const sandbox = createSandbox();
  const controller = new AbortController();
  const log: string[] = [];
  const waiting: [string, number, number][] = [];
  const troubles: Trouble[] = [];
  const planOf = (id: string): SandboxPlan | undefined => requests[Number(id) - 1]?.sandboxPlan;
  assert.equal(batchId(0), '1');
  const fetchBatch = sandbox.fetchForBatch(planOf);
  const ports: SendPorts = {
    fetch: sandbox.fetch,
    token: undefined,
    clock: () => 0,
    now: () => 0,
    newId: () => 'id',
    timeout: 0,
    progress: () => undefined,
    wait: (milliseconds) => {
      log.push(`wait ${milliseconds / 1000} s`);
      if (cancelAt === 'wait') controller.abort();
      return Promise.resolve();
    },
  };
  const many: ManyPorts & BatchPorts = {
    ...ports,
    send: (request, _, signal) => {
      log.push('alone');
      return send(request, sandboxTarget, { ...ports, fetch: sandbox.fetchFor(request.sandboxPlan) }, signal);
    },
    sendBatch: (request, _, signal) => {
      const { requests: items } = JSON.parse(request.body ?? '') as { requests: { id: string }[] };
      log.push(items.map(({ id }) => id).join(' '));
      return send(request, sandboxTarget, { ...ports, fetch: fetchBatch }, signal);
    },
    begin: () => Promise.resolve({ leftOut: new Set<number>(), over: () => undefined }),
    changed: (place, state) => {
      if (state.kind === 'sending' && state.step?.kind === 'waiting')
        waiting.push([batchId(place), state.step.status, state.step.until / 1000]);
    },
    ask: (trouble) => {
      troubles.push(trouble);
      if (cancelAt === 'question') controller.abort();
      // A question that isn't answered doesn't keep the user from cancelling.
      return cancelAt === 'question'
        ? new Promise(() => undefined)
        : Promise.resolve(answers[troubles.length - 1] ?? 'continue');
    },
  };
  const ends = await sendAsBatches(new Run(requests, many, controller.signal), many);
  const list = await (await sandbox.fetch(`https://graph.microsoft.com/beta${path}`)).text();
  return { ends, log, waiting, created: (JSON.parse(list) as { value: unknown[] }).value.length, troubles };
}

const ids = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, index) => String(from + index)).join(' ');

/** Three creates, of which the second fails with the given failure. */
const threeWith = (failure: SimulatedFailure, times?: number): PreparedRequest[] =>
  creates(3).map((request, place) => (place === 1 ? { ...request, sandboxPlan: simulating(failure, times) } : request));

const kindsOf = (ends: readonly EndState[]): string =>
  ends
    .map((end) =>
      end.kind === 'ended' && end.outcome.kind === 'response'
        ? `${verdictOf(end)} ${end.outcome.response.status}`
        : verdictOf(end),
    )
    .join(', ');

describe('requests in JSON batches', () => {
  it('are sent twenty at a time', async () => {
    const { ends, log, created } = await batched(creates(45));
    assert.deepEqual(log, [ids(1, 20), ids(21, 40), ids(41, 45)]);
    assert.equal(created, 45);
    assert.ok(ends.every((end) => verdictOf(end) === 'done'));
  });

  it('are sent alone if a batch can’t carry them', async () => {
    const requests = creates(3).map((request, place) =>
      place === 0 ? { ...request, headers: [...request.headers, ['accept', 'text/json'] as const] } : request,
    );
    const { log, created } = await batched(requests);
    assert.deepEqual(log, ['2 3', 'alone']);
    assert.equal(created, 3);
  });

  const items: readonly [what: string, failure: SimulatedFailure, second: string, created: number, log: string[]][] = [
    ['403', status(403), 'failed 403', 2, ['1 2 3']],
    ['404', status(404), 'failed 404', 2, ['1 2 3']],
    ['no route', { kind: 'no-route' }, 'failed 400', 2, ['1 2 3']],
    ['500', status(500), 'uncertain 500', 2, ['1 2 3']],
    ['502, but succeeded', status(502, { taken: true }), 'uncertain 502', 3, ['1 2 3']],
    ['503', status(503), 'uncertain 503', 2, ['1 2 3']],
    ['503 with Retry-After', status(503, { retryAfter: 7 }), 'uncertain 503', 2, ['1 2 3']],
    ['504, but succeeded', status(504, { taken: true }), 'uncertain 504', 3, ['1 2 3']],
    [
      '429 each time',
      status(429, { retryAfter: 7 }),
      'failed 429',
      2,
      ['1 2 3', 'wait 7 s', '2', 'wait 7 s', '2', 'wait 7 s', '2'],
    ],
    ['429 with too long a wait', status(429, { retryAfter: 600 }), 'failed 429', 2, ['1 2 3']],
    ['429 with time for one retry', status(429, { retryAfter: 100 }), 'failed 429', 2, ['1 2 3', 'wait 100 s', '2']],
  ];
  for (const [what, failure, second, created, log] of items)
    it(`end independently: ${what}`, async () => {
      const run = await batched(threeWith(failure));
      assert.equal(kindsOf(run.ends), `done 201, ${second}, done 201`);
      assert.equal(run.created, created);
      assert.deepEqual(run.log, log);
    });

  const once: readonly [what: string, code: SimulatedStatus, retryAfter: number | undefined, wait: number][] = [
    ['429', 429, 7, 7],
    ['429 without Retry-After', 429, undefined, 3],
  ];
  for (const [what, code, retryAfter, wait] of once)
    it(`are retried without the rest of their batch, after the requested wait: ${what}`, async () => {
      const run = await batched(threeWith(status(code, { retryAfter }), 1));
      assert.equal(kindsOf(run.ends), 'done 201, done 201, done 201');
      assert.deepEqual(run.log, ['1 2 3', `wait ${wait} s`, '2']);
      assert.deepEqual(run.waiting, [['2', code, wait]]);
      assert.equal(run.created, 3);
      const [, second] = run.ends;
      assert.ok(second?.kind === 'ended');
      assert.equal(second.outcome.attempts, 2);
    });

  it('wait for the longest Retry-After, then go with the next batch', async () => {
    const requests = creates(25).map((request, place) =>
      place < 2
        ? { ...request, sandboxPlan: simulating(status(429, { retryAfter: place === 0 ? 5 : 9 }), 1) }
        : request,
    );
    const { log, created } = await batched(requests);
    assert.deepEqual(log, [ids(1, 20), 'wait 9 s', `1 2 ${ids(21, 25)}`]);
    assert.equal(created, 25);
  });

  it('are all uncertain if the connection breaks, and aren’t retried', async () => {
    const run = await batched(threeWith({ kind: 'broken', taken: true }));
    assert.equal(kindsOf(run.ends), 'uncertain, uncertain, uncertain');
    assert.deepEqual(run.log, ['1 2 3']);
    assert.equal(run.created, 3);
  });

  it('ask between batches, and stop if the user says so', async () => {
    const requests = creates(30).map((request, place) =>
      place === 4 ? { ...request, sandboxPlan: simulating(status(504)) } : request,
    );
    const run = await batched(requests, { answers: ['stop'] });
    assert.deepEqual(run.troubles, [{ failed: [], uncertain: [4], left: 10 }]);
    assert.deepEqual(run.log, [ids(1, 20)]);
    assert.equal(run.ends.filter((end) => end.kind === 'not-sent' && end.why === 'stopped').length, 10);
  });

  it('ask about failures only once if the user continues with all, but still about uncertain requests', async () => {
    const bad = new Map([
      [0, 403],
      [20, 404],
      [40, 504],
      [60, 409],
    ] as const);
    const requests = creates(81).map((request, place) => {
      const code = bad.get(place as 0);
      return code === undefined ? request : { ...request, sandboxPlan: simulating(status(code)) };
    });
    const run = await batched(requests, { answers: ['continue-all', 'continue'] });
    assert.deepEqual(run.troubles, [
      { failed: [0], uncertain: [], left: 61 },
      { failed: [], uncertain: [40], left: 21 },
    ]);
    assert.equal(run.created, 77);
  });

  it('ask once about a batch with both failed and uncertain requests', async () => {
    const codes: readonly SimulatedStatus[] = [403, 504, 404];
    const requests = creates(21).map((request, place) => {
      const code = codes[place];
      return code === undefined ? request : { ...request, sandboxPlan: simulating(status(code)) };
    });
    const run = await batched(requests);
    assert.deepEqual(run.troubles, [{ failed: [0, 2], uncertain: [1], left: 1 }]);
  });

  it('show a throttled request as waiting before asking about the others', async () => {
    const requests = creates(21).map((request, place) => {
      if (place === 0) return { ...request, sandboxPlan: simulating(status(403)) };
      return place === 1 ? { ...request, sandboxPlan: simulating(status(429, { retryAfter: 7 }), 1) } : request;
    });
    const run = await batched(requests, { cancelAt: 'question' });
    assert.deepEqual(run.waiting, [['2', 429, 7]]);
  });

  it('don’t wait for an answer if the user cancels', async () => {
    const requests = creates(21).map((request, place) =>
      place === 0 ? { ...request, sandboxPlan: simulating(status(403)) } : request,
    );
    const run = await batched(requests, { cancelAt: 'question' });
    assert.deepEqual(run.ends.at(-1), { kind: 'not-sent', why: 'cancelled' });
  });

  it('keep their response if the user cancels while they wait to be retried', async () => {
    const run = await batched(threeWith(status(429, { retryAfter: 7 })), { cancelAt: 'wait' });
    assert.equal(kindsOf(run.ends), 'done 201, failed 429, done 201');
    assert.deepEqual(run.log, ['1 2 3', 'wait 7 s']);
  });

  it('include GETs, which count as failed, not as uncertain', async () => {
    const get = requestTo(undefined, { sandboxPlan: simulating(status(504)) });
    const run = await batched([get, requestTo()]);
    assert.equal(kindsOf(run.ends), 'failed 504, done 200');
  });
});
