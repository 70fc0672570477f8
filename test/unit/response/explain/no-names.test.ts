import assert from 'node:assert/strict';
import { explainNoNames } from '../../../../src/response/explain/no-names.ts';
import { withNothingHidden } from '../../../../src/send/prepared-request.ts';
import { targetOf } from '../../../../src/send/target.ts';

describe('a forbidden list of names', () => {
  const outcome = {
    kind: 'response',
    target: targetOf('global'),
    request: withNothingHidden({
      ...{ method: 'GET', url: 'https://graph.microsoft.com/beta/groups' },
      ...{ headers: [], body: undefined, droppedHeaders: [] },
    }),
    ...{ account: undefined, startedAt: 0, milliseconds: 1, attempts: 1 },
    response: { status: 403, statusText: 'Forbidden', headers: [], body: '' },
  } as const;

  for (const [permissions, brief, full] of [
    [['A', 'B'], 'Requires A (select for others), or type the id.', 'This list requires A or B.'],
    [['A'], 'This list requires A. You can type the id.', 'This list requires A.'],
    [[], 'Your account lacks a permission, and no source says which. You can type the id.', 'no source says which'],
  ] as const)
    it(`names the permissions that it requires: ${permissions.join(', ') || 'unknown'}`, () => {
      const explained = explainNoNames(outcome, { permissions });
      assert.deepEqual([explained.headline, explained.brief], ['403 Forbidden', brief]);
      assert.ok(explained.full.includes(full), explained.full);
      assert.doesNotMatch(explained.full, /Intune/);
    });
});
