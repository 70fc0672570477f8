import assert from 'node:assert/strict';
import { bodyProblemsIn, heads } from '../../problems/problems-in.ts';

/** `severity code source` of each problem in a request file. */
const severeProblems = (text: string): string[] =>
  bodyProblemsIn(text).map(({ problem, source }) => `${problem.severity} ${problem.code} ${source}`);

type Head = keyof typeof heads;
type Rows = readonly (readonly [members: string, ...expected: string[]])[];

/** One test per row: the members of a payload, and its problems. */
function table(title: string, head: Head, rows: Rows): void {
  describe(`${title} (${head})`, () => {
    for (const [members, ...expected] of rows)
      it(`${members.replaceAll('\n', '⏎')} → ${expected.join(' | ') || 'no problem'}`, () => {
        assert.deepEqual(severeProblems(`${heads[head]}{ ${members} }`), expected);
      });
  });
}

describe('properties', () => {
  table('names', 'management', [
    [''],
    ['"resultMessage": "a"'],
    ['"runstate": "success"', 'warning unknown-property "runstate"'],
    ['"colour": 1', 'warning unknown-property "colour"'],
    ['"colour": { "id": "1", "colour": [{}] }', 'warning unknown-property "colour"'],
    ['"": 1', 'warning unknown-property ""'],
    ['"detectionState": "success"', 'warning unknown-property "detectionState"'],
    ['"\\u0072unState": "success"'],
    ['"id": "1"', 'warning read-only-property "id"'],
    ['"id": 1', 'warning read-only-property "id"'],
    ['"Id": 1', 'warning unknown-property "Id"'],
    ['"__proto__": 1', 'warning unknown-property "__proto__"'],
    ['"constructor": 1', 'warning unknown-property "constructor"'],
  ]);

  table('duplicates', 'management', [
    ['"errorCode": 1, "errorCode": 2', 'error duplicate-property "errorCode"'],
    [
      '"errorCode": 1, "errorCode": 2, "errorCode": 3',
      'error duplicate-property "errorCode"',
      'error duplicate-property "errorCode"',
    ],
    ['"a": 1, "a": 2', 'warning unknown-property "a"', 'error duplicate-property "a"', 'warning unknown-property "a"'],
    ['"errorCode": 1, "\\u0065rrorCode": 2', 'error duplicate-property "\\u0065rrorCode"'],
    ['"errorCode@note": 1, "errorCode": 2'],
  ]);
});

