import assert from 'node:assert/strict';
import fc from 'fast-check';
import { blockAt, parseHttpFile } from '../../../../src/http/file.ts';
import { FileChecker } from '../../../../src/language/checks/file.ts';
import { fixAll, isFixable } from '../../../../src/language/fixes/fix-all.ts';
import { arbitraryText } from '../../../fuzz/arbitrary/request-text.ts';
import { applyEdits, heads, problemsIn } from '../problems/problems-in.ts';
import { fixed, now } from './fixed.ts';

/** What can still be fixed without asking. */
const fixable = (text: string): string[] =>
  problemsIn(text)
    .filter(({ problem, blockText }) => isFixable(problem, blockText))
    .map(({ problem, source }) => `${problem.code} ${source}`);

describe('fix all', () => {
  it('fixes a file of two thousand requests', () => {
    const text = `${heads.management}{ "id": "1", "runState": "String" }\n###\n`.repeat(2000);
    assert.deepEqual(fixable(fixed(text)), []);
  });
});

describe('fix all, for any text', () => {
  const fragments = [
    ...Object.values(heads).flatMap((head) => [head, head.slice(0, -1)]),
    `post http://graph.microsoft.com/v1.0/deviceManagement/deviceShellScripts/1/deviceRunStates\n`,
    'POST /deviceManagement/deviceShellScripts/{{id}}/deviceRunState\n',
    'GET {{root}}\n/beta\n/me\n',
    ...['\n', '\n\n', '\r\n', '  ', '/* a\n', 'b */\n', '#@name a\n', '  ### b\n', '{\n', '{ ', '}', '\n}\n', ', '],
    ...['@id = 1\n', '@idd = {{id}}\n', 'Content-Length: 9\n', 'Prefer: a\n', 'content-type: application/json\n'],
    ...[
      '"runState": "String"',
      '"errorCode": "Integer" // a',
      '"x": "{{idx}}"',
      '"id": "1" /* a */,',
      '"runstate": ""',
    ],
    ...[
      'HTTP/1.1 201 Created\n',
      '# graph-disable-next-line\n',
      '# graph-disable not-portable\n',
      '// graph-disable-nxt\n',
    ],
    ...['Authorization: Bearer 0123456789abcdefghij\n', 'eyJ0123456789.eyJ0123456789.0123'],
  ];
  const arbitraryFile = fc
    .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...fragments) }, { weight: 1, arbitrary: arbitraryText }), {
      maxLength: 20,
    })
    .map((parts) => parts.join(''));

  it('ends, leaves nothing that can be fixed without asking, and edits only blocks that had such a problem', () => {
    fc.assert(
      fc.property(arbitraryFile, (text) => {
        const file = parseHttpFile(text);
        const edits = fixAll(file, { now });
        const after = applyEdits(text, edits);
        assert.deepEqual(fixable(after), []);
        assert.equal(fixed(after), after);
        const fixableBlocks = new FileChecker()
          .check(file)
          .filter(({ index, problems }) =>
            problems.some((problem) => isFixable(problem, file.blocks[index]?.text ?? '')),
          )
          .map(({ index }) => index);
        // Edits of neighboring blocks that touch are merged; an insertion at a border may belong to the block before it.
        for (const { start, end } of edits) {
          const [first, last] = [blockAt(file, start), blockAt(file, Math.max(start, end - 1))];
          for (let index = first; index <= last; index++)
            assert.ok(
              fixableBlocks.includes(index) ||
                (start === end && start === file.starts[index] && fixableBlocks.includes(index - 1)),
            );
        }
      }),
      { numRuns: 300 },
    );
  }).timeout(20_000);
});
