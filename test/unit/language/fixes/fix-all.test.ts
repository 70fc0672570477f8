import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { blockAt, parseHttpFile } from '../../../../src/http/file.ts';
import { FileChecker, type CheckContext } from '../../../../src/language/checks/file.ts';
import { fixAll, isFixable } from '../../../../src/language/fixes/fix-all.ts';
import { prepareRequest } from '../../../../src/send/prepare/prepare-request.ts';
import { dynamicSources, requestVariables } from '../../../../src/send/prepare/values/request-variables.ts';
import { createSandbox } from '../../../../src/sandbox/index.ts';
import { noOuterVariables } from '../../../../src/http/variables/outer-variables.ts';
import { arbitraryText } from '../../../fuzz/arbitrary/request-text.ts';
import { applyEdits, heads, outline, problemsIn } from '../problems/problems-in.ts';

const now = () => new Date('2025-01-31T08:30:00.123Z');

/** The text after everything preferred was fixed, in the whole of it or in one block. */
function fixed(text: string, within?: number, context: CheckContext = {}): string {
  const edits = fixAll(parseHttpFile(text), { ...context, now }, within);
  edits.reduce((end, edit) => {
    assert.ok(end <= edit.start && edit.start <= edit.end, 'edits are in order and do not overlap');
    return edit.end;
  }, 0);
  return applyEdits(text, edits);
}

/** What could still be fixed without asking. */
const fixable = (text: string): string[] =>
  problemsIn(text)
    .filter(({ problem, blockText }) => isFixable(problem, blockText))
    .map(({ problem, source }) => `${problem.code} ${source}`);

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';
const type = 'Content-Type: application/json';

describe('fix all', () => {
  const rows: readonly (readonly [title: string, before: string, after: string])[] = [
    ['nothing to fix', `GET ${url}\n`, `GET ${url}\n`],
    ['what no preferred fix mends stays', `GET ${url}/{id}\n`, `GET ${url}/{id}\n`],
    [
      'two in a line',
      `${heads.management}{ "id": "1", "runstate": "fail" }`,
      `${heads.management}{ "runState": "fail" }`,
    ],
    [
      'one that another fix makes room for',
      `${heads.management}{ "id": "1", "@odata.etag": "2", "errorCode": "3", }`,
      `${heads.management}{ "errorCode": 3 }`,
    ],
    [
      'two headers to one place',
      `POST ${url}\n${type}\n\nPrefer-A: b\nC: d\n\n{}`,
      `POST ${url}\n${type}\nPrefer-A: b\nC: d\n\n{}`,
    ],
    [
      'all of a request',
      `/* why */\npost http://graph.microsoft.com/v1.0\n/deviceManagement/deviceShellScripts/1/deviceRunStates\nContent-Length: 3\n{\n@a = b\n"runState": "String"\n}\nHTTP/1.1 201 Created`,
      `# why\n@a = b\nPOST ${url}\n${type}\n\n{\n"runState": "unknown"\n}\n# HTTP/1.1 201 Created`,
    ],
    [
      'requests that follow each other',
      `GET ${url}\n# @name b\nPOST ${url}\n\n{}\nGET ${url}`,
      `GET ${url}\n###\n# @name b\nPOST ${url}\n${type}\n\n{}\n###\nGET ${url}`,
    ],
    ['CRLF', `POST ${url}\r\n{ "id": "1" }\r\n`, `POST ${url}\r\n${type}\r\n\r\n{ }\r\n`],
    [
      'not what is switched off',
      `# graph-disable-next-line not-portable\npost ${url}`,
      `# graph-disable-next-line not-portable\npost ${url}`,
    ],
    [
      'an entity where an array of them belongs',
      `${heads.user}{ "deviceRunStates": { "errorCode": 0 } }`,
      `${heads.user}{ "deviceRunStates": [{ "errorCode": 0 }] }`,
    ],
    [
      'no header whose place what is body below it would take',
      `GET ${url}\nAuthorization: Bearer 0123456789abcdefghij\n\nContent-Length: 7\n< {%\n%}`,
      `GET ${url}\nAuthorization: Bearer 0123456789abcdefghij\n\nContent-Length: 7\n< {%\n%}`,
    ],
    ['not in requests to other hosts', `post http://example.com\n{}`, `post http://example.com\n{}`],
  ];
  for (const [title, before, after] of rows)
    it(title, () => {
      assert.equal(fixed(before), after);
    });

  it('in one request leaves the others alone, wherever it grows to', () => {
    const bad = `post ${url}\n{ "id": 1 }\nGET ${url}\n`;
    const mended = `POST ${url}\n${type}\n\n{ }\n###\nGET ${url}\n`;
    const file = [bad, `### b\n${bad}`, `### c\n${bad}`].join('');
    assert.equal(fixed(file, 1), `${bad}### b\n${mended}### c\n${bad}`);
    assert.equal(fixed(file, 0), `${mended}### b\n${bad}### c\n${bad}`);
    assert.equal(fixed(file), `${mended}### b\n${mended}### c\n${mended}`);
  });

  it('takes the severities into account: what is off stays', () => {
    const text = `post ${url}\n`;
    assert.equal(fixed(text, undefined, { severities: { 'not-portable': 'off' } }), text);
  });

  it('mends a file of two thousand requests', () => {
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

  it('ends, leaves nothing that could be fixed without asking, and touches only blocks that had such a thing', () => {
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
        // Edits of neighbours that meet are one edit of both; what is only put in at a border may be the block's before it.
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

describe('an example as printed, after Fix all and with a real id', () => {
  const folder = fileURLToPath(new URL('../../../examples/as-printed', import.meta.url));
  for (const name of readdirSync(folder))
    it(`${name} is accepted by the sandbox`, async () => {
      const text = fixed(readFileSync(`${folder}/${name}`, 'utf8')).replace(
        /\{device\w+Id\}/g,
        '7bd39c86-9c86-7bd3-869c-d37b869cd37b',
      );
      assert.deepEqual(outline(problemsIn(text)), []);
      const file = parseHttpFile(text);
      const [block] = file.blocks;
      const [request] = block?.requests ?? [];
      assert.ok(block && request);
      const prepared = prepareRequest(
        block,
        request,
        requestVariables(file, noOuterVariables, '', dynamicSources()),
        new Map(),
        { kind: 'sandbox' },
      );
      assert.ok('url' in prepared && 'body' in prepared, JSON.stringify(prepared));
      const { method, url: address, headers, body } = prepared;
      const response = await createSandbox().fetch(address, {
        method,
        headers: headers.map(([header, value]): [string, string] => [header, value]),
        body: body ?? '',
      });
      assert.equal(response.status, 201, await response.text());
    });
});
