import assert from 'node:assert/strict';
import { editHttpFile, parseHttpFile } from '../../../../src/http/file.ts';
import { FileChecker } from '../../../../src/language/checks/file.ts';
import { disableForFile, disableForLine } from '../../../../src/language/fixes/disable-fixes.ts';
import { parseMarkdown } from '../../../../src/language/markdown/blocks.ts';
import { applyEdits, outline, problemsIn } from './problems-in.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';
const head = `POST ${url}\nContent-Type: application/json\n\n`;

describe('comments that disable problems', () => {
  const rows: readonly (readonly [title: string, text: string, ...left: string[]])[] = [
    ['the next line', `${head}{\n# graph-disable-next-line read-only-property\n"id": 1\n}`],
    ['//', `${head}{\n  // graph-disable-next-line read-only-property\n  "id": 1\n}`],
    ['several codes', `${head}{\n# graph-disable-next-line wrong-type, unknown-property\n"errorCode": "1", "x": 1\n}`],
    [
      'several codes, separated by spaces',
      `${head}{\n# graph-disable-next-line wrong-type unknown-property\n"errorCode": "1", "x": 1\n}`,
    ],
    ['all codes', `${head}{\n# graph-disable-next-line\n"errorCode": "1", "x": 1\n}`],
    ['a reason', `${head}{\n# graph-disable-next-line unknown-property -- not wrong-type, though\n"x": 1\n}`],
    ['all codes, with a reason', `${head}{\n# graph-disable-next-line -- why\n"x": 1\n}`],
    ['other codes do nothing', `${head}{\n# graph-disable-next-line wrong-type\n"x": 1\n}`, 'unknown-property "x"'],
    ['the next line only', `${head}{\n# graph-disable-next-line\n"x": 1,\n"y": 1\n}`, 'unknown-property "y"'],
    ['comments between are skipped', `${head}{\n# graph-disable-next-line\n# a\n// b\n"x": 1\n}`],
    [
      'two directives',
      `${head}{\n# graph-disable-next-line wrong-type\n# graph-disable-next-line unknown-property\n"errorCode": "", "x": 1\n}`,
    ],
    ['a blank line counts as a line', `${head}{\n# graph-disable-next-line\n\n"x": 1\n}`, 'unknown-property "x"'],
    ['the request line', `# graph-disable-next-line unresolved-placeholder\nGET ${url}/{id}`],
    [
      'the lines of a URL count as one',
      `# graph-disable-next-line unresolved-placeholder\nGET ${url}\n  ?a={b}\n  &c={d}`,
    ],
    [
      'a header',
      `POST ${url}\n# graph-disable-next-line content-length\nContent-Length: 1\nContent-Type: application/json\n\n{}`,
    ],
    ['above the body', `POST ${url}\nContent-Type: application/json\n# graph-disable-next-line missing-blank-line\n{}`],
    ['a response', `GET ${url}\n# graph-disable-next-line example-response\nHTTP/1.1 200 OK`],
    ['a comment', `# graph-disable-next-line token-in-file\n# Bearer 0123456789abcdefghij\nGET ${url}`],
    [
      'not what begins on another line',
      `${head}{\n"x": [\n# graph-disable-next-line\n1],\n"y": 1 }`,
      'unknown-property "x"',
      'unknown-property "y"',
    ],
    ['the last line', `${head}{}\n# graph-disable-next-line`],
    ['not across a separator', `# graph-disable-next-line\n### a\nGET ${url}/{id}`, 'unresolved-placeholder {id}'],
    [
      'in the file',
      `# graph-disable unknown-property\n${head}{ "x": 1 }\n###\n${head}{ "y": 1, "id": 1 }`,
      'read-only-property "id"',
    ],
    ['everything in the file', `// graph-disable\n${head}{ "x": 1 }\n###\n${head}{ "y": 1 }`],
    [
      'in the file, several',
      `# graph-disable a\n# graph-disable unknown-property\n###\n${head}{ "x": 1 }`,
      'invalid-directive a',
    ],
    ['above the first request', `@a = b\n# graph-disable unknown-property\n${head}{ "x": 1 }`],
    [
      'not below it',
      `${head}{ "x": 1 }\n# graph-disable unknown-property`,
      'unknown-property "x"',
      'invalid-directive graph-disable',
    ],
    [
      'not in a later block',
      `###\n###\n# graph-disable unknown-property\n${head}{ "x": 1 }`,
      'invalid-directive graph-disable',
      'unknown-property "x"',
    ],
    [
      'not in a string of a body',
      `${head}{ "x": "# graph-disable-next-line",\n"y": 1 }`,
      'unknown-property "x"',
      'unknown-property "y"',
    ],
    [
      'not other words that start the same',
      `# graph-theory of it\n# graph-disabled no\nGET ${url}`,
      'invalid-directive graph-disabled',
    ],
    [
      'the directives themselves',
      `# graph-disable-next-line invalid-directive\n# graph-disable-next-line x\nGET ${url}`,
    ],
  ];
  for (const [title, text, ...left] of rows)
    it(`${title} → ${left.join(' | ') || 'nothing left'}`, () => {
      for (const lineEnd of ['\n', '\r\n', '\r'])
        assert.deepEqual(outline(problemsIn(text.replaceAll('\n', lineEnd))), left);
    });

  it('in the first block affect the others after an edit', () => {
    const checker = new FileChecker();
    const found = (file: ReturnType<typeof parseHttpFile>): string[] =>
      checker.check(file).flatMap(({ index, problems }) => problems.map(({ code }) => `${index} ${code}`));
    let file = parseHttpFile(`\n###\n${head}{ "x": 1 }`);
    assert.deepEqual(found(file), ['1 unknown-property']);
    const comment = '# graph-disable unknown-property\n';
    file = editHttpFile(file, { start: 0, end: 0, text: comment });
    assert.deepEqual(found(file), []);
    file = editHttpFile(file, { start: 0, end: 0, text: '\n###\n' });
    assert.deepEqual(found(file), ['1 invalid-directive', '2 unknown-property']);
    file = editHttpFile(file, { start: 0, end: 5, text: '' });
    assert.deepEqual(found(file), []);
    file = editHttpFile(file, { start: 0, end: comment.length, text: '' });
    assert.deepEqual(found(file), ['1 unknown-property']);
  });

  it('apply from the first fence in Markdown, where headings aren’t comments', () => {
    const fence = (text: string) => `\`\`\`http\n${text}\n\`\`\`\n`;
    const request = `${head}{ "x": 1 }`;
    const found = (text: string): string[] =>
      new FileChecker().check(parseMarkdown(text)).flatMap(({ problems }) => problems.map(({ code }) => code));
    assert.deepEqual(found(`# graph-disable unknown-property\n${fence(request)}`), ['unknown-property']);
    assert.deepEqual(found(`# A\n${fence(`# graph-disable unknown-property\n${request}`)}${fence(request)}`), []);
    assert.deepEqual(found(`# A\nBearer 0123456789abcdefghij\n${fence(request)}`), ['unknown-property']);
  });
});

describe('fixes that disable a problem', () => {
  const [line, file] = ['line', 'file'] as const;
  const rows: readonly (readonly [where: 'line' | 'file', before: string, after: string])[] = [
    [line, `${head}{\n    "x": 1\n}`, `${head}{\n    # graph-disable-next-line unknown-property\n    "x": 1\n}`],
    [line, `GET ${url}/{id}\n`, `# graph-disable-next-line unresolved-placeholder\nGET ${url}/{id}\n`],
    [line, `GET ${url}\n  ?a={b}\n`, `# graph-disable-next-line unresolved-placeholder\nGET ${url}\n  ?a={b}\n`],
    [
      line,
      `${head}{\n\t# graph-disable-next-line wrong-type\n\t"x": 1\n}`,
      `${head}{\n\t# graph-disable-next-line wrong-type, unknown-property\n\t"x": 1\n}`,
    ],
    [
      line,
      `${head}{\n# graph-disable-next-line wrong-type -- why\n"x": 1\n}`,
      `${head}{\n# graph-disable-next-line wrong-type, unknown-property -- why\n"x": 1\n}`,
    ],
    [file, `${head}{ "x": 1 }`, `# graph-disable unknown-property\n${head}{ "x": 1 }`],
    [
      file,
      `@a = b\r\n###\r\n${head}{ "x": 1 }`,
      `# graph-disable unknown-property\r\n@a = b\r\n###\r\n${head}{ "x": 1 }`,
    ],
    [file, `### a\n${head}{ "x": 1 }`, `# graph-disable unknown-property\n### a\n${head}{ "x": 1 }`],
    [
      file,
      `# graph-disable wrong-type\n${head}{ "x": 1 }`,
      `# graph-disable wrong-type, unknown-property\n${head}{ "x": 1 }`,
    ],
  ];
  for (const [where, before, after] of rows)
    it(`${where}: ${JSON.stringify(before)}`, () => {
      const parsed = parseHttpFile(before);
      const found = problemsIn(before).at(-1);
      const index = parsed.blocks.findIndex(({ text }) => text === found?.blockText);
      const [first, block] = [parsed.blocks[0], parsed.blocks[index]];
      assert.ok(found && first && block);
      const fix = where === 'line' ? disableForLine(found.problem, block) : disableForFile(found.problem, first);
      assert.ok(fix);
      const start = where === 'line' ? found.blockStart : 0;
      const edits = fix.edits.map((edit) => ({ ...edit, start: edit.start + start, end: edit.end + start }));
      assert.equal(applyEdits(before, edits), after);
      assert.deepEqual(outline(problemsIn(after)), outline(problemsIn(before).slice(0, -1)));
    });

  it('aren’t offered for a line that can’t have a comment above it', () => {
    const [found] = problemsIn(` ### a\nGET ${url}`);
    const [block] = parseHttpFile(found?.blockText ?? '').blocks;
    assert.ok(found && block);
    assert.equal(disableForLine(found.problem, block), undefined);
  });
});
