import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pageEnd } from '../../../src/panel/text-pages.ts';

function pages(text: string, size: number): string[] {
  const cut: string[] = [];
  for (let start = 0; start < text.length;) {
    const end = pageEnd(text, start, size);
    cut.push(text.slice(start, end));
    start = end;
  }
  return cut;
}

describe('pageEnd', () => {
  const cases: readonly (readonly [text: string, size: number, pages: readonly string[]])[] = [
    ['short', 10, ['short']],
    ['abcdefgh', 3, ['abc', 'def', 'gh']],
    ['abc\ndef\nghi', 6, ['abc\n', 'def\n', 'ghi']],
    ['a\nbcdefgh', 6, ['a\nbcde', 'fgh']],
    ['a😀b😀c', 2, ['a', '😀', 'b', '😀', 'c']],
    ['abc\r\nd', 4, ['abc', '\r\nd']],
  ];
  for (const [text, size, expected] of cases) {
    it(`cuts ${JSON.stringify(text)} into pages of ${size}`, () => {
      assert.deepEqual(pages(text, size), expected);
    });
  }

  it('loses nothing and always gets on', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 9 }), (text, size) => {
        const cut = pages(text, size);
        assert.equal(cut.join(''), text);
        assert.ok(cut.every((page) => page.length > 0 && page.length <= size));
      }),
    );
  });
});
