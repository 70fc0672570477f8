import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FileChecker } from '../../../../src/language/checks/file.ts';
import {
  editMarkdown,
  holdsGraphRequest,
  isProse,
  parseMarkdown,
  quoteOf,
  writtenText,
} from '../../../../src/language/markdown/blocks.ts';
import { arbitraryEdit, arbitraryText, editOf } from '../../../fuzz/arbitrary/request-text.ts';
import { apiPages } from '../api-pages.ts';
import { applyEdits, heads } from '../problems/problems-in.ts';

const arbitraryMarkdown = fc
  .array(
    fc.oneof(
      arbitraryText,
      fc.constantFrom('\n```http\n', '\n``` rest\n', '\n```\n', '\n~~~HTTP\n', '\n````\n', '\n- ```http\n', '# a\n'),
      fc.constantFrom(
        '\n> ```http\n',
        '\n> GET /a\n> ### b\n',
        '\n> ```\n',
        '> ',
        '\n> > ```http\n> > ',
        '\n- > ~~~http\n  > ',
      ),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''));

const urls = (text: string): string[] =>
  parseMarkdown(text).blocks.flatMap(({ requests }) => requests.map(({ url }) => url?.value ?? ''));

describe('the requests of a Markdown page', () => {
  const rows: readonly (readonly [what: string, text: string, ...urls: string[]])[] = [
    ['a fence', '# a\n\n```http\nGET /a\n```\n', '/a'],
    ['a rest fence', '```rest\nGET /a\n```', '/a'],
    ['with a space, in capitals', '``` HTTP\nGET /a\n```', '/a'],
    ['with attributes', '```http title="a"\nGET /a\n```', '/a'],
    ['with attributes in braces', '```http {1,3}\nGET /a\n```', '/a'],
    ['as in Pandoc', '```{.http}\nGET /a\n```\n```{ .http .numberLines }\nGET /b\n```', '/a', '/b'],
    ['as on Microsoft’s pages', '``` msgraph-interactive\nGET /a\n```\n```msgraph\nGET /b\n```', '/a', '/b'],
    ['of tildes', '~~~http\nGET /a\n```\n~~~', '/a'],
    ['with more backticks', '````http\nGET /a\n\n```\n````', '/a'],
    ['indented', '1. a\n   ```http\n   GET /a\n   ```', '/a'],
    ['at the start of a list item', '- ```http\n  GET /a\n  ```', '/a'],
    ['without an end', '```http\nGET /a', '/a'],
    ['in a quote', '> ```http\n> GET /a\n> ```\nGET /b', '/a'],
    ['in a quote, without spaces', '>```http\n>GET /a\n>```\n', '/a'],
    ['in a quote, with separators', '> ```http\n> ### a\n> GET /a\n>\n> ### b\n> GET /b\n> ```', '/a', '/b'],
    ['in a quote, CRLF', '> ```http\r\n> GET /a\r\n> ```\r\n', '/a'],
    ['in a quote in a quote', '> > ```http\n> > GET /a\n> > ```\n', '/a'],
    ['in a quote in a list', '- a\n\n  > ```http\n  > GET /a\n  > ```\n', '/a'],
    ['in a quote at the start of a list item', '- > ```http\n  > GET /a\n  > ```\n', '/a'],
    ['in a list in a quote', '> 1. ```http\n>    GET /a\n>    ```\n', '/a'],
    ['that ends with its quote', '> ```http\n> GET /a\nGET /b\n', '/a'],
    ['that ends with the inner quote', '> > ```http\n> > GET /a\n> ```http\n> GET /b\n> ```', '/a', '/b'],
    ['with the text of another fence inside', '```http\nGET /a\n\n> ```http\n```\n', '/a'],
    ['with a quote inside', '````text\n> ```http\n> GET /a\n> ```\n````\n'],
    ['two', '```http\nGET /a\n```\ntext\n```http\nGET /b\n```', '/a', '/b'],
    ['with separators', '```http\n### a\nGET /a\n\n### b\nGET /b\n```', '/a', '/b'],
    ['CRLF', '```http\r\nGET /a\r\n```\r\nGET /b', '/a'],
    ['empty', '```http\n```\nGET /b'],
    ['with a response', '```http\nHTTP/1.1 200 OK\nA: b\n\n{}\n```'],
    ['in another language', '```json\nGET /a\n```'],
    ['in a language that only starts the same', '```httpie\nGET /a\n```\n```http-x\nGET /b\n```'],
    ['inside another', '````markdown\n```http\nGET /a\n```\n````'],
    ['inline', 'See ```http GET /a``` here'],
    ['no fence', 'GET /a\n\n### b\nGET /b'],
    ['an empty page', ''],
  ];
  for (const [what, text, ...expected] of rows)
    it(`${what}: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(urls(text), expected);
    });

  it('keep their positions in the page', () => {
    const text = `# a\n\n\`\`\`http\n${heads.management}{ "runState": "x" }\n\`\`\`\n\nb\n\n~~~rest\n${heads.user}{ "runState": 1 }\n~~~`;
    const file = parseMarkdown(text);
    const found = new FileChecker().check(file).flatMap(({ index, problems }) =>
      problems.map(({ start, end }) => {
        const origin = file.starts[index] ?? 0;
        const line = text.slice(0, origin).split('\n').length - 1;
        assert.equal(line, file.lines[index]);
        return text.slice(origin + start, origin + end);
      }),
    );
    assert.ok(found.includes('"x"') && found.includes('"runState"'), found.join());
  });

  for (const { name, markdown } of apiPages)
    it(`of the reference page ${name} go to Graph`, () => {
      assert.ok(holdsGraphRequest(parseMarkdown(markdown)));
    });

  it('to other hosts don’t count as requests to Graph', () => {
    assert.ok(!holdsGraphRequest(parseMarkdown('```http\nGET https://example.com\n```')));
  });
});

