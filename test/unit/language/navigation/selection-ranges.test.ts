import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { selectionSpansAt } from '../../../../src/language/navigation/selection-ranges.ts';
import { arbitraryText } from '../../../fuzz/arbitrary/request-text.ts';
import { cursorIn, isInBlock, textOf } from '../cursor.ts';

/** What "Expand Selection" selects from the `|`, step by step. */
function expanded(marked: string): string[] {
  const { file, offset } = cursorIn(marked);
  const { index, spans } = selectionSpansAt(file, offset);
  return spans.map((span) => textOf(file, index, span));
}

describe('expanding the selection', () => {
  const rows: readonly (readonly [what: string, marked: string, first: readonly string[]])[] = [
    [
      'a value',
      'POST /a\n\n{"a": "b| c"}',
      ['b c', '"b c"', '"a": "b c"', '"a": "b c"', '{"a": "b c"}', 'POST /a\n\n{"a": "b c"}'].filter(
        (step, index, all) => step !== all[index - 1],
      ),
    ],
    ['a name', 'POST /a\n\n{"a|": 1, "b": 2}', ['a', '"a"', '"a": 1', '"a": 1, "b": 2', '{"a": 1, "b": 2}']],
    ['a number', 'POST /a\n\n{"a": [1|2, 3]}', ['12', '12, 3', '[12, 3]', '"a": [12, 3]', '{"a": [12, 3]}']],
    ['a reference', 'POST /a\n\n{"a": "{{x|}}/y"}', ['x', '{{x}}', '{{x}}/y', '"{{x}}/y"', '"a": "{{x}}/y"']],
    ['a bare reference', 'POST /a\n\n{"a": {{x|}}}', ['x', '{{x}}', '"a": {{x}}', '{"a": {{x}}}']],
    [
      'a segment',
      'POST https://h/a/b|c/d?e=f',
      ['bc', 'https://h/a/bc/d', 'https://h/a/bc/d?e=f', 'POST https://h/a/bc/d?e=f'],
    ],
    ['a key', `GET /a('b|')/c`, ['b', `a('b')`, `/a('b')/c`, `GET /a('b')/c`]],
    ['a query option', 'GET /a?b=1&c|c=2', ['cc', 'cc=2', 'b=1&cc=2', '/a?b=1&cc=2', 'GET /a?b=1&cc=2']],
    ['a later line of the URL', 'GET /a\n  ?b=|1', ['1', 'b=1', '?b=1', '/a\n  ?b=1', 'GET /a\n  ?b=1']],
    ['the method', 'PO|ST /a\nA: b', ['POST', 'POST /a', 'POST /a\nA: b']],
    ['a header’s value', 'GET /a\nA: b|\nC: d', ['b', 'A: b', 'A: b\nC: d', 'GET /a\nA: b\nC: d']],
    ['a header’s name', 'GET /a\n|A: b', ['A', 'A: b', 'GET /a\nA: b']],
    ['a variable', '@x = 1|2\n', ['12', '@x = 12', '@x = 12\n']],
    ['a comment', '### t\n# c|\nGET /a\n', ['### t\n# c\nGET /a', '### t\n# c\nGET /a\n']],
    ['broken JSON', 'POST /a\n\n{"a": "b|', ['"b', '"a": "b', '{"a": "b']],
    ['an unclosed comment', 'POST /a\n\n{/*|', ['{/*', 'POST /a\n\n{/*']],
    ['not JSON', 'POST /a\n\none |two', ['one two', 'POST /a\n\none two']],
  ];
  for (const [what, marked, first] of rows)
    it(what, () => {
      assert.deepEqual(expanded(marked).slice(0, first.length), first);
    });

  it('ends with the block', () => {
    assert.equal(expanded('GET /a\n\n###\nGET /b|\n').at(-1), '###\nGET /b\n');
  });

  it('contains the cursor and the previous step at each step, at any cursor in any text', () => {
    fc.assert(
      fc.property(arbitraryText, fc.double({ min: 0, max: 1, noNaN: true }), (text, where) => {
        const file = parseHttpFile(text);
        const offset = Math.round(where * text.length);
        const { index, spans } = selectionSpansAt(file, offset);
        const at = offset - (file.starts[index] ?? 0);
        assert.notEqual(spans.length, 0);
        for (const [step, span] of spans.entries()) {
          assert.ok(isInBlock(file, index, span));
          assert.ok(span.start <= at && at <= span.end);
          const before = spans[step - 1];
          if (before === undefined) continue;
          assert.ok(span.start <= before.start && before.end <= span.end);
          assert.ok(span.end - span.start > before.end - before.start, 'every step selects more');
        }
      }),
      { numRuns: 1000 },
    );
  });
});
