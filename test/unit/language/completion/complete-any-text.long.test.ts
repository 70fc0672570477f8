import assert from 'node:assert/strict';
import fc from 'fast-check';
import { clouds } from '../../../../src/catalog/index.ts';
import { editHttpFile, parseHttpFile } from '../../../../src/http/file.ts';
import type { Edit, HttpFile } from '../../../../src/http/model.ts';
import { complete } from '../../../../src/language/completion/complete.ts';
import type { Completion } from '../../../../src/language/completion/model.ts';
import { triggerCharacters } from '../../../../src/language/completion/trigger.ts';
import { arbitraryEdit, arbitraryText, editOf } from '../../../fuzz/arbitrary/request-text.ts';
import { accept, cursorIn, now } from './complete-at.ts';
import { heads } from '../problems/problems-in.ts';

const pieces = [
  ...Object.values(heads),
  ...['\n', '\r\n', '\r', '\n\n', ' ', '\t', '###', '### title\n', '# @', '# @name x\n', '# graph-disable-next-line '],
  ...[
    '@',
    '@a = b\n',
    '@a=https://graph.microsoft.com/beta\n',
    '{{',
    '}}',
    '{{a}}',
    '{{a',
    '{',
    '}',
    '[',
    ']',
    '"',
    ':',
  ],
  ...[',', '\\', "'", '/', '?', '&', '=', '$', 'GET ', 'POST ', 'PATCH ', 'https://', 'https://graph.microsoft.com/'],
  ...[
    '/deviceManagement/',
    'deviceHealthScripts',
    '/deviceRunStates',
    '{id}',
    '?$select=id,',
    '$filter=detectionState eq ',
  ],
  ...[
    'Content-Type: application/json\n',
    'Accept:',
    'Host: example.com\n',
    'HTTP/1.1 200 OK\n',
    '> {%',
    '/*',
    '*/',
    '```\n',
  ],
  ...[
    '"runState"',
    '"detectionState": ',
    '"success"',
    '"@odata.type": ',
    '"deviceRunStates": [',
    '1',
    'null',
    '"lastSync',
  ],
  ...['\u2028', '😀', '\0', '\ud800', '"$schema": "http://example.com/s.json"'],
];

const request = fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((parts) => parts.join(''));
const text = fc.oneof(
  request,
  arbitraryText,
  fc.tuple(request, arbitraryText, request).map((parts) => parts.join('')),
);

const place = fc.double({ min: 0, max: 1, noNaN: true });

const proposals = (file: HttpFile, offset: number, trigger?: string): Promise<Completion[]> =>
  complete({ file, offset, cloud: clouds[0], now, trigger });

async function check(file: HttpFile, all: string, offset: number, trigger: string | undefined): Promise<void> {
  const found = await proposals(file, offset, trigger);
  const inside = ({ start, end }: Edit): boolean => start >= 0 && start <= end && end <= all.length;
  for (const { label, edit, comma } of found) {
    const proposal = JSON.stringify({ label, edit, comma, before: all.slice(0, offset), after: all.slice(offset) });
    assert.ok(label !== '', proposal);
    assert.ok(inside(edit) && edit.start <= offset && offset <= edit.end, `Not at the cursor: ${proposal}`);
    assert.ok(!/[\r\n]/.test(all.slice(edit.start, edit.end)), `Not on one line: ${proposal}`);
    assert.ok(comma === undefined || (inside(comma) && comma.end <= edit.start), `Not before the edit: ${proposal}`);
  }
}

