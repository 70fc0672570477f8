import assert from 'node:assert/strict';
import type { SendStep } from '../../../../src/send/deliver/ports.ts';
import { stepMessage } from '../../../../src/response/view/step-message.ts';

const cases: readonly [SendStep, string][] = [
  [{ kind: 'signing-in' }, 'signing in'],
  [{ kind: 'confirming' }, 'waiting for your confirmation'],
  [{ kind: 'sending', attempt: 1 }, 'waiting for the response'],
  [{ kind: 'sending', attempt: 2 }, 'waiting for the response, attempt 2'],
  [{ kind: 'receiving', status: 201 }, 'receiving the response (201)'],
  [{ kind: 'waiting', status: 429, until: 8000 }, 'throttled (429), retrying in 7 s'],
  [{ kind: 'waiting', status: 503, until: 151_000 }, 'the service is busy (503), retrying in 2 min 30 s'],
  [{ kind: 'waiting', status: 429, until: 0 }, 'throttled (429), retrying in 0 s'],
];

describe('stepMessage', () => {
  for (const [step, expected] of cases)
    it(expected, () => {
      assert.equal(stepMessage(step, 1000), expected);
    });
});
