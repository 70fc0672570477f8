import assert from 'node:assert/strict';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { allRequests, requestsIn } from '../../../../src/language/request/request-at.ts';

/** Reads `[` and `]` as the ends of selections and `|` as cursors, and returns the URLs of the requests that they select. */
function selected(marked: string): string[] {
  const selections: { start: number; end: number }[] = [];
  let text = '';
  for (const character of marked) {
    if (character === '|') selections.push({ start: text.length, end: text.length });
    else if (character === '[') selections.push({ start: text.length, end: text.length });
    else if (character === ']') selections.push({ start: selections.pop()?.start ?? 0, end: text.length });
    else text += character;
  }
  const file = parseHttpFile(text);
  const found = requestsIn(file, selections);
  // In whichever order the selections were made.
  assert.deepEqual(requestsIn(file, selections.toReversed()), found);
  return found.map(({ request }) => request.url?.value ?? '');
}

describe('the selected requests', () => {
  const cases: readonly [what: string, marked: string, expected: readonly string[]][] = [
    ['a cursor in a request', 'GET /1\n\n###\nG|ET /2\n', ['/2']],
    ['a cursor below a request', 'GET /1\n\n|\n###\nGET /2\n', ['/1']],
    ['cursors in two requests', 'GET /|1\n\n###\nGET /2\n\n###\nG|ET /3\n', ['/1', '/3']],
    ['two cursors in one request', '|GET /1\nA: |b\n', ['/1']],
    ['a selection over two of three', 'GET /1\n\n###\nG[ET /2\n\n###\nG]ET /3\n', ['/2', '/3']],
    ['a selection that ends before a request', '[GET /1\n\n###\n]GET /2\n', ['/1']],
    ['a selection of everything', '[GET /1\n\n###\nGET /2\n]', ['/1', '/2']],
    ['a selection of blank lines below a request', 'GET /1\n[\n\n]###\nGET /2\n', ['/1']],
    ['requests without a separator', '[POST /1\n\n{}\n\nGET /2\n]', ['/1', '/2']],
    ['a cursor in a block of variables', '|@a = 1\n\n###\nGET /1\n', []],
    ['a cursor in an empty file', '|', []],
  ];
  for (const [what, marked, expected] of cases)
    it(`${what}: ${expected.join(', ') || 'none'}`, () => {
      assert.deepEqual(selected(marked), expected);
    });

  it('are all requests of the file without a selection', () => {
    const file = parseHttpFile('@a = 1\n###\nGET /1\n###\nPOST /2\n\n{}\n');
    assert.deepEqual(
      allRequests(file).map(({ request }) => request.url?.value),
      ['/1', '/2'],
    );
  });
});