describe('values', () => {
  table('strings', 'management', [
    ['"resultMessage": ""'],
    ['"resultMessage": null'],
    ['"resultMessage": 1', 'error wrong-type 1'],
    ['"resultMessage": true', 'error wrong-type true'],
    ['"resultMessage": ["a"]', 'error wrong-type ["a"]'],
    ['"resultMessage": { "a": 1 }', 'error wrong-type { "a": 1 }'],
  ]);

  table('Int32', 'management', [
    ['"errorCode": 0'],
    ['"errorCode": -0'],
    ['"errorCode": 2147483647'],
    ['"errorCode": -2147483648'],
    ['"errorCode": 2147483648', 'error wrong-type 2147483648'],
    ['"errorCode": -2147483649', 'error wrong-type -2147483649'],
    ['"errorCode": 1e999', 'error wrong-type 1e999'],
    ['"errorCode": 1.5', 'error wrong-type 1.5'],
    ['"errorCode": 1e-3', 'error wrong-type 1e-3'],
    ['"errorCode": 9.0', 'warning wrong-type 9.0'],
    ['"errorCode": 1E2', 'warning wrong-type 1E2'],
    ['"errorCode": "9"', 'error wrong-type "9"'],
    ['"errorCode": true', 'error wrong-type true'],
    ['"errorCode": null', 'error wrong-type null'],
    ['"errorCode": []', 'error wrong-type []'],
    ['"errorCode": {}', 'error wrong-type {}'],
  ]);

  table('enums', 'management', [
    ...['unknown', 'success', 'fail', 'scriptError', 'pending', 'notApplicable'].map(
      (member) => [`"runState": "${member}"`] as const,
    ),
    ['"runState": "sucess"', 'error unknown-enum-value "sucess"'],
    ['"runState": "Success"', 'error unknown-enum-value "Success"'],
    ['"runState": ""', 'error unknown-enum-value ""'],
    ['"runState": " success"', 'error unknown-enum-value " success"'],
    ['"runState": "remediationFailed"', 'error unknown-enum-value "remediationFailed"'],
    ['"runState": "unknownFutureValue"', 'error unknown-enum-value "unknownFutureValue"'],
    // How the service treats a member's number hasn't been observed.
    ['"runState": "1"', 'warning unknown-enum-value "1"'],
    ['"runState": 1', 'warning unknown-enum-value 1'],
    ['"runState": 9', 'warning unknown-enum-value 9'],
    ['"runState": "9"', 'error unknown-enum-value "9"'],
    ['"runState": null', 'error wrong-type null'],
    ['"runState": true', 'error wrong-type true'],
    ['"runState": ["success"]', 'error wrong-type ["success"]'],
  ]);

  table('evolvable enums', 'health', [
    ...['unknown', 'skipped', 'success', 'remediationFailed', 'scriptError'].map(
      (member) => [`"remediationState": "${member}"`] as const,
    ),
    ['"remediationState": "unknownFutureValue"', 'warning sentinel-enum-value "unknownFutureValue"'],
    ['"remediationState": "fail"', 'warning unknown-enum-value "fail"'],
    ['"detectionState": "remediationFailed"', 'error unknown-enum-value "remediationFailed"'],
  ]);

  table('collections', 'health', [
    ['"assignmentFilterIds": []'],
    ['"assignmentFilterIds": ["a", "b"]'],
    ['"assignmentFilterIds": null', 'warning wrong-type null'],
    ['"assignmentFilterIds": "a"', 'error wrong-type "a"'],
    ['"assignmentFilterIds": {}', 'error wrong-type {}'],
    [
      '"assignmentFilterIds": ["a", 1, null, ["b"]]',
      'error wrong-type 1',
      'error wrong-type null',
      'error wrong-type ["b"]',
    ],
    ['"assignmentFilterIds": ["{{a}}", {{b}}]'],
  ]);

  const time = (value: string, severity?: string): Rows[number] => [
    `"lastStateUpdateDateTime": "${value}"`,
    ...(severity === undefined ? [] : [`${severity} wrong-type "${value}"`]),
  ];
  table('dates and times', 'compliance', [
    time('2025-01-31T08:30:00Z'),
    time('2025-01-31T08:30Z'),
    time('2025-01-31T08:30:00.1Z'),
    time('2017-01-01T00:02:58.4418045-08:00'),
    time('2025-01-31T08:30:00+14:00'),
    time('2025-01-31t08:30:00z'),
    time('2024-02-29T00:00:00Z'),
    time('2000-02-29T00:00:00Z'),
    time('0001-01-01T00:00:00Z'),
    time('9999-12-31T23:59:59.9999999Z'),
    time('2025-01-31T08:30:00', 'error'),
    time('2025-01-31T08:30', 'error'),
    time('2025-01-31', 'error'),
    time('2025-01-31 08:30:00Z', 'error'),
    time('2025-1-31T08:30:00Z', 'error'),
    time('20250131T083000Z', 'error'),
    time('31.01.2025', 'error'),
    time('', 'error'),
    time('-2025-01-31T08:30:00Z', 'error'),
    time('2025-01-31T08:30:00 Z', 'error'),
    time('2025-01-31T08:30:00+0100', 'error'),
    time('2025-01-31T08:30:00+01', 'error'),
    time('2025-01-31T08:30:00.Z', 'error'),
    time('2025-02-29T00:00:00Z', 'error'),
    time('1900-02-29T00:00:00Z', 'error'),
    time('2025-04-31T00:00:00Z', 'error'),
    time('2025-13-01T00:00:00Z', 'error'),
    time('2025-00-01T00:00:00Z', 'error'),
    time('2025-01-00T00:00:00Z', 'error'),
    time('0000-01-01T00:00:00Z', 'error'),
    time('2025-01-31T24:00:00Z', 'error'),
    time('2025-01-31T08:60:00Z', 'error'),
    time('2025-01-31T08:30:60Z', 'error'),
    time('2025-01-31T08:30:00+24:00', 'error'),
    time('2025-01-31T08:30:00+01:60', 'error'),
    // .NET accepts at most 14 hours and prints at most 7 digits; whether Graph objects to more hasn't been observed.
    time('2025-01-31T08:30:00+14:01', 'warning'),
    time('2025-01-31T08:30:00.12345678Z', 'warning'),
    time('2025-01-31T08:30:00.123456789012Z', 'warning'),
    time('2025-01-31T08:30:00.1234567890123Z', 'error'),
    ['"lastStateUpdateDateTime": 1738312200', 'error wrong-type 1738312200'],
    ['"lastStateUpdateDateTime": null', 'error wrong-type null'],
    ['"lastSyncDateTime": null', 'error wrong-type null'],
    ['"expectedStateUpdateDateTime": null'],
  ]);
});

