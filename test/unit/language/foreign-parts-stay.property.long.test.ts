import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseHttpFile } from '../../../src/http/file.ts';
import type { Edit, HttpFile } from '../../../src/http/model.ts';
import { fixAll } from '../../../src/language/fixes/fix-all.ts';
import { formatBlock } from '../../../src/language/format-body.ts';
import { pasteRequest } from '../../../src/language/paste/paste.ts';
import { requestFile } from '../../fuzz/arbitrary/request-file.ts';
import { now } from './completion/complete-at.ts';
import { applyEdits } from './problems/problems-in.ts';

const route = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';

/** Lines for other tools, and below them the lines that they're mixed with. */
const foreign = [
  '< {%\n  request.variables.set("a", "b")\n%}',
  '> {% client.test("a", () => {}) %}',
  '< ./sign.js',
  '> ./handler.js',
  '>> response.json',
  '<> previous.200.json',
  'import ./common.http',
  'run #Login (@a=b)',
  '{{\n  exports.a = { b: 1 };\n}}',
  '{{@request\n  POST /x\n}}',
  '{{+\n  # @name x\n}}',
  '?? status == 200',
  '...defaultHeaders',
  'Some words: what follows creates a state.',
  'curl https://a.example \\\n  -d "b"',
  'fragment F on G {\n  a\n}',
] as const;

const own = [
  `POST ${route}`,
  `post ${route}`,
  'POST /deviceManagement/deviceShellScripts/1/deviceRunStates',
  `GET ${route}`,
  'Content-Type: application/json',
  'Content-Length: 7',
  'Authorization: Bearer eyJ0eXAiOiJKV1QifQ.eyJhdWQiOiJub2JvZHkifQ.c2lnbmF0dXJl',
  '{ "runState":"success",\n"id": "1" }',
  '{"errorCode": "1"}',
  '{ "runState": 1 }\n\nHTTP/1.1 201 Created\n\n{}',
  '@a = b',
  '  ### c',
  '###',
  '#@name d',
  '# e',
  '/*\nf\n*/',
  '',
  '',
] as const;

const text = fc.oneof(
  fc
    .array(
      fc.oneof(
        { weight: 2, arbitrary: fc.constantFrom(...own) },
        { weight: 1, arbitrary: fc.constantFrom(...foreign) },
      ),
      {
        minLength: 1,
        maxLength: 14,
      },
    )
    .chain((pieces) => fc.constantFrom('\n', '\r\n').map((end) => pieces.join('\n').replaceAll('\n', end))),
  requestFile,
);

/** The parts for other tools, in order: those of each request, then those outside of requests. */
const partsIn = ({ blocks }: HttpFile): string[] =>
  blocks.flatMap((block) => {
    const inRequests = new Set(block.requests.flatMap((request) => request.foreign));
    const shown = ({ start, end }: { start: number; end: number }): string => block.text.slice(start, end);
    return [
      ...block.requests.map(
        (request) => `${request.method?.text.toUpperCase()}: ${request.foreign.map(shown).join('|')}`,
      ),
      ...block.foreign.filter((part) => !inRequests.has(part)).map(shown),
    ];
  });

/** Asserts that no edit changes a part for another tool. */
function assertKept(before: string, edits: readonly Edit[]): void {
  const file = parseHttpFile(before);
  for (const [index, block] of file.blocks.entries())
    for (const part of block.foreign) {
      const [start, end] = [part.start, part.end].map((offset) => offset + (file.starts[index] ?? 0)) as [
        number,
        number,
      ];
      for (const edit of edits)
        assert.ok(
          edit.end <= start || edit.start >= end,
          `${JSON.stringify(edit)} changes ${JSON.stringify(before.slice(start, end))}`,
        );
    }
}

describe('parts for other tools', () => {
  it('are kept by Fix all, with the request that they belong to', () => {
    fc.assert(
      fc.property(text, (before) => {
        const edits = fixAll(parseHttpFile(before), { now: () => now });
        assertKept(before, edits);
        const after = applyEdits(before, edits);
        const kept = new Set(partsIn(parseHttpFile(after)).filter((part) => !part.endsWith(': ')));
        for (const part of partsIn(parseHttpFile(before)))
          if (!part.endsWith(': ')) assert.ok(kept.has(part), `${part}\n\n${after}`);
      }),
      {
        numRuns: 500,
        examples: [
          // A body that begins like a header would become one, with one blank line above it.
          [`GET ${route}\n\n\nContent-Type: application/json\n${foreign[0]}`],
          // A script has its own comments, and a command continues to the next blank line.
          ['< {%### 1\n# graph-disable-nextline unknown-route\nGET https://graph.microsoft.com/beta/me\n\n'],
          [`curl https://a.example \\\n  -d "b"\nPOST ${route}\n{"errorCode": "1"}\n@a = b`],
        ],
      },
    );
  });

  it('are kept by formatting', () => {
    fc.assert(
      fc.property(text, (before) => {
        const file = parseHttpFile(before);
        const edits = file.blocks.flatMap((block, index) =>
          formatBlock(block, { tabSize: 2, insertSpaces: true, eol: '\n' }).map((edit) => {
            const origin = file.starts[index] ?? 0;
            return { ...edit, start: edit.start + origin, end: edit.end + origin };
          }),
        );
        assertKept(before, edits);
        assert.deepEqual(partsIn(parseHttpFile(applyEdits(before, edits))), partsIn(file));
      }),
      { numRuns: 300 },
    );
  });

  it('are kept by pasting', () => {
    const copied = `POST ${route}\nContent-Length: 2\n\n{}`;
    fc.assert(
      fc.property(text, fc.double({ min: 0, max: 1, noNaN: true }), (before, where) => {
        const at = Math.round(where * before.length);
        const edit = pasteRequest(copied, { file: parseHttpFile(before), start: at, end: at, eol: '\n', asked: true });
        assert.ok(edit);
        assertKept(before, [edit]);
      }),
      { numRuns: 300 },
    );
  });
});
