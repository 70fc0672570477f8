import assert from 'node:assert/strict';
import { canRetry, type EndState, isRemaining } from '../../../../src/send/many/item-state.ts';
import { responded, sent } from '../history/exchanges.ts';

describe('a request among several', () => {
  const cases: readonly (readonly [string, EndState, { readonly remaining: boolean }])[] = [
    ['failed', { kind: 'ended', outcome: responded(404) }, { remaining: false }],
    ['was refused', { kind: 'ended', outcome: { ...sent({ attempts: 0 }), kind: 'refused' } }, { remaining: true }],
    [
      'was cancelled while it was throttled',
      { kind: 'ended', outcome: { ...sent({ attempts: 1 }), kind: 'cancelled', mayHaveArrived: false } },
      { remaining: true },
    ],
  ];
  for (const [name, state, { remaining }] of cases)
    it(`counts as ${remaining ? 'remaining' : 'failed'} if it ${name}`, () => {
      assert.ok(canRetry(state));
      assert.equal(isRemaining(state), remaining);
    });
});
