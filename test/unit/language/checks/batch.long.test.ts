import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readBatch } from '../../../../src/sandbox/batch/batch.ts';
import { problemsIn } from '../problems/problems-in.ts';

describe('a JSON batch', () => {
  it('is rejected by the sandbox if and only if the editor reports a problem', () => {
    const text = fc.constantFrom<unknown>('a', 'A', 'b', '', 1, null, undefined);
    const item = fc.record({
      id: text,
      method: fc.constantFrom<unknown>('GET', 'post', '', 1, undefined),
      url: fc.constantFrom<unknown>(
        '/me',
        'me',
        '',
        '/beta/me',
        'v1.0/me',
        'https://graph.microsoft.com/me',
        '/b%65ta/me',
        2,
      ),
      headers: fc.constantFrom<unknown>(undefined, {}, { 'content-type': 'text/plain' }, [], { a: 1 }, null),
      body: fc.constantFrom<unknown>(undefined, {}, 'a', null),
      dependsOn: fc.constantFrom<unknown>(undefined, [], ['a'], ['B'], 'a', [1], null),
    });
    const items = fc.array(fc.oneof({ arbitrary: item, weight: 9 }, fc.constantFrom<unknown>('a', 1, null, [])), {
      maxLength: 3,
    });
    fc.assert(
      fc.property(items, (all) => {
        const body = JSON.stringify({ requests: all });
        const shown = problemsIn(
          `POST https://graph.microsoft.com/beta/$batch\nContent-Type: application/json\n\n${body}\n`,
        );
        const isShown = shown.some(({ problem }) => problem.code === 'invalid-batch');
        assert.equal(isShown, 'code' in readBatch(body), body);
      }),
      { numRuns: 2000 },
    );
  });
});
