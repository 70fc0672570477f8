import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bodyContent } from '../../../src/http/body-text.ts';
import { parseHttpFile } from '../../../src/http/file.ts';
import type { Span } from '../../../src/http/model.ts';
import { formatBlock, type FormatOptions } from '../../../src/language/format-body.ts';
import { arbitraryText } from '../../fuzz/arbitrary/request-text.ts';
import { applyEdits } from './problems/problems-in.ts';

const spaces: FormatOptions = { tabSize: 2, insertSpaces: true, eol: '\n' };

/** A file after formatting; a range is in its offsets. */
function formatted(text: string, options = spaces, range?: Span): string {
  const file = parseHttpFile(text);
  const edits = file.blocks.flatMap((block, index) => {
    const origin = file.starts[index] ?? 0;
    const inBlock = range && { start: range.start - origin, end: range.end - origin };
    return formatBlock(block, options, inBlock).map((edit) => ({
      start: edit.start + origin,
      end: edit.end + origin,
      text: edit.text,
    }));
  });
  for (const { start, end } of edits) assert.ok(start >= 0 && start <= end && end <= text.length);
  return applyEdits(text, edits);
}

const head = 'POST https://a/b\nContent-Type: application/json\n\n';

describe('formatting a body', () => {
  const rows: readonly (readonly [what: string, before: string, after: string])[] = [
    ['one value per line', '{"a":1,"b":[1,2]}', '{\n  "a": 1,\n  "b": [\n    1,\n    2\n  ]\n}'],
    ['leaves formatted JSON unchanged', '{\n  "a": 1\n}', '{\n  "a": 1\n}'],
    ['keeps empty objects and arrays short', '{ "a" : { } , "b" : [ ] }', '{\n  "a": {},\n  "b": []\n}'],
    ['indentation of the whole body', '    {\n    "a": 1\n    }', '{\n  "a": 1\n}'],
    ['spaces at the end', '{"a": 1}   ', '{\n  "a": 1\n}'],
    ['an array', '[1]', '[\n  1\n]'],
    ['a comment line keeps its place', '{\n# why\n"a":1}', '{\n# why\n  "a": 1\n}'],
    ['an indented comment line', '{\n      # why\n"a":1}', '{\n      # why\n  "a": 1\n}'],
    ['a bare #', '{\n#\n"a":1,\n#\n"b":2}', '{\n#\n  "a": 1,\n#\n  "b": 2\n}'],
    ['a comment before a comma', '{"a":1\n// c\n,"b":2}', '{\n  "a": 1\n// c\n  ,\n  "b": 2\n}'],
    ['consecutive comments', '{\n# 1\n# 2\n\n//3\n"a":1}', '{\n# 1\n# 2\n//3\n  "a": 1\n}'],
    ['a variable line', '{\n@x = 1\n"a":1}', '{\n@x = 1\n  "a": 1\n}'],
    ['a reference without quotes', '{"a":{{x}},"b":[{{y}}]}', '{\n  "a": {{x}},\n  "b": [\n    {{y}}\n  ]\n}'],
    ['a reference in quotes', '{"a":"{{ x }} {","b":1}', '{\n  "a": "{{ x }} {",\n  "b": 1\n}'],
    ['a reference as a name', '{ {{x}} :1}', '{\n  {{x}}: 1\n}'],
    ['a reference as the whole body', '{{x}}', '{{x}}'],
    ['keeps spaces in strings', '{"a":"x  ,  y"}', '{\n  "a": "x  ,  y"\n}'],
    ['broken: no comma', '{"a":1 "b":2}', '{"a":1 "b":2}'],
    ['broken: no end', '{"a":1', '{"a":1'],
    ['broken: a trailing comma', '{"a":1,}', '{"a":1,}'],
    ['broken: a comment beside JSON', '{"a":1} // c', '{"a":1} // c'],
    ['broken: two values', '{"a":1} {"b":2}', '{"a":1} {"b":2}'],
    ['not JSON', 'a   b\n  c', 'a   b\n  c'],
    ['a body file', '<   ./a.json', '<   ./a.json'],
    ['a duplicate name', '{"a":1,"a":2}', '{\n  "a": 1,\n  "a": 2\n}'],
  ];
  for (const [what, before, after] of rows)
    it(what, () => {
      assert.equal(formatted(head + before), head + after);
    });

  it('indents with tabs, or with as many spaces as the editor is set to', () => {
    assert.equal(formatted(`${head}{"a":1}`, { ...spaces, insertSpaces: false }), `${head}{\n\t"a": 1\n}`);
    assert.equal(formatted(`${head}{"a":1}`, { ...spaces, tabSize: 4 }), `${head}{\n    "a": 1\n}`);
  });

  it('keeps CRLF, and uses the document’s line ending for a body on one line', () => {
    const crlf = `${head}{\n"a":1}`.replaceAll('\n', '\r\n');
    assert.equal(formatted(crlf), `${head}{\n  "a": 1\n}`.replaceAll('\n', '\r\n'));
    const one = `${head.replaceAll('\n', '\r\n')}{"a":1}`;
    assert.equal(formatted(one, { ...spaces, eol: '\r\n' }), `${head}{\n  "a": 1\n}`.replaceAll('\n', '\r\n'));
  });

  it('changes only bodies', () => {
    const odd = '@x =   1\n\n###   t\n#  c\nPOST   https://a/b\nA  :  b\n\n';
    assert.equal(formatted(`${odd}{"a":1}\n\n\n`), `${odd}{\n  "a": 1\n}\n\n\n`);
  });

  it('leaves other media types unchanged', () => {
    const text = 'POST https://a/b\nContent-Type: text/plain\n\n{"a":1}';
    assert.equal(formatted(text), text);
    const json = 'POST https://a/b\nContent-Type: application/vnd.x+json; charset=utf-8\n\n{"a":1}';
    assert.notEqual(formatted(json), json);
  });

  it('formats every body of a file', () => {
    const text = `${head}[1]\n\n### two\n${head}[2]`;
    assert.equal(formatted(text), `${head}[\n  1\n]\n\n### two\n${head}[\n  2\n]`);
  });

  it('formats only the selection', () => {
    const text = `${head}{\n"a":1,\n"b":2\n}\n\n### two\n${head}[2]`;
    const start = text.indexOf('"b"');
    assert.equal(formatted(text, spaces, { start: start - 1, end: start + 5 }), text.replace('"b":2', '  "b": 2'));
    assert.equal(formatted(text, spaces, { start: 0, end: head.length }), text);
  });
});

