import assert from 'node:assert/strict';
import { visibleText } from '../../../../../src/panel/parts/text/visible-text.ts';

describe('visibleText', () => {
  const cases: readonly (readonly [what: string, text: string, visible: string])[] = [
    ['control characters', 'a\0b\x1b[31m\x7f\x85', 'a‹U+0000›b‹U+001B›[31m‹U+007F›‹U+0085›'],
    ['characters that change the text direction', 'user\u202Egnp.exe\u2066', 'user‹U+202E›gnp.exe‹U+2066›'],
    ['halves of surrogate pairs', '\uD83D! \uDE00', '‹U+D83D›! ‹U+DE00›'],
    ['zero-width characters', 'a\u200Bb\u2060c\uFEFFd\u00AD', 'a‹U+200B›b‹U+2060›c‹U+FEFF›d‹U+00AD›'],
    ['line separators that aren’t line breaks in JSON', 'a\u2028b\u2029', 'a‹U+2028›b‹U+2029›'],
    ['a lone carriage return', 'safe\rOWNED', 'safe‹U+000D›OWNED'],
    ['tags, private use characters and noncharacters', '\u{E0041}\uE000\uFFFF', '‹U+E0041›‹U+E000›‹U+FFFF›'],
    [
      'more marks on a letter than any language uses',
      `a${'\u0301'.repeat(32)}b`,
      `a${'\u0301'.repeat(30)}‹U+0301›‹U+0301›b`,
    ],
    ['letters that are blank', 'a\u3164b', 'a‹U+3164›b'],
  ];
  for (const [what, text, visible] of cases) {
    it(`escapes ${what}`, () => {
      assert.equal(visibleText(text), visible);
    });
  }

  for (const text of ['plain', 'tab\tand\nline', 'ünï Ω 漢字 שלום', '👩‍💻 👍🏽', 'क्‍ष', '</script><b>&amp;']) {
    it(`leaves ${JSON.stringify(text)} unchanged`, () => {
      assert.equal(visibleText(text), text);
    });
  }

  it('replaces CRLF with LF', () => {
    assert.equal(visibleText('a\r\nb\nc'), 'a\nb\nc');
  });

  it('escapes 10,000 direction marks in a row', () => {
    assert.equal(visibleText('\u202E'.repeat(10_000)).length, 80_000);
  });
});