describe('control information', () => {
  table('@odata.type', 'health', [
    ['"@odata.type": "#microsoft.graph.deviceHealthScriptDeviceState"'],
    [
      '"@odata.type": "microsoft.graph.deviceHealthScriptDeviceState"',
      'warning wrong-odata-type "microsoft.graph.deviceHealthScriptDeviceState"',
    ],
    [
      '"@odata.type": "#Microsoft.Graph.DeviceHealthScriptDeviceState"',
      'warning wrong-odata-type "#Microsoft.Graph.DeviceHealthScriptDeviceState"',
    ],
    [
      '"@odata.type": "#microsoft.management.services.api.deviceHealthScriptDeviceState"',
      'warning wrong-odata-type "#microsoft.management.services.api.deviceHealthScriptDeviceState"',
    ],
    [
      '"@odata.type": "#microsoft.graph.deviceManagementScriptUserState"',
      'error wrong-odata-type "#microsoft.graph.deviceManagementScriptUserState"',
    ],
    ['"@odata.type": "#microsoft.graph.user"', 'error wrong-odata-type "#microsoft.graph.user"'],
    ['"@odata.type": "deviceHealthScriptDeviceState"', 'error wrong-odata-type "deviceHealthScriptDeviceState"'],
    ['"@odata.type": ""', 'error wrong-odata-type ""'],
    ['"@odata.type": null', 'error wrong-odata-type null'],
    ['"@odata.type": {}', 'error wrong-odata-type {}'],
    ['"@odata.type": "{{type}}"'],
  ]);

  table('annotations', 'management', [
    ['"runState@odata.type": "#microsoft.graph.runState", "runState": "success"'],
    ['"managedDevice@odata.bind": "https://graph.microsoft.com/beta/deviceManagement/managedDevices/1"'],
    ['"@contoso.note": "a", "colour@contoso.note": 1'],
    ...['context', 'id', 'etag', 'editLink', 'readLink', 'nextLink', 'count'].map(
      (name) => [`"@odata.${name}": "a"`, `warning response-annotation "@odata.${name}"`] as const,
    ),
  ]);

  table('navigation properties', 'user', [
    ['"deviceRunStates": []', 'information deep-insert "deviceRunStates"'],
    ['"deviceRunStates": [{}]', 'information deep-insert "deviceRunStates"'],
    [
      '"deviceRunStates": [{ "runState": "x", "errorCode": "1" }, { "errorCode": 1, "errorCode": 2 }]',
      'information deep-insert "deviceRunStates"',
      'error unknown-enum-value "x"',
      'error wrong-type "1"',
      'error duplicate-property "errorCode"',
    ],
    ['"deviceRunStates": {}', 'information deep-insert "deviceRunStates"', 'error wrong-type {}'],
    ['"deviceRunStates": "a"', 'information deep-insert "deviceRunStates"', 'error wrong-type "a"'],
    ['"deviceRunStates": null', 'information deep-insert "deviceRunStates"', 'warning wrong-type null'],
    ['"deviceRunStates": {{states}}', 'information deep-insert "deviceRunStates"'],
    ['"deviceRunStates":', 'information deep-insert "deviceRunStates"', 'error invalid-json }'],
    ['"deviceRunStates": ["a"]', 'information deep-insert "deviceRunStates"', 'error body-not-object "a"'],
    [
      '"deviceRunStates": [{ "managedDevice": { "id": "1" } }]',
      'information deep-insert "deviceRunStates"',
      'warning deep-insert "managedDevice"',
    ],
    ['"managedDevice": {}', 'warning unknown-property "managedDevice"'],
  ]);

  table('navigation properties', 'management', [
    ['"managedDevice": { "id": "1" }', 'warning deep-insert "managedDevice"'],
    ['"managedDevice": null', 'warning deep-insert "managedDevice"'],
  ]);
});

