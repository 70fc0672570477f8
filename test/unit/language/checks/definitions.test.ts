import assert from 'node:assert/strict';
import { editHttpFile, parseHttpFile } from '../../../../src/http/file.ts';
import { FileChecker } from '../../../../src/language/checks/file.ts';
import { problemsIn } from '../problems/problems-in.ts';

const get = 'GET https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates/{{a}}';

describe('a redefined variable', () => {
  const rows: readonly (readonly [title: string, text: string, ...problems: string[]])[] = [
    ['above the request', `@a = 1\n@a = 2\n${get}\n`, 'information 1'],
    ['with the same value', `@a = 1\n@a = 1\n${get}\n`],
    ['between requests', `@a = 1\n${get}\n###\n@a = 2\n${get}\n`, 'warning 1'],
    [
      'between requests in one block',
      `@a = 1\n${get.replace('GET', 'POST')}\nContent-Type: application/json\n\n{}\n@a = 2\n${get}\n`,
      'warning 1',
    ],
    ['and then set back', `@a = 1\n${get}\n###\n@a = 2\n${get}\n###\n@a = 1\n${get}\n`, 'warning 4'],
    ['three times', `@a = 1\n@a = 2\n${get}\n###\n@a = 3\n${get}\n`, 'information 1', 'warning 2'],
    ['with a different case', `@a = 1\n@A = 2\n${get}\n`],
    ['above all requests', `@a = 1\n@a = 2\n###\n${get}\n`, 'information 1'],
    ['above all requests, and again at one of them', `@a = 1\n###\n${get}\n###\n@a = 2\n${get}\n`, 'warning 1'],
    [
      'above all requests twice, and again at one of them',
      `@a = 1\n@a = 2\n###\n${get}\n###\n@a = 3\n${get}\n`,
      ...['information 1', 'warning 2'],
    ],
    ['above requests to other hosts', '@a = 1\n@a = 2\n###\nGET https://example.com/{{a}}\n'],
    [
      'between requests to other hosts',
      '@a = 1\nGET https://example.com/{{a}}\n###\n@a = 2\nGET https://example.com/{{a}}\n',
    ],
  ];
  for (const [title, text, ...problems] of rows)
    it(title, () => {
      const lineOf = (at: number): number => text.slice(0, at).split('\n').length;
      const found = problemsIn(text).filter(({ problem }) => problem.code === 'duplicate-variable');
      assert.deepEqual(
        found.map(({ problem, blockStart }) => `${problem.severity} ${lineOf(blockStart + problem.start)}`),
        problems,
      );
    });

  it('is reported as soon as the file has a request to Graph, and no longer when it has none', () => {
    const checker = new FileChecker();
    const codes = (file: ReturnType<typeof parseHttpFile>): string[] =>
      checker.check(file).flatMap(({ problems }) => problems.map(({ code }) => code));
    const text = '@a = 1\n@a = 2\n###\nGET https://example.com/{{a}}\n';
    const before = parseHttpFile(text);
    assert.deepEqual(codes(before), []);
    const start = text.indexOf('example.com');
    const graph = editHttpFile(before, { start, end: start + 11, text: 'graph.microsoft.com' });
    assert.deepEqual(codes(graph), ['duplicate-variable']);
    assert.deepEqual(codes(editHttpFile(graph, { start, end: start + 19, text: 'example.com' })), []);
  });
});
