import assert from 'node:assert/strict';
import { sentBefore } from '../../../../src/send/history/again.ts';
import { unfinished } from '../../../../src/send/history/unfinished.ts';
import { targetOf } from '../../../../src/send/target.ts';
import { creates, requestTo } from '../many/requests.ts';

const source = { uri: 'file:///a.http', line: 3, name: 'create' };
const [global, sandbox] = [targetOf('global'), targetOf('sandbox')];

describe('what is left of requests before they leave', () => {
  it('makes somebody ask before any of them is sent again', () => {
    const requests = creates(20);
    const left = unfinished(
      requests.map((request) => ({ source, request })),
      global,
      1,
    );
    for (const request of requests) assert.equal(sentBefore(left, request, global)?.kind, 'uncertain');
    assert.equal(new Set(left.map(({ id }) => id)).size, 20);
  });

  it('is nothing of a GET, and nothing of what goes to the sandbox', () => {
    const leaving = [requestTo(), requestTo('{}')].map((request) => ({ source, request }));
    assert.deepEqual(
      unfinished(leaving, global, 1).map(({ outcome }) => outcome.request.method),
      ['POST'],
    );
    assert.deepEqual(unfinished(leaving, sandbox, 1), []);
  });
});