describe('variables', () => {
  table('without a value', 'management', [
    ['"errorCode": {{code}}'],
    ['"runState": {{state}}'],
    ['"runState": "{{state}}"'],
    ['"runState": "x{{state}}"'],
    ['"lastStateUpdateDateTime": "{{time}}"'],
    ['"lastStateUpdateDateTime": "{{$datetime iso8601}}"'],
    ['"{{name}}": 1'],
    ['"x{{name}}": 1, "x{{name}}": 2'],
    ['{{name}}: 1'],
    // Whatever the value is, the quotes make it a string.
    ['"errorCode": "{{code}}"', 'error wrong-type "{{code}}"'],
    ['"resultMessage": [{{a}}]', 'error wrong-type [{{a}}]'],
  ]);

  describe('with a value are checked as that value', () => {
    const rows: readonly (readonly [variable: string, members: string, ...expected: string[]])[] = [
      ['9', '"errorCode": {{x}}'],
      ['"9"', '"errorCode": {{x}}', 'error wrong-type {{x}}'],
      ['9.5', '"errorCode": {{ x }}', 'error wrong-type {{ x }}'],
      ['null', '"errorCode": {{x}}', 'error wrong-type {{x}}'],
      ['success', '"runState": "{{x}}"'],
      ['sucess', '"runState": "{{x}}"', 'error unknown-enum-value "{{x}}"'],
      ['"success"', '"runState": {{x}}'],
      ['"sucess"', '"runState": {{x}}', 'error unknown-enum-value {{x}}'],
      ['uc', '"runState": "s{{x}}cess"'],
      ['2025-01-31', '"lastStateUpdateDateTime": "{{x}}T00:00:00Z"'],
      ['2025-02-31', '"lastStateUpdateDateTime": "{{x}}T00:00:00Z"', 'error wrong-type "{{x}}T00:00:00Z"'],
      ['"2025-01-31T00:00:00"', '"lastStateUpdateDateTime": {{x}}', 'error wrong-type {{x}}'],
      ['runState', '"{{x}}": "sucess"', 'error unknown-enum-value "sucess"'],
      ['colour', '"{{x}}": 1', 'warning unknown-property "{{x}}"'],
      ['{{y}}', '"errorCode": {{x}}'],
    ];
    for (const [value, members, ...expected] of rows)
      it(`@x = ${value}: ${members} → ${expected.join(' | ') || 'no problem'}`, () => {
        assert.deepEqual(severeProblems(`@x = ${value}\n${heads.management}{ ${members} }`), expected);
      });

    it('wherever in the file they’re defined', () => {
      assert.deepEqual(severeProblems(`${heads.management}{ "errorCode": {{x}} }\n###\n@x = "1"`), [
        'error wrong-type {{x}}',
      ]);
    });
  });
});

