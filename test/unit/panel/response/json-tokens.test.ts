import assert from 'node:assert/strict';
import { escapeTokens, jsonTokens } from '../../../../src/panel/response/json-tokens.ts';

const tokensOf = (text: string) => jsonTokens(text).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);

describe('jsonTokens', () => {
  const cases: readonly (readonly [text: string, tokens: readonly string[]])[] = [
    ['{ "a": "b" }', ['name "a"', 'string "b"']],
    ['{"a" :-1.5e+3}', ['name "a"', 'number -1.5e+3']],
    ['[true, false, null]', ['literal true', 'literal false', 'literal null']],
    [String.raw`["\"12\\", 3]`, [String.raw`string "\"12\\"`, 'number 3']],
    ['"a‹U+202E›b"', ['string "a‹U+202E›b"', 'escape ‹U+202E›']],
    ['"true: 1"', ['string "true: 1"']],
    ['rest of a string", 1', ['number 1']],
  ];
  for (const [text, tokens] of cases) {
    it(`finds ${tokens.join(' · ')}`, () => {
      assert.deepEqual(tokensOf(text), tokens);
    });
  }

  it('handles 300,000 unpaired quotes, as in the middle of a string', () => {
    assert.deepEqual(jsonTokens('\\"'.repeat(300_000)), []);
  });

  it('handles a string as long as a page', () => {
    assert.equal(jsonTokens(`"${'\\n'.repeat(200_000)}"`).length, 1);
  });
});

describe('escapeTokens', () => {
  it('finds escaped characters, from the given offset', () => {
    assert.deepEqual(escapeTokens('a‹U+0000›', 10), [{ kind: 'escape', start: 11, end: 19 }]);
  });
});
