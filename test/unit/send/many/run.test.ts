import assert from 'node:assert/strict';
import type { Outcome } from '../../../../src/send/outcome.ts';
import { sendInOrder } from '../../../../src/send/many/run.ts';
import { targetOf } from '../../../../src/send/target.ts';
import { creates } from './requests.ts';

describe('requests one after the other', () => {
  it('end with the one for which the user does not sign in, and ask nobody again', async () => {
    let sent = 0;
    const ends = await sendInOrder(
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
    assert.equal(sent, 1);
    assert.deepEqual(
      ends.map((end) => (end.kind === 'not-sent' ? end.why : end.outcome.kind)),
      ['cancelled', 'cancelled', 'cancelled'],
    );
  });
});