/** JSON with comment lines, references and blanks wherever they're allowed. */
const arbitraryBody = fc
  .tuple(
    fc.jsonValue({ maxDepth: 3 }),
    fc.array(fc.constantFrom('\n', ' ', '\n# c\n', '\n  // c\n', '\n#\n', '\r\n', '\n\n', '\t'), {
      minLength: 1,
      maxLength: 8,
    }),
  )
  .map(([value, fillers]) => {
    let next = 0;
    const filler = (): string => fillers[next++ % fillers.length] ?? '';
    return `["{{a}}",${JSON.stringify(value).replace(/"(?:[^"\\]|\\.)*"|[,:{}[\]]/g, (token) =>
      token.length === 1 ? `${token}${filler()}` : token,
    )}]`;
  });

describe('formatting any body', () => {
  const sent = (text: string): (string | undefined)[] =>
    parseHttpFile(text).blocks.flatMap((block) => block.requests.map(({ body }) => body && bodyContent(block, body)));

  it('keeps the meaning of the JSON and every comment line, and changes nothing the second time', () => {
    fc.assert(
      fc.property(arbitraryBody, (body) => {
        const text = head + body;
        const once = formatted(text);
        assert.equal(formatted(once), once);
        const [before, after] = [sent(text), sent(once)];
        assert.equal(after.length, before.length);
        for (const [index, content] of before.entries())
          assert.deepEqual(JSON.parse(after[index] ?? ''), JSON.parse(content ?? ''));
        const comments = (all: string): string[] => all.match(/^[ \t]*(#|\/\/).*$/gm) ?? [];
        assert.deepEqual(comments(once), comments(text));
      }),
      { numRuns: 500 },
    );
  });

  it('changes only whitespace, and nothing the second time, for any text', () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        const once = formatted(text);
        assert.equal(once.replace(/\s/g, ''), text.replace(/\s/g, ''));
        assert.equal(formatted(once), once);
        assert.equal(sent(once).length, sent(text).length);
      }),
      { numRuns: 1000 },
    );
  });
});
