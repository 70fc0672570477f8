import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editHttpFile, parseHttpFile } from '../../../../src/http/file.ts';
import { FileFolding } from '../../../../src/language/navigation/folding.ts';
import { arbitraryEdit, arbitraryText, editOf } from '../../../fuzz/arbitrary/request-text.ts';

/** The folds of a text as `first-last`, with lines counted from 0; those of comments end in `c`. */
const foldsIn = (text: string): string[] =>
  [...new FileFolding().folds(parseHttpFile(text))].map(
    ({ start, end, kind }) => `${start}-${end}${kind === 'comment' ? 'c' : ''}`,
  );

describe('folding', () => {
  const rows: readonly (readonly [what: string, text: string, folds: readonly string[]])[] = [
    ['a request with its separator', '### t\nGET /a\nA: b\n\n\n### u', ['0-2']],
    ['a request without separator', '# c\nGET /a\nA: b', ['1-2']],
    ['a request on one line', 'GET /a', []],
    ['a body', 'POST /a\n\n{\n"a": 1\n}', ['0-4', '2-3']],
    ['nested JSON', 'POST /a\n\n{\n"a": [\n1\n]\n}', ['0-6', '3-4', '2-5']],
    ['a body on one line', 'POST /a\n\n{"a": [1]}', ['0-2']],
    ['brackets in strings', 'POST /a\n\n{\n"a": "}"\n}', ['0-4', '2-3']],
    ['brackets in comments', 'POST /a\n\n{\n# }\n"a": 1\n}', ['0-5', '2-4']],
    ['brackets of references', 'POST /a\n\n{\n"a": {{x}}\n}', ['0-4', '2-3']],
    ['broken JSON', 'POST /a\n\n{\n"a": [\n1,\n}', ['0-5', '2-4']],
    ['comments', '# a\n# b\n# c\n\n# d\nGET /a', ['0-2c']],
    ['comments below a separator', '###\n# a\n# b\nGET /a', ['0-3', '1-2c']],
    ['variables', '@a = 1\n@b = 2\n\n@c = 3', ['0-1']],
    ['a response', 'GET /a\n\nHTTP/1.1 200 OK\nA: b\n\n{}', ['0-5', '2-5']],
    ['two requests', '### a\nGET /a\n### b\nGET /b', ['0-1', '2-3']],
    ['CRLF', '### t\r\nGET /a\r\nA: b\r\n', ['0-2']],
    ['an empty file', '', []],
  ];
  for (const [what, text, folds] of rows)
    it(what, () => {
      assert.deepEqual(foldsIn(text), folds);
    });

  it('is the same after an edit as for the new text', () => {
    fc.assert(
      fc.property(arbitraryText, arbitraryEdit, (text, arbitrary) => {
        const folding = new FileFolding();
        const file = parseHttpFile(text);
        assert.deepEqual([...folding.folds(file)], [...new FileFolding().folds(file)]);
        const edit = editOf(text, arbitrary);
        const after = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
        assert.deepEqual(
          [...folding.folds(editHttpFile(file, edit))],
          [...new FileFolding().folds(parseHttpFile(after))],
        );
      }),
      { numRuns: 300 },
    );
  });

  it('stays inside the text, for any text', () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        const last = text.split(/\r\n|\n|\r/).length - 1;
        for (const { start, end } of new FileFolding().folds(parseHttpFile(text)))
          assert.ok(start >= 0 && start < end && end <= last);
      }),
      { numRuns: 1000 },
    );
  });
});
