import assert from 'node:assert/strict';
import { asWritten } from '../../../../src/http/escape/request-text.ts';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { nothingOmitted } from '../../../../src/language/paste/omitted.ts';
import { placeRequests } from '../../../../src/language/paste/place.ts';
import { applyEdits } from '../problems/problems-in.ts';

/** The text after pasting at `|`, or over the text between two of them. */
function after(marked: string, requests: readonly string[] = ['T']): string {
  const [start, end = start] = [marked.indexOf('|'), marked.indexOf('|', marked.indexOf('|') + 1) - 1].filter(
    (at) => at >= 0,
  );
  const text = marked.replaceAll('|', '');
  const file = parseHttpFile(text);
  const clean = requests.map((title) => ({
    title,
    text: asWritten(`GET /${title}`),
    goesToGraph: true,
    omitted: nothingOmitted,
  }));
  return applyEdits(text, [placeRequests(clean, { file, start: start ?? 0, end: end ?? 0 })]);
}

describe('the text after pasting requests', () => {
  const rows: readonly (readonly [what: string, before: string, after: string])[] = [
    ['an empty file', '|', '### T\nGET /T\n'],
    ['blank lines', '\n|\n', '\n### T\nGET /T\n'],
    ['the end of a request', 'GET /a|', 'GET /a\n\n### T\nGET /T\n'],
    ['the line below a request', 'GET /a\n|', 'GET /a\n\n### T\nGET /T\n'],
    ['one line further down', 'GET /a\n\n|', 'GET /a\n\n### T\nGET /T\n'],
    ['between two', '### a\nGET /a\n|\n### b\nGET /b', '### a\nGET /a\n\n### T\nGET /T\n\n### b\nGET /b'],
    [
      'between two, with blank lines around',
      '### a\nGET /a\n\n|\n\n### b\nGET /b',
      '### a\nGET /a\n\n### T\nGET /T\n\n### b\nGET /b',
    ],
    ['right before a separator', '### a\nGET /a\n\n|### b\nGET /b', '### a\nGET /a\n\n### T\nGET /T\n\n### b\nGET /b'],
    ['the top of a file', '|### a\nGET /a', '### T\nGET /T\n\n### a\nGET /a'],
    ['the top of a file without separator', '|GET /a', '### T\nGET /T\n\n###\nGET /a'],
    ['below variables', '@a = 1\n|', '@a = 1\n\n### T\nGET /T\n'],
    ['between variables and a request', '@a = 1\n|\nGET /a', '@a = 1\n\n### T\nGET /T\n\n###\nGET /a'],
    ['after a separator', '### |', '### T\nGET /T\n'],
    ['after a bare separator', '###|', '### T\nGET /T\n'],
    ['after a title', '### a|', '### a\nGET /T\n'],
    ['below a separator', '###\n|', '###\nGET /T\n'],
    ['below a separator with a title', '### a\n|\n\n### b\nGET /b', '### a\nGET /T\n\n### b\nGET /b'],
    ['below a separator and a comment', '### a\n# c|', '### a\n# c\nGET /T\n'],
    ['between a title and its request', '### a\n|GET /a', '### T\nGET /T\n\n### a\nGET /a'],
    ['in a comment', '# a| b\n', '# a b\n\n### T\nGET /T\n'],
    ['in a variable', '@a = |1\n', '@a = 1\n\n### T\nGET /T\n'],
    ['in a title', '### a| b\n\n### c', '### a b\nGET /T\n\n### c'],
    ['in a request line', '### a\nGET |/a\n', '### a\nGET /a\n\n### T\nGET /T\n'],
    ['in a body', 'POST /a\n\n{\n|\n}\n\n### b\nGET /b', 'POST /a\n\n{\n\n}\n\n### T\nGET /T\n\n### b\nGET /b'],
    ['in the last body', 'POST /a\n\n{ |}', 'POST /a\n\n{ }\n\n### T\nGET /T\n'],
    ['after spaces', 'GET /a\n\n  |', 'GET /a\n\n### T\nGET /T\n'],
    ['over a request', '### a\n|GET /a|\n\n### b\nGET /b', '### a\nGET /T\n\n### b\nGET /b'],
    ['over the whole file', '|### a\nGET /a\n|', '### T\nGET /T\n'],
    [
      'over the end of a block and the next one',
      '### a\nGET /a\n|\n### b\nGET /b\n|\n### c',
      '### a\nGET /a\n\n### T\nGET /T\n\n### c',
    ],
    ['CRLF, between two', '### a\r\nGET /a\r\n\r\n|### b', '### a\r\nGET /a\r\n\r\n### T\nGET /T\n\n### b'],
  ];
  for (const [what, before, expected] of rows)
    it(`${what}: ${JSON.stringify(before)}`, () => {
      assert.equal(after(before), expected);
    });

  it('several requests', () => {
    assert.equal(after('### |', ['A', 'B']), '### A\nGET /A\n\n### B\nGET /B\n');
  });
});
