import assert from 'node:assert/strict';
import { sentBefore } from '../../../../src/send/history/again.ts';
import { unfinished } from '../../../../src/send/history/unfinished.ts';
import { targetOf } from '../../../../src/send/target.ts';
import { creates, requestTo } from '../many/requests.ts';

const source = { uri: 'file:///a.http', line: 3, name: 'create' };
const [global, sandbox] = [targetOf('global'), targetOf('sandbox')];

describe('the record of requests before they are sent', () => {
  it('marks each of them as uncertain', () => {
    const requests = creates(20);
    const recorded = unfinished(
      requests.map((request) => ({ source, request })),
      global,
      1,
    );
    for (const request of requests) assert.equal(sentBefore(recorded, request, global)?.kind, 'uncertain');
    assert.equal(new Set(recorded.map(({ id }) => id)).size, 20);
  });

  it('leaves out GETs and requests to the sandbox', () => {
    const pending = [requestTo(), requestTo('{}')].map((request) => ({ source, request }));
    assert.deepEqual(
      unfinished(pending, global, 1).map(({ outcome }) => outcome.request.method),
      ['POST'],
    );
    assert.deepEqual(unfinished(pending, sandbox, 1), []);
  });
});
