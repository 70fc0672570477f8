import assert from 'node:assert/strict';
import type { Span } from '../../../../src/http/model.ts';
import { placeOfContent, spanAfter } from '../../../../src/language/content-fields/place-of-content.ts';

const edit = (start: number, end: number, text: string) => ({ start, end, text });

describe('the place of a script while its file is edited', () => {
  const span = { start: 10, end: 20 };
  const edits: readonly (readonly [
    title: string,
    edits: readonly ReturnType<typeof edit>[],
    after: Span | undefined,
  ])[] = [
    ['none', [], span],
    ['before it', [edit(0, 2, 'abc')], { start: 11, end: 21 }],
    ['just before it', [edit(8, 10, '')], { start: 8, end: 18 }],
    ['at its start', [edit(10, 10, 'a')], { start: 11, end: 21 }],
    ['at its end', [edit(20, 20, 'a')], span],
    ['after it', [edit(30, 40, '')], span],
    ['before and after it', [edit(30, 40, ''), edit(0, 0, 'ab')], { start: 12, end: 22 }],
    ['inside it', [edit(15, 15, 'a')], undefined],
    ['all of it', [edit(10, 20, 'a')], undefined],
    ['across its start', [edit(5, 11, '')], undefined],
    ['across its end', [edit(19, 25, '')], undefined],
  ];
  for (const [title, made, after] of edits)
    it(`after edits: ${title}`, () => {
      assert.deepEqual(spanAfter(span, made), after);
    });

  const places: readonly (readonly [text: string, held: readonly string[], at: number | undefined, Span | string])[] = [
    ['x "AA=="', ['"AA=="'], 2, { start: 2, end: 8 }],
    ['xx "AA=="', ['"AA=="'], 2, { start: 3, end: 9 }],
    ['xx "AA=="', ['"AA=="'], undefined, { start: 3, end: 9 }],
    ['x "AA==" "AA=="', ['"AA=="'], 9, { start: 9, end: 15 }],
    ['x "AA==" "AA=="', ['"AA=="'], 5, 'several'],
    ['x "AQ=="', ['"AA=="', '"AQ=="'], 2, { start: 2, end: 8 }],
    ['x "AA==" "AQ=="', ['"AA=="', '"AQ=="'], undefined, 'several'],
    ['x "AA=="', ['"AA=="', '"AA=="'], undefined, { start: 2, end: 8 }],
    ['x "BB=="', ['"AA=="'], 2, 'none'],
    ['', ['"AA=="'], 2, 'none'],
  ];
  for (const [text, held, at, expected] of places)
    it(`${text}, at ${at ?? 'an unknown offset'}, with ${held.join(' or ')}`, () => {
      assert.deepEqual(placeOfContent(text, held, at), expected);
    });
});