describe('JSON', () => {
  const rows: readonly (readonly [body: string, ...expected: string[]])[] = [
    ['{}'],
    ['{\n  # a\n  // b\n}'],
    ['[]', 'error body-not-object []'],
    ['"a"', 'error body-not-object "a"'],
    ['1', 'error body-not-object 1'],
    ['true', 'error body-not-object true'],
    ['null', 'error body-not-object null'],
    ['{{body}}'],
    ['{ "errorCode": 1, }', 'error invalid-json ,'],
    ['{ "errorCode": 1 ,\n\n}', 'error invalid-json ,'],
    ['{ , }', 'error invalid-json ,'],
    ['{ "errorCode" }', 'error invalid-json }'],
    ['{ "errorCode": }', 'error invalid-json }'],
    ['{ "resultMessage":\n "errorCode": 1 }', 'error invalid-json :'],
    ['{ "errorCode": 01 }', 'error invalid-json 1'],
    ["{ 'errorCode': 1 }", "error invalid-json 'errorCode'"],
    ['{ errorCode: 1 }', 'error invalid-json errorCode'],
    ['{ "runState": success }', 'error invalid-json success'],
    ['{ "runState": "success }', 'error invalid-json "success }'],
    ['{ "resultMessage": "\\x" }', 'error invalid-json "\\x"'],
    ['{ "resultMessage": "a\tb" }', 'error invalid-json "a\tb"'],
    ['{ "errorCode": 1 /* a */ }', 'error invalid-json /* a */'],
    ['{ "errorCode": 1 // a\n}', 'error invalid-json // a'],
    ['{ "errorCode": 1 "resultMessage": "" }', 'error invalid-json "resultMessage"'],
    ['{ "errorCode": 1', 'error invalid-json 1'],
    ['{ "errorCode": 1\n', 'error invalid-json 1'],
    ['{', 'error invalid-json {'],
    ['{ "resultMessage": [1', 'error wrong-type [1', 'error invalid-json 1'],
    ['{} {}', 'error invalid-json {'],
    ['{}\ntext', 'error invalid-json text'],
    ['text', 'error invalid-json text'],
    // Only the first of each line.
    ['{ a b c }', 'error invalid-json a'],
    ['{\n"errorCode": x,\n"runState": y\n}', 'error invalid-json x', 'error invalid-json y'],
    // The rest of the body is still checked.
    ['{ "runState": "sucess", }', 'error unknown-enum-value "sucess"', 'error invalid-json ,'],
    [
      '{ "resultMessage": "a" "runState": "sucess" }',
      'error invalid-json "runState"',
      'error unknown-enum-value "sucess"',
    ],
  ];
  for (const [body, ...expected] of rows)
    it(`${body.replaceAll('\n', '⏎')} → ${expected.join(' | ') || 'no problem'}`, () => {
      assert.deepEqual(severeProblems(`${heads.management}${body}`), expected);
    });

  it('reports too deep nesting at the first bracket beyond the limit', () => {
    assert.deepEqual(severeProblems(heads.management + '['.repeat(100_000)), ['error invalid-json [']);
    const deep = `{ "resultMessage": ${'['.repeat(100)}${']'.repeat(100)} }`;
    assert.deepEqual(severeProblems(heads.management + deep), ['error invalid-json [']);
    const allowed = `${'['.repeat(99)}${']'.repeat(99)}`;
    assert.deepEqual(severeProblems(`${heads.management}{ "resultMessage": ${allowed} }`), [
      `error wrong-type ${allowed}`,
    ]);
    assert.deepEqual(severeProblems(`${heads.management}{ "resultMessage": "${'['.repeat(200)}" }`), []);
  });

  it('reports nothing for a variable whose value isn’t valid JSON, however long it is', () => {
    for (const value of ['9 9', '{', '['.repeat(100_000), '"a'])
      assert.deepEqual(severeProblems(`@x = ${value}\n${heads.management}{ "errorCode": {{x}} }`), []);
  });
});

