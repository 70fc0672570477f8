import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { resolveUrl } from '../../../../src/http/variables/resolved-url.ts';
import { fileVariables, substitute } from '../../../../src/http/variables/variables.ts';
import { arbitraryText } from '../../../fuzz/arbitrary/request-text.ts';

/** The first URL of a file with its variables put in. */
function resolved(text: string) {
  const file = parseHttpFile(text);
  const index = file.blocks.findIndex((block) => block.requests.length > 0);
  const block = file.blocks[index];
  const url = block?.requests[0]?.url;
  assert.ok(block && url);
  return { ...resolveUrl(url, fileVariables(file)), block };
}

describe('a URL with its variables', () => {
  const rows: readonly (readonly [what: string, file: string, word: string, source: string, exact: boolean])[] = [
    ['plain', 'GET https://a/bc/d', 'bc', 'bc', true],
    ['before a variable', '@x = d\nGET https://a/bc/{{x}}', 'bc', 'bc', true],
    ['after a variable', '@x = long-value\nGET {{x}}/bc/d', 'bc', 'bc', true],
    ['in a variable', '@x = https://a/bc\nGET {{x}}/d', 'bc', '{{x}}', false],
    ['partly in a variable', '@x = https://a/b\nGET {{x}}c/d', 'bc', '{{x}}c', false],
    ['on a later line', 'GET https://a\n  /bc/d', 'bc', 'bc', true],
    ['next to an empty variable', '@x =\nGET https://a/{{x}}bc/d', 'bc', 'bc', true],
    ['after a variable without a value', 'GET {{y}}/bc/d', 'bc', 'bc', true],
  ];
  for (const [what, file, word, source, exact] of rows)
    it(what, () => {
      const { text, sourceOf, spanAt, block } = resolved(file);
      const start = text.indexOf(word);
      const span = sourceOf({ start, end: start + word.length });
      assert.equal(block.text.slice(span.start, span.end), source);
      assert.equal(span.exact, exact);
      const back = spanAt(span.start);
      assert.ok(back && back.start <= start);
    });

  it('reads like substitution, and maps each character to its source, for any text', () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        const file = parseHttpFile(text);
        const variables = fileVariables(file);
        for (const block of file.blocks)
          for (const { url } of block.requests) {
            if (url === undefined) continue;
            const { text: whole, spanAt, sourceOf } = resolveUrl(url, variables);
            assert.equal(whole, substitute(url.value, variables));
            for (let start = 0; start < whole.length; start++) {
              const source = sourceOf({ start, end: start + 1 });
              assert.ok(url.start <= source.start && source.start <= source.end && source.end <= url.end);
              const back = spanAt(source.start);
              assert.ok(back && back.start <= start + 1 && start <= back.end);
            }
          }
      }),
      { numRuns: 500 },
    );
  });
});
