import assert from 'node:assert/strict';
import { editHttpFile, parseHttpFile } from '../../../../src/http/file.ts';
import { FileChecker } from '../../../../src/language/checks/file.ts';
import { fixesFor, problemMessage } from '../../../../src/language/problems/problem.ts';
import { applyEdits, outline, problemsIn } from '../problems/problems-in.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';

describe('references to named requests and prompts', () => {
  const rows: readonly (readonly [reference: string, ...problems: string[]])[] = [
    ['create.response.body.id'],
    ['create.response.body.$.id'],
    ['create.response.body.*'],
    ['create.response.headers.etag'],
    ['create.request.body.runState'],
    ['create.id'],
    ['createResponse.parsedBody.id'],
    ['titled.response.body.id'],
    ['own'],
    ['other.response.body.id', 'unknown-variable {{other.response.body.id}}'],
    ['other.id', 'unknown-variable {{other.id}}'],
    ['response.parsedBody.id', 'foreign-variable {{response.parsedBody.id}}'],
    ['create.response', 'foreign-variable {{create.response}}'],
    ['create.response.body.//id', 'foreign-variable {{create.response.body.//id}}'],
    ['create.response.body.$..id', 'foreign-variable {{create.response.body.$..id}}'],
    ['create.response.cookies.a', 'foreign-variable {{create.response.cookies.a}}'],
  ];
  for (const [reference, ...problems] of rows)
    it(`${reference} → ${problems.join() || 'nothing'}`, () => {
      const text = `@own = {{create.response.body.id}}\n# @name create\nPOST ${url}\nContent-Type: application/json\n\n{}\n### titled\nGET ${url}\n###\nGET ${url}/{{${reference}}}\n`;
      assert.deepEqual(outline(problemsIn(text)), problems);
    });

  it('accept a prompt, but only in the request that asks for it', () => {
    const prompted = `# @prompt a\nGET ${url}/{{a}}?$filter={{$prompt b}}\n###\nGET ${url}/{{a}}\n`;
    assert.deepEqual(outline(problemsIn(prompted)), ['unknown-variable {{a}}']);
  });

  it('name the missing request, and suggest # @name', () => {
    const [found] = problemsIn(`GET ${url}/{{other.response.body.id}}\n`);
    assert.ok(found);
    assert.match(problemMessage(found.problem), /No request in this file is called 'other'\. Write # @name/);
  });

  it('are checked again when a request gets or loses its name', () => {
    const checker = new FileChecker();
    const before = parseHttpFile(`# @name create\nGET ${url}\n###\nGET ${url}/{{create.response.body.id}}\n`);
    const codes = (file: typeof before): string[] =>
      checker.check(file).flatMap(({ problems }) => problems.map(({ code }) => code));
    assert.deepEqual(codes(before), []);
    const renamed = editHttpFile(before, { start: 8, end: 14, text: 'made' });
    assert.deepEqual(codes(renamed), ['unknown-variable']);
    assert.deepEqual(codes(editHttpFile(renamed, { start: 8, end: 12, text: 'create' })), []);
  });

  it('are checked again when a script sets what they refer to, or no longer does', () => {
    const checker = new FileChecker();
    const script = '> {% client.global.set("id", response.body.id) %}';
    const before = parseHttpFile(`# @name create\nGET ${url}\n\n${script}\n###\nGET ${url}/{{id}}\n`);
    const codes = (file: typeof before): string[] =>
      checker.check(file).flatMap(({ problems }) => problems.map(({ code }) => code));
    assert.deepEqual(codes(before), ['script-variable']);
    const start = before.blocks[0]?.text.indexOf('"id"') ?? 0;
    const other = editHttpFile(before, { start, end: start + 4, text: '"no"' });
    assert.deepEqual(codes(other), ['unknown-variable']);
    assert.deepEqual(codes(editHttpFile(other, { start, end: start + 4, text: '"id"' })), ['script-variable']);
  });

  it('are offered in place of a variable that a script sets, as is a definition of it', () => {
    const script = '> {% client.global.set("id", response.body.id) %}';
    const text = `# @name create\nGET ${url}\n\n${script}\n###\n@a = {{id}}\nGET ${url}/{{id}}/{{a}}\n`;
    const fixed = problemsIn(text)
      .filter(({ problem }) => problem.code === 'script-variable')
      .map(({ problem, blockText }) =>
        fixesFor(problem, blockText).map(({ title, edits }) => [title, applyEdits(blockText, edits)]),
      );
    const defined = `###\n@a = {{id}}\n@id = 00000000-0000-0000-0000-000000000000\nGET ${url}/{{id}}/{{a}}\n`;
    assert.deepEqual(fixed, [
      [
        [
          'Replace with {{create.response.body.$.id}}',
          `###\n@a = {{id}}\nGET ${url}/{{create.response.body.$.id}}/{{a}}\n`,
        ],
        ['Define @id above the request', defined],
      ],
      [['Define @id above the request', defined]],
    ]);
  });
});
