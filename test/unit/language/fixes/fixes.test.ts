import assert from 'node:assert/strict';
import { fixesFor } from '../../../../src/language/problems/problem.ts';
import { applyEdits, bodyProblemsIn, heads } from '../problems/problems-in.ts';

type Head = keyof typeof heads;

/** The body after a fix of its first problem: the first fix, or the one with a title. */
function fixed(head: Head, body: string, title?: string): string {
  const text = heads[head] + body;
  const [found] = bodyProblemsIn(text);
  assert.ok(found, 'there is a problem');
  const fixes = fixesFor(found.problem, found.blockText);
  const fix = title === undefined ? fixes[0] : fixes.find((candidate) => candidate.title === title);
  assert.ok(fix, `one of ${fixes.map((candidate) => candidate.title).join(', ')}`);
  const after = applyEdits(text, fix.edits);
  assert.ok(after.startsWith(heads[head]), 'nothing above the body changes');
  return after.slice(heads[head].length);
}

const titlesFor = (head: Head, body: string): string[] => {
  const [found] = bodyProblemsIn(heads[head] + body);
  return found
    ? fixesFor(found.problem, found.blockText).map(({ title, preferred }) => (preferred ? `${title} *` : title))
    : [];
};

describe('the text after a fix', () => {
  const rows: readonly (readonly [title: string, head: Head, before: string, after: string, fix?: string])[] = [
    // Characters that look like others, or are invisible.
    ['typographic quotes', 'management', '{ “runState”: “success” }', '{ "runState": "success" }'],
    ['single quotes', 'management', '{ ‘runState’: "success" }', '{ "runState": "success" }'],
    ['a no-break space', 'management', '{\u00a0"runState":\u00a0"success" }', '{ "runState": "success" }'],
    ['a zero width space', 'management', '{ "runState": \u200b"success" }', '{ "runState": "success" }'],
    ['a minus sign', 'management', '{ "errorCode": −1 }', '{ "errorCode": -1 }'],
    [
      'a fullwidth colon, but not in a string',
      'management',
      '{ "resultMessage"： "：“" }',
      '{ "resultMessage": "：“" }',
    ],
    // Other spellings of an Edm.Int32.
    ['hexadecimal', 'management', '{ "errorCode": 0x87D1FDE8 }', '{ "errorCode": -2016281112 }'],
    ['hexadecimal, in quotes', 'management', '{ "errorCode": "0x87D1FDE8" }', '{ "errorCode": -2016281112 }'],
    ['hexadecimal, positive', 'management', '{ "errorCode": 0x10 }', '{ "errorCode": 16 }'],
    ['unsigned', 'management', '{ "errorCode": 2278686184 }', '{ "errorCode": -2016281112 }'],
    ['unsigned, in quotes', 'management', '{ "errorCode": "2278686184" }', '{ "errorCode": -2016281112 }'],
    // A script that isn’t base64.
    [
      'a script',
      'script',
      '{ "detectionScriptContent": "Get-Date | Out-Host\\n\\"é\\"" }',
      `{ "detectionScriptContent": "${Buffer.from('Get-Date | Out-Host\n"é"').toString('base64')}" }`,
    ],
    [
      'what looks like a script',
      'script',
      '{ "detectionScriptContent": "exit 1" }',
      '{ "detectionScriptContent": "ZXhpdCAx" }',
    ],
    // Removing a property.
    ['first, on separate lines', 'management', '{\n  "id": "1",\n  "errorCode": 0\n}', '{\n  "errorCode": 0\n}'],
    [
      'in the middle',
      'management',
      '{\n  "errorCode": 0,\n  "id": "1",\n  "runState": "fail"\n}',
      '{\n  "errorCode": 0,\n  "runState": "fail"\n}',
    ],
    ['last', 'management', '{\n  "errorCode": 0,\n  "id": "1"\n}', '{\n  "errorCode": 0\n}'],
    ['only', 'management', '{\n  "id": "1"\n}', '{\n}'],
    ['CRLF, first', 'management', '{\r\n  "id": "1",\r\n  "errorCode": 0\r\n}', '{\r\n  "errorCode": 0\r\n}'],
    ['CRLF, last', 'management', '{\r\n  "errorCode": 0,\r\n  "id": "1"\r\n}', '{\r\n  "errorCode": 0\r\n}'],
    ['CR, last', 'management', '{\r  "errorCode": 0,\r  "id": "1"\r}', '{\r  "errorCode": 0\r}'],
    ['on one line, first', 'management', '{ "id": "1", "errorCode": 0 }', '{ "errorCode": 0 }'],
    [
      'on one line, in the middle',
      'management',
      '{ "errorCode": 0, "id": "1", "runState": "fail" }',
      '{ "errorCode": 0, "runState": "fail" }',
    ],
    ['on one line, last', 'management', '{ "errorCode": 0, "id": "1" }', '{ "errorCode": 0 }'],
    ['on one line, only', 'management', '{ "id": "1" }', '{ }'],
    ['without spaces', 'management', '{"errorCode":0,"id":"1"}', '{"errorCode":0}'],
    ['without spaces, first', 'management', '{"id":"1","errorCode":0}', '{"errorCode":0}'],
    ['commas at the start of lines, last', 'management', '{ "errorCode": 0\n, "id": "1"\n}', '{ "errorCode": 0\n}'],
    [
      'commas at the start of lines, first',
      'management',
      '{\n  "id": "1"\n, "errorCode": 0\n}',
      '{\n  "errorCode": 0\n}',
    ],
    ['last, closing brace on the same line', 'management', '{ "errorCode": 0,\n  "id": "1" }', '{ "errorCode": 0\n  }'],
    [
      'last, a comment above it',
      'management',
      '{\n  "errorCode": 0,\n  # the "key" {\n  "id": "1"\n}',
      '{\n  "errorCode": 0\n  # the "key" {\n}',
    ],
    [
      'first, a comment above it',
      'management',
      '{\n  // the key\n  "id": "1",\n  "errorCode": 0\n}',
      '{\n  // the key\n  "errorCode": 0\n}',
    ],
    [
      'last, a comment below it',
      'management',
      '{\n  "errorCode": 0,\n  "id": "1"\n  # ,\n}',
      '{\n  "errorCode": 0\n  # ,\n}',
    ],
    [
      'a string with brackets, quotes and commas',
      'management',
      '{\n  "id": "}],\\",{",\n  "errorCode": 0\n}',
      '{\n  "errorCode": 0\n}',
    ],
    [
      'a value over several lines',
      'management',
      '{\n  "managedDevice": {\n    "id": ["1", {}]\n  },\n  "errorCode": 0\n}',
      '{\n  "errorCode": 0\n}',
    ],
    [
      'a value over several lines with a comment in it',
      'management',
      '{\n  "errorCode": 0,\n  "managedDevice": {\n    # }\n    "id": "1"\n  }\n}',
      '{\n  "errorCode": 0\n}',
    ],
    ['a value that is a variable', 'management', '{\n  "id": {{id}},\n  "errorCode": 0\n}', '{\n  "errorCode": 0\n}'],
    ['the second of two', 'management', '{\n  "errorCode": 0,\n  "errorCode": 1\n}', '{\n  "errorCode": 0\n}'],
    [
      'in a nested entity',
      'user',
      '{ "deviceRunStates": [\n  { "runState": null }\n] }',
      '{ }',
      `Remove 'deviceRunStates'`,
    ],
    ['an annotation', 'management', '{\n  "@odata.context": "a",\n  "errorCode": 0\n}', '{\n  "errorCode": 0\n}'],
    [
      'null where it isn’t allowed',
      'management',
      '{\n  "errorCode": null,\n  "runState": "fail"\n}',
      '{\n  "runState": "fail"\n}',
    ],
    ['null for a collection', 'health', '{ "assignmentFilterIds": null }', '{ }'],
    ['unknown', 'management', '{ "colour": 1, "errorCode": 0 }', '{ "errorCode": 0 }'],
    ['without a value yet', 'management', '{\n  "id": ,\n  "errorCode": 0\n}', '{\n  "errorCode": 0\n}'],
    // Replacing.
    ['a name', 'management', '{ "runstate": "fail" }', '{ "runState": "fail" }'],
    ['a member', 'management', '{ "runState": "sucess" }', '{ "runState": "success" }'],
    ['a member by its number', 'management', '{ "runState": 3 }', '{ "runState": "scriptError" }'],
    ['a member by its number as a string', 'management', '{ "runState": "3" }', '{ "runState": "scriptError" }'],
    ['another member', 'management', '{ "runState": "sucess" }', '{ "runState": "pending" }', `Replace with 'pending'`],
    [
      'a namespace',
      'health',
      '{ "@odata.type": "#microsoft.management.services.api.deviceHealthScriptDeviceState" }',
      '{ "@odata.type": "#microsoft.graph.deviceHealthScriptDeviceState" }',
    ],
    [
      'a spelling',
      'health',
      '{ "@odata.type": "microsoft.graph.DeviceHealthScriptDeviceState" }',
      '{ "@odata.type": "#microsoft.graph.deviceHealthScriptDeviceState" }',
    ],
    [
      'another type',
      'health',
      '{ "@odata.type": {} }',
      '{ "@odata.type": "#microsoft.graph.deviceHealthScriptDeviceState" }',
    ],
    // Values.
    ['quotes around a number', 'management', '{ "errorCode": "9" }', '{ "errorCode": 9 }'],
    ['quotes around a variable', 'management', '{ "errorCode": "{{code}}" }', '{ "errorCode": {{code}} }'],
    ['a number for a string', 'management', '{ "resultMessage": -1.5e3 }', '{ "resultMessage": "-1.5e3" }'],
    ['a boolean for a string', 'management', '{ "resultMessage": true }', '{ "resultMessage": "true" }'],
    [
      'a number in a collection of strings',
      'health',
      '{ "assignmentFilterIds": [1] }',
      '{ "assignmentFilterIds": ["1"] }',
    ],
    [
      'a time without an offset',
      'management',
      '{ "lastStateUpdateDateTime": "2025-01-31T08:30:00" }',
      '{ "lastStateUpdateDateTime": "2025-01-31T08:30:00Z" }',
    ],
    ['a trailing comma', 'management', '{\n  "errorCode": 0,\n}', '{\n  "errorCode": 0\n}'],
  ];
  for (const [title, head, before, after, fix] of rows)
    it(`${title}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`, () => {
      assert.equal(fixed(head, before, fix), after);
    });
});

