import assert from 'node:assert/strict';
import fc from 'fast-check';
import { textFinder } from '../../../src/secrets/find-texts.ts';

const places = (texts: readonly string[], text: string): (readonly [index: number, end: number])[] => {
  const found: (readonly [number, number])[] = [];
  textFinder(texts)(
    Uint16Array.from(text, (char) => char.charCodeAt(0)),
    (index, end) => found.push([index, end]),
  );
  return found;
};

describe('finding several texts at once', () => {
  it('finds the longest text that ends at each place', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 });
    const wanted = fc.uniqueArray(fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 6 }));
    fc.assert(
      fc.property(wanted, text, (texts, within) => {
        const expected = Array.from({ length: within.length }, (_, at) => at + 1).flatMap((end) => {
          const ending = texts.filter((one) => within.slice(0, end).endsWith(one));
          const longest = ending.sort((a, b) => b.length - a.length)[0];
          return longest === undefined ? [] : [[texts.indexOf(longest), end] as const];
        });
        assert.deepEqual(places(texts, within), expected);
      }),
    );
  });
});