describe('which requests are checked', () => {
  const path = '/deviceManagement/deviceShellScripts/1/deviceRunStates';
  const body = '\n\n{ "runState": "x" }';
  const typed = '\n\n{ "@odata.type": "#microsoft.graph.deviceManagementScriptDeviceState", "runState": "x" }';
  const rows: readonly (readonly [checked: boolean, request: string])[] = [
    [true, `POST https://graph.microsoft.com/beta${path}${body}`],
    [true, `POST https://graph.microsoft.us/beta${path}${body}`],
    [true, `POST https://dod-graph.microsoft.us/beta${path}${body}`],
    [true, `POST https://microsoftgraph.chinacloudapi.cn/beta${path}${body}`],
    [true, `POST https://graph.microsoft.com/v1.0${path}${body}`],
    [true, `POST https://graph.microsoft.com${path}${body}`],
    [true, `post https://graph.microsoft.com/beta${path}${body}`],
    [true, `POST https://graph.microsoft.com/beta\n  ${path}${body}`],
    [true, `POST https://graph.microsoft.com/beta${path}?a=b${body}`],
    [true, `POST /beta${path}${body}`],
    [true, `POST ${path}${body}`],
    [true, `POST ${path}\nHost: graph.microsoft.us${body}`],
    [true, `POST ${path}\nHost: {{host}}${body}`],
    [true, `POST {{root}}${path}${body}`],
    [true, `POST https://{{host}}/beta${path}${body}`],
    [true, `@root = https://graph.microsoft.com/beta\nPOST {{root}}${path}${body}`],
    [true, `PATCH https://graph.microsoft.com/beta${path}/2${body}`],
    [true, `PATCH https://graph.microsoft.com/beta${path}('2')${body}`],
    [true, `POST https://graph.microsoft.com/beta${path}\n{ "runState": "x" }`],
    // The body names its type, wherever in Graph it's sent.
    [true, `POST https://graph.microsoft.com/beta/elsewhere${typed}`],
    [true, `PUT https://graph.microsoft.com/beta${path}/2${typed}`],
    [false, `POST https://graph.microsoft.com/beta/elsewhere${body}`],
    [false, `PUT https://graph.microsoft.com/beta${path}/2${body}`],
    [false, `PATCH https://graph.microsoft.com/beta${path}${body}`],
    [false, `POST https://graph.microsoft.com/beta${path}/2/managedDevice${body}`],
    [false, `GET https://graph.microsoft.com/beta${path}${typed}`],
    [false, `DELETE https://graph.microsoft.com/beta${path}/2${typed}`],
    [false, `https://graph.microsoft.com/beta${path}${typed}`],
    [false, `POST https://example.com/beta${path}${typed}`],
    [false, `POST https://graph.microsoft.com@evil.example/beta${path}${typed}`],
    [false, `@root = https://example.com\nPOST {{root}}${path}${body}`],
    [false, `POST ${path}\nHost: example.com${body}`],
    [false, `@host = example.com\nPOST ${path}\nHost: {{host}}${body}`],
    [false, `POST /elsewhere${typed}`],
    [false, `POST {{root}}/elsewhere${typed}`],
    [false, `POST https://graph.microsoft.com/beta${path}\n\n< ./payload.json`],
    [false, `POST https://graph.microsoft.com/beta${path}`],
    [false, `POST https://graph.microsoft.com/beta${path}\n\nHTTP/1.1 201 Created\n${body}`],
  ];
  for (const [checked, request] of rows)
    it(`${checked ? 'checked' : 'not checked'}: ${request.replaceAll('\n', '⏎')}`, () => {
      assert.deepEqual(severeProblems(request), checked ? ['error unknown-enum-value "x"'] : []);
    });

  it('checks both of two requests in one block', () => {
    assert.deepEqual(severeProblems(`POST ${path}${body}\n\nPOST ${path}\n\n{ "runState": "y" }`), [
      'error unknown-enum-value "x"',
      'error unknown-enum-value "y"',
    ]);
  });
});
