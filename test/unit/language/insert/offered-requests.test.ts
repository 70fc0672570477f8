import assert from 'node:assert/strict';
import { snippetPrefix } from '../../../../src/language/contributions/snippet-prefix.ts';
import { requestSnippet, requestTitle } from '../../../../src/language/contributions/snippets.ts';
import { runStateRequests, scriptRequests, wordsOf } from '../../../../src/language/insert/offered-requests.ts';
import { expansionsOf } from '../../expand-snippet.ts';
import { outline, problemsIn } from '../problems/problems-in.ts';

describe('offered requests', () => {
  for (const offered of scriptRequests)
    it(`${requestTitle(offered)}: no expansion has a problem`, () => {
      const { type, route } = offered;
      const snippet = requestSnippet(type, route, undefined, requestTitle(offered)).join('\n');
      for (const text of expansionsOf(snippet)) assert.deepEqual(outline(problemsIn(text)), [], text);
    });

  it('have unique prefixes', () => {
    const prefixes = [...runStateRequests, ...scriptRequests].map(({ route }) => snippetPrefix(route.path));
    assert.deepEqual(prefixes, [...new Set(prefixes)]);
    assert.ok(prefixes.includes('script-health') && prefixes.includes('assign-health'), prefixes.join());
  });

  it('are found by the words of their type', () => {
    assert.equal(wordsOf('deviceCompliancePolicy'), 'device compliance policy');
    assert.equal(wordsOf('windows10EndpointProtectionConfiguration'), 'windows10 endpoint protection configuration');
  });
});