describe('completion, for any text', () => {
  it('edits only the line of the cursor, and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(text, place, fc.constantFrom(undefined, ...triggerCharacters), async (all, where, trigger) => {
        await check(parseHttpFile(all), all, Math.round(where * all.length), trigger);
      }),
      { numRuns: 1500 },
    );
  }).timeout(30_000);

  it('does so after any edit', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.array(arbitraryEdit, { maxLength: 4 }), place, async (before, edits, where) => {
        let [all, file] = [before, parseHttpFile(before)];
        for (const fractions of edits) {
          const edit = editOf(all, fractions);
          file = editHttpFile(file, edit);
          all = all.slice(0, edit.start) + edit.text + all.slice(edit.end);
        }
        await check(file, all, Math.round(where * all.length), undefined);
      }),
      { numRuns: 500 },
    );
  }).timeout(30_000);

  it('does so at every offset of a request, with and without the text after it', async () => {
    const whole = `# @name x\n${heads.health}{\r\n  "detectionState": "success",\r\n  "assignmentFilterIds": [ "{{a}}", 1 ]\r\n}\r\n\r\n### next`;
    for (let offset = 0; offset <= whole.length; offset++)
      for (const all of [whole, whole.slice(0, offset)]) await check(parseHttpFile(all), all, offset, undefined);
  }).timeout(30_000);

  const bodies = [
    '{}',
    '{"detectionState":"success","x":[],"assignmentFilterIds":["a","b"],"remediationScriptError":null}',
    '{ "detectionState" : "fail" , "y" : { } , "assignmentFilterIds" : [ "a" ] , "lastSyncDateTime" : "" }',
    '{\n  "detectionState": "fail",\n  "x": 1.5,\n\n  "assignmentFilterIds": [\n    "a"\n  ],\n  "y": true\n\n}',
    '{\r\n  "detectionState": "\\"",\r\n  "remediationState": "success"\r\n}',
  ];
  for (const body of bodies)
    it(`keeps JSON valid at every offset of ${JSON.stringify(body)}`, async () => {
      const all = heads.health + body;
      for (let offset = heads.health.length; offset <= all.length; offset++)
        for (const completion of await proposals(parseHttpFile(all), offset)) {
          const after = accept(all, offset, completion).slice(heads.health.length);
          assert.doesNotThrow(
            () => void JSON.parse(after),
            `${body.slice(0, offset - heads.health.length)}|: ${after}`,
          );
        }
    });

  const long = 'x'.repeat(200_000);
  const blanks = ' '.repeat(200_000);
  const texts = {
    'a body': `${heads.health}{ "remediationScriptError": "${long}", | }`,
    'a string': `${heads.health}{ "remediationScriptError": "${long}|`,
    'a word in a body': `${heads.health}{ ${long}|`,
    'a body that isn’t JSON': `${heads.health}${long}|`,
    'blanks in a body': `${heads.health}{ |${blanks}x }`,
    'a header value': `${heads.health.trimEnd()}\nAccept: ${long}|`,
    'a URL': `GET /${long}|`,
    'a query': `GET /deviceManagement/deviceHealthScripts/1/deviceRunStates?$filter=${long}|`,
    'blanks in a reference': `POST {{${blanks}x|`,
    'a directive': `# graph-disable-next-line ${long}|`,
    'a variable': `@${long}|`,
    brackets: `${heads.health}${'['.repeat(200_000)}|`,
  };
  for (const [what, marked] of Object.entries(texts))
    it(`is fast enough for very long input: ${what}`, async () => {
      const { text: all, offset } = cursorIn(marked);
      await check(parseHttpFile(all), all, offset, undefined);
    });

  it('reads only one block of a large file', async () => {
    const one = `### one\n${heads.user}{ "x": 1 }\n\n`;
    const all = `${one.repeat(5000)}### last\nPOST `;
    const file = parseHttpFile(all);
    const read = new Set<number>();
    const blocks = file.blocks.map(
      (block, index) =>
        new Proxy(block, {
          get: (target, key) => {
            if (key !== 'text' && key !== 'lineBreaks' && key !== 'mayDefine') read.add(index);
            const value: unknown = Reflect.get(target, key, target);
            return value;
          },
        }),
    );
    const found = await proposals({ ...file, blocks }, all.length, ' ');
    assert.ok(found.length > 10);
    assert.ok(read.size <= 1);
  });
});
