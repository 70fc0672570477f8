import assert from 'node:assert/strict';
import type { Outcome } from '../../../../src/send/outcome.ts';
import { systemClocks } from '../../../../src/send/deliver/ports.ts';
import { sendAsBatches } from '../../../../src/send/many/as-batches.ts';
import { Run, sendInOrder } from '../../../../src/send/many/run.ts';
import { targetOf } from '../../../../src/send/target.ts';
import { creates } from './requests.ts';

describe('requests sent in order', () => {
  it('stop if the user doesn’t sign in, without asking again', async () => {
    let sent = 0;
    const run = new Run(
      creates(3),
      {
        send: (request): Promise<Outcome> => {
          sent++;
          const facts = { target: targetOf('global'), account: undefined, startedAt: 0, milliseconds: 0, attempts: 0 };
          return Promise.resolve({ ...facts, request, kind: 'cancelled', mayHaveArrived: false });
        },
        begin: () => Promise.resolve({ leftOut: new Set<number>(), over: () => undefined }),
        changed: () => undefined,
        ask: () => assert.fail('there is nothing to ask'),
      },
      new AbortController().signal,
    );
    const ends = await sendInOrder(run);
    assert.equal(sent, 1);
    assert.deepEqual(
      ends.map((end) => (end.kind === 'not-sent' ? end.why : end.outcome.kind)),
      ['cancelled', 'cancelled', 'cancelled'],
    );
  });

  it('are completed just before they are sent, and not sent if that fails', async () => {
    const requests = creates(3);
    const urls: string[] = [];
    const begun: number[] = [];
    const run = new Run(
      requests,
      {
        send: (request): Promise<Outcome> => {
          urls.push(request.url);
          const facts = { target: targetOf('sandbox'), account: undefined, startedAt: 0, milliseconds: 0, attempts: 1 };
          const response = { status: 201, statusText: '', headers: [], body: '' };
          return Promise.resolve({ ...facts, request, kind: 'response', response });
        },
        begin: (places) => {
          begun.push(...places);
          return Promise.resolve({ leftOut: new Set<number>(), over: () => undefined });
        },
        complete: (place) => {
          const [request] = requests;
          if (place === 0 || request === undefined) return undefined;
          return place === 1 ? { message: 'no value' } : { ...request, url: `after ${urls.length}` };
        },
        changed: () => undefined,
        ask: () => assert.fail('there is nothing to ask'),
      },
      new AbortController().signal,
    );
    const ends = await sendInOrder(run);
    assert.deepEqual(urls, [requests[0]?.url, 'after 1']);
    assert.deepEqual(begun, [0, 2], 'what isn’t sent isn’t remembered');
    assert.deepEqual(ends[1], { kind: 'not-sent', why: 'no-value', message: 'no value' });
  });

  for (const way of ['alone', 'in a batch'] as const)
    it(`end as uncertain if sending one ${way} throws`, async () => {
      const over: (readonly number[])[] = [];
      const reject = (): Promise<Outcome> => Promise.reject(new Error('a bug'));
      const run = new Run(
        creates(2),
        {
          send: reject,
          begin: () =>
            Promise.resolve({
              leftOut: new Set<number>(),
              over: (outcomes) => {
                over.push([...outcomes.keys()]);
              },
            }),
          changed: () => undefined,
          ask: () => assert.fail('there is nothing to ask'),
        },
        new AbortController().signal,
      );
      const sending = way === 'alone' ? sendInOrder(run) : sendAsBatches(run, { ...systemClocks, sendBatch: reject });
      await assert.rejects(sending, /a bug/);
      assert.deepEqual(over, [[]], 'no outcome is reported');
    });
});
