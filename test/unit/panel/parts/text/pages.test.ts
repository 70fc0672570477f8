import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pageAt, pageEnd } from '../../../../../src/panel/parts/text/pages.ts';
import { anyCharacter } from '../../../../fuzz/arbitrary/character.ts';

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

  it('loses nothing and always makes progress', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), fc.integer({ min: 1, max: 9 }), (text, size) => {
        const cut = pages(text, size);
        assert.equal(cut.join(''), text);
        assert.ok(cut.every((page) => page.length > 0 && page.length <= size));
      }),
    );
  });
});

describe('pageAt', () => {
  it('escapes invisible characters', () => {
    assert.deepEqual(pageAt('a\0b', 0, 10), { end: 3, visible: 'a‹U+0000›b' });
  });

  it('puts less text on a page if characters are escaped', () => {
    const { end, visible } = pageAt('\0'.repeat(10_000), 0, 1_000);
    assert.equal(end, 250);
    assert.equal(visible.length, 2_000);
  });

  it('puts at least one character on a page, even if its escape is longer', () => {
    assert.deepEqual(pageAt('\0\0', 0, 1), { end: 1, visible: '‹U+0000›' });
  });
});
