import assert from 'node:assert/strict';
import { FileChecker } from '../../../../src/language/checks/file.ts';
import { parseMarkdown } from '../../../../src/language/markdown/blocks.ts';
import { fixesFor, type ProblemCode } from '../../../../src/language/problems/problem.ts';
import { applyEdits } from './problems-in.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';

/** The lines as a fence in a list item. */
const inList = (lines: readonly string[]): string =>
  [
    '1. Create it:',
    '',
    ...['```http', ...lines, '```'].map((line) => (line === '' ? '' : `   ${line}`)),
    '',
    'Text',
  ].join('\n');

/** The text after the first fix of a problem. */
function fixed(text: string, code: ProblemCode): string | undefined {
  const file = parseMarkdown(text);
  for (const { index, problems } of new FileChecker().check(file)) {
    const problem = problems.find((one) => one.code === code);
    const block = file.blocks[index];
    const [fix] = problem && block ? fixesFor(problem, block.text) : [];
    if (fix === undefined || block === undefined) continue;
    const start = file.starts[index] ?? 0;
    return text.slice(0, start) + applyEdits(block.text, fix.edits) + text.slice(start + block.text.length);
  }
  return undefined;
}

describe('fixes in a fence in a list keep its indentation', () => {
  const post = [`POST ${url}`, 'Content-Type: application/json'];
  const rows: readonly (readonly [code: ProblemCode, lines: readonly string[], after: readonly string[]])[] = [
    ['missing-blank-line', [...post, '{}'], [...post, '', '{}']],
    ['missing-content-type', [`POST ${url}`, '', '{}'], [...post, '', '{}']],
    ['unknown-variable', [`GET ${url}/{{a}}`], ['@a = 00000000-0000-0000-0000-000000000000', `GET ${url}/{{a}}`]],
    ['duplicate-variable', ['@a = 1', '@a = 2', `GET ${url}/{{a}}`], ['# @a = 1', '@a = 2', `GET ${url}/{{a}}`]],
    [
      'example-response',
      [...post, '', '{}', '', 'HTTP/1.1 201 Created', 'Content-Type: application/json', '', '{ "id": "1" }'],
      [...post, '', '{}', '', '# HTTP/1.1 201 Created', '# Content-Type: application/json', '', '# { "id": "1" }'],
    ],
  ];
  for (const [code, lines, after] of rows)
    it(code, () => {
      assert.equal(fixed(inList(lines), code), inList(after));
    });
});
