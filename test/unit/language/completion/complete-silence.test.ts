import assert from 'node:assert/strict';
import { labelsAt } from './complete-at.ts';
import { itProposes } from './complete-table.ts';
import { heads } from '../problems/problems-in.ts';

const { user } = heads;

describe('no completion', () => {
  itProposes([
    ['# comment |', []],
    ['# com|ment\nPOST /x', []],
    ['// |', []],
    ['|# comment', []],
    ['### ti|tle', []],
    ['|###', []],
    [`${user}{}\n\nHTTP/1.1 201 Created\nContent-Type: |\n\n{}`, []],
    [`${user}{}\n\nHTTP/1.1 201 Created\n\n{ | }`, []],
    [`${user}{}\n\nHTTP/1.1 201| Created`, []],
    [`${user}{}\n\n> {%|\n%}`, []],
    ['/*\n|\n*/', []],
    ['< {%\n|\n%}', []],
    ['POST https://example.com/x\nContent-Type: application/json\n\n{ "a": | }', []],
    ['POST https://example.com/x\n\n{ | }', []],
    ['POST /api/deviceManagement/x\n\n{|}', []],
    [`${user}some text |here`, []],
    [`${user}${'['.repeat(500)}|`, []],
  ]);
});

describe('trigger characters', () => {
  const opens = async (text: string, trigger: string): Promise<boolean> => (await labelsAt(text, trigger)).length > 0;
  const rows: readonly (readonly [text: string, trigger: string, opens: boolean])[] = [
    ['POST |', ' ', true],
    ['POST /|', '/', true],
    ['POST /x |', ' ', false],
    ['GET /deviceManagement/deviceHealthScripts/1/deviceRunStates?|', '?', true],
    ['GET /deviceManagement/deviceHealthScripts/1/deviceRunStates?$select=id,|', ',', true],
    ['@a = 1\nPOST {{|}}', '{', true],
    ['POST\nAccept:|', ':', true],
    ['POST\nAccept: |', ' ', true],
    ['POST /x\nAccept: text |', ' ', false],
    ['POST /x\n |', ' ', false],
    ['# @|', '@', true],
    ['# graph-disable-next-line |', ' ', true],
    ['@|', '@', true],
    [`${user}{ "|" }`, '"', true],
    [`${user}{ "@odata.type": |`, ' ', true],
    [`${user}{ "@odata.type":|`, ':', true],
    // Enter, pressed for a new line, would accept the first proposal.
    [`${user}{|}`, '{', false],
    [`${user}{ "successDeviceCount": 1,|`, ',', false],
    [`${user}{ "@odata.type": "x"|`, '"', false],
    [`${user}{\n  |\n}`, ' ', false],
  ];
  for (const [text, trigger, expected] of rows)
    it(`${JSON.stringify(text)} ${expected ? 'shows proposals' : 'shows none'}`, async () => {
      assert.equal(await opens(text, trigger), expected);
    });
});
