import assert from 'node:assert/strict';
import { sentBefore } from '../../../../src/send/history/again.ts';
import { keptInWindow } from '../../../../src/send/history/bounds.ts';
import { targetOf } from '../../../../src/send/target.ts';
import { exchangeOf, request, responded, sent } from './exchanges.ts';

const others = Array.from({ length: 300 }, (_, index) => exchangeOf(responded(201, 2000 - index), `other-${index}`));

describe('what a window keeps', () => {
  it('is bounded', () => {
    assert.equal(keptInWindow(others).length, 200);
  });

  it('includes an uncertain write, however many requests follow it', () => {
    const lost = { ...request, body: '{}', shown: { ...request.shown, body: '{}' } };
    const outcome = { ...sent({ request: lost }), kind: 'cancelled', mayHaveArrived: true } as const;
    const kept = keptInWindow([...others, exchangeOf(outcome, 'lost')]);
    assert.equal(kept.length, 201);
    assert.equal(sentBefore(kept, lost, targetOf('global'))?.kind, 'uncertain');
  });
});