describe('the fixes that are offered, with the preferred one marked', () => {
  const rows: readonly (readonly [head: Head, body: string, ...titles: string[]])[] = [
    ['management', '{ "id": "1" }', `Remove 'id' *`],
    ['management', '{ "runstate": "fail" }', `Replace with 'runState' *`, `Remove 'runstate'`],
    // Renaming it would make a duplicate.
    ['management', '{ "runstate": "fail", "runState": "fail" }', `Remove 'runstate'`],
    ['management', '{ "colour": 1 }', `Remove 'colour'`],
    ['management', '{ "errorCode": 1, "errorCode": 2 }', `Remove 'errorCode'`],
    [
      'health',
      '{ "remediationState": "skiped" }',
      `Replace with 'skipped' *`,
      ...['unknown', 'success', 'remediationFailed', 'scriptError'].map((name) => `Replace with '${name}'`),
    ],
    [
      'health',
      '{ "remediationState": "x" }',
      ...['unknown', 'skipped', 'success', 'remediationFailed', 'scriptError'].map((name) => `Replace with '${name}'`),
    ],
    [
      'health',
      '{ "@odata.type": "#microsoft.graph.user" }',
      `Replace with '#microsoft.graph.deviceHealthScriptDeviceState'`,
    ],
    ['management', '{ "managedDevice": {} }', `Remove 'managedDevice'`],
    ['management', '{ "@odata.etag": "" }', `Remove '@odata.etag' *`],
    ['management', '{ "errorCode": null }', `Remove 'errorCode'`],
    ['management', '{ "errorCode": "1" }', 'Remove the quotes *'],
    ['management', '{ "errorCode": 1, }', 'Remove the comma *'],
    // Only the author knows what was meant.
    ['management', '{ "errorCode": 1.5 }'],
    ['management', '{ "errorCode": "nine" }'],
    // Without its quotes it wouldn't be a JSON number.
    ['management', '{ "errorCode": "007" }'],
    ['management', '{ "errorCode": {} }'],
    ['management', '{ "lastStateUpdateDateTime": "today" }'],
    ['management', '{ "resultMessage": {} }'],
    ['management', '{ "errorCode" }'],
    ['management', '[]'],
    ['health', '{ "assignmentFilterIds": [null] }'],
    ['health', '{ "remediationState": "unknownFutureValue" }'],
  ];
  for (const [head, body, ...titles] of rows)
    it(`${body} → ${titles.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(titlesFor(head, body), titles);
    });

  it('don’t include an offset for a variable', () => {
    const text = `@t = "2025-01-31T08:30:00"\n${heads.management}{ "lastStateUpdateDateTime": {{t}} }`;
    const [found] = bodyProblemsIn(text);
    assert.deepEqual(found && fixesFor(found.problem, found.blockText), []);
  });
});