describe('any Markdown', () => {
  it('is preserved as the text of its blocks', () => {
    fc.assert(
      fc.property(arbitraryMarkdown, (text) => {
        const file = parseMarkdown(text);
        assert.equal(file.blocks.map(writtenText).join(''), text);
        for (const block of file.blocks) assert.equal(block.text.length, writtenText(block).length);
        assert.equal(file.length, text.length);
        for (const [index, block] of file.blocks.entries())
          assert.equal(block.lineStarts.length - 1, block.lineBreaks, `block ${index}`);
      }),
    );
  });

  it('is parsed the same after an edit, with or without the previous blocks', () => {
    fc.assert(
      fc.property(arbitraryMarkdown, arbitraryEdit, (text, edit) => {
        const before = parseMarkdown(text);
        const edited = applyEdits(text, [editOf(text, edit)]);
        const after = parseMarkdown(edited, before);
        const parsed = parseMarkdown(edited);
        assert.deepEqual(
          after.blocks.map((block) => [block.text, block.requests]),
          parsed.blocks.map((block) => [block.text, block.requests]),
        );
        assert.deepEqual([after.starts, after.lines], [parsed.starts, parsed.lines]);
      }),
    );
  });

  it('keeps the other blocks as the same objects when one fence is edited', () => {
    const text = '```http\nGET /a\n```\nprose\n```http\nGET /b\n```';
    const before = parseMarkdown(text);
    const after = parseMarkdown(text.replace('/a', '/c'), before);
    assert.deepEqual(
      after.blocks.map((block, index) => block === before.blocks[index]),
      [true, false, true, true, true],
    );
  });
});

describe('an edit of a Markdown page', () => {
  it('gives the same result as parsing the new text, for any text', () => {
    let followed = 0;
    fc.assert(
      fc.property(arbitraryMarkdown, fc.array(arbitraryEdit, { minLength: 1, maxLength: 4 }), (first, edits) => {
        let [text, file] = [first, parseMarkdown(first)];
        for (const fractions of edits) {
          const edit = editOf(text, fractions);
          text = applyEdits(text, [edit]);
          const edited = editMarkdown(file, edit);
          if (edited) followed++;
          file = edited ?? parseMarkdown(text, file);
          const fresh = parseMarkdown(text);
          const summary = ({ blocks, starts, lines, length }: typeof file) => [
            blocks.map((block) => [
              block.text,
              writtenText(block),
              quoteOf(block),
              isProse(block),
              block.lineBreaks,
              block.requests,
            ]),
            ...[starts, lines, length],
          ];
          assert.deepEqual(summary(file), summary(fresh));
          assert.deepEqual(
            file.defining.map((block) => block.text),
            fresh.defining.map((block) => block.text),
          );
        }
      }),
    );
    assert.ok(followed > 0);
  });

  const page = '# a\n\n```http\nGET /a\n\n### b\nGET /b\n```\n\nend\n';
  const rows: readonly (readonly [what: string, at: string, text: string, followed: boolean])[] = [
    ['a letter in a request', 'GET /b', 'x', true],
    ['a letter in the text', 'end', 'x', true],
    ['a line break in the text', 'end', '\n', true],
    ['a separator', 'GET /b', '### c\n', false],
    ['a title', 'b\nGET', 'x', false],
    ['a backtick in a fence', '``http', '`', false],
  ];
  for (const [what, at, text, isFollowed] of rows)
    it(`${isFollowed ? 'keeps the other blocks' : 'needs the page parsed again'}: ${what}`, () => {
      const file = parseMarkdown(page);
      const start = page.indexOf(at);
      const edited = editMarkdown(file, { start, end: start, text });
      assert.equal(edited !== undefined, isFollowed);
      if (edited) assert.equal(edited.blocks.filter((block) => !file.blocks.includes(block)).length, 1);
    });
});
