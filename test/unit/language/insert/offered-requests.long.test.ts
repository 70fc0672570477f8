import assert from 'node:assert/strict';
import { requestSnippet } from '../../../../src/language/contributions/snippets.ts';
import { compiledRequests } from '../../../../src/language/insert/offered-requests.ts';
import { expandSnippet } from '../../expand-snippet.ts';
import { outline, problemsIn } from '../problems/problems-in.ts';

describe('offered requests', () => {
  it('have no problems, for every compiled type', () => {
    const all = compiledRequests();
    assert.ok(all.length > 200, String(all.length));
    for (const { type, route } of all) {
      const { text } = expandSnippet(requestSnippet(type, route, undefined).join('\n'));
      assert.deepEqual(outline(problemsIn(text)), [], text);
    }
  });
});
