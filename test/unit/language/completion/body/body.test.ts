import assert from 'node:assert/strict';
import { labelsAt, proposalsAt, requestPrefixes } from '../complete-at.ts';
import { itAccepts, itProposes } from '../complete-table.ts';
import { heads } from '../../problems/problems-in.ts';

const { management, health, user } = heads;
const patch = 'PATCH /deviceManagement/deviceShellScripts/1/userRunStates/2\n\n';
const userProperties = ['@odata.type', 'successDeviceCount', 'errorDeviceCount', 'userPrincipalName'];
const runStates = ['unknown', 'success', 'fail', 'scriptError', 'pending', 'notApplicable'];
const userEntity = `{
  "@odata.type": "#microsoft.graph.deviceManagementScriptUserState",
  "successDeviceCount": 0,
  "errorDeviceCount": 0,
  "userPrincipalName": "user principal name"
}`;
const userType = 'deviceManagementScriptUserState';

describe('completion of an empty body', () => {
  itProposes([
    [`${user}|`, [userType, '{ }']],
    [`${user}\n|\n\n### next\n`, [userType, '{ }']],
    [`${user}dev|`, [userType, '{ }']],
    [`${patch}|`, [userType, '{ }']],
    [`${user}{}\n|`, requestPrefixes],
    [`${user}\n|\n{}`, []],
    ['GET /deviceManagement/deviceShellScripts/1/userRunStates\n\n|', requestPrefixes],
  ]);
  itAccepts([
    [`${user}|`, userType, user + userEntity],
    [`${user}dev|`, userType, user + userEntity],
    [`${user}|\n\n### next`, userType, `${user}${userEntity}\n\n### next`],
    [`${user}|`, '{ }', `${user}{\n  $0\n}`.replace('$0', '')],
    [`${user}{|}`, userType, user + userEntity],
    [`${user}{\n  |\n}`, userType, user + userEntity],
    [`${user}{ | }`, userType, `${user}{ ${userEntity.slice(1, -1)} }`],
    [`${user}{\n  "|"\n}`, userType, user + userEntity],
    [`${user}{\n  succ|\n}`, userType, user + userEntity],
  ]);
});

describe('completion of properties', () => {
  itProposes([
    [`${user}{|}`, [userType, ...userProperties]],
    [`${patch}{\n  |\n}`, [userType, ...userProperties]],
    [`${user}{ "successDeviceCount": 1, | }`, userProperties.filter((name) => name !== 'successDeviceCount')],
    [`${user}{ | "successDeviceCount": 1 }`, userProperties.filter((name) => name !== 'successDeviceCount')],
    [`${user}{ "success|DeviceCount": 1 }`, userProperties],
    [
      `${user}{ "deviceRunStates": [ { | } ] }`,
      ['@odata.type', 'runState', 'resultMessage', 'lastStateUpdateDateTime', 'errorCode', 'errorDescription'],
    ],
    [`${user}{ "a" | }`, []],
    [`${user}[|]`, []],
    [`${user}{ "x": { | } }`, []],
    [`${user}{} |`, []],
    [`${user}|{}`, []],
    [`${user}< ./body|.json`, []],
  ]);
  itAccepts([
    [`${user}{ | }`, 'successDeviceCount', `${user}{ "successDeviceCount": 0 }`],
    [`${user}{ succ| }`, 'successDeviceCount', `${user}{ "successDeviceCount": 0 }`],
    [`${user}{ "succ| }`, 'successDeviceCount', `${user}{ "successDeviceCount": 0`],
    [`${user}{ "succ|" }`, 'successDeviceCount', `${user}{ "successDeviceCount": 0 }`],
    [`${user}{ "succ|ess": 7 }`, 'errorDeviceCount', `${user}{ "errorDeviceCount": 7 }`],
    [`${user}{ "@|" }`, '@odata.type', `${user}{ "@odata.type": "#microsoft.graph.${userType}" }`],
    [`${user}{ @od| }`, '@odata.type', `${user}{ "@odata.type": "#microsoft.graph.${userType}" }`],
    [`${user}{ | "x": 1 }`, 'errorDeviceCount', `${user}{ "errorDeviceCount": 0, "x": 1 }`],
    [`${user}{|"x": 1 }`, 'errorDeviceCount', `${user}{"errorDeviceCount": 0,"x": 1 }`],
    [`${user}{ "x": 1 | }`, 'errorDeviceCount', `${user}{ "x": 1, "errorDeviceCount": 0 }`],
    [`${user}{ "x": 1, | }`, 'errorDeviceCount', `${user}{ "x": 1, "errorDeviceCount": 0 }`],
    [`${user}{\n  "x": 1\n  |\n}`, 'errorDeviceCount', `${user}{\n  "x": 1,\n  "errorDeviceCount": 0\n}`],
    [`${user}{\r\n  "x": 1\r\n  |\r\n}`, 'errorDeviceCount', `${user}{\r\n  "x": 1,\r\n  "errorDeviceCount": 0\r\n}`],
    [
      `${user}{\n  "x": {},\n  |\n  "y": 1\n}`,
      'errorDeviceCount',
      `${user}{\n  "x": {},\n  "errorDeviceCount": 0,\n  "y": 1\n}`,
    ],
    [
      `${user}{\n  "x": "y"\n  # why\n  |\n}`,
      'errorDeviceCount',
      `${user}{\n  "x": "y",\n  # why\n  "errorDeviceCount": 0\n}`,
    ],
    [`${user}{\n  "x": 1,\n  |`, 'errorDeviceCount', `${user}{\n  "x": 1,\n  "errorDeviceCount": 0`],
    [
      `${user}{\n  "x": 1,\n  err|\n\n###\nGET /a`,
      'errorDeviceCount',
      `${user}{\n  "x": 1,\n  "errorDeviceCount": 0\n\n###\nGET /a`,
    ],
    [`${user}{ | }`, 'userPrincipalName', `${user}{ "userPrincipalName": "" }`],
    [`${health}{ | }`, 'assignmentFilterIds', `${health}{ "assignmentFilterIds": [] }`],
    [`${health}{ | }`, 'lastSyncDateTime', `${health}{ "lastSyncDateTime": "2026-01-31T08:30:15Z" }`],
    [`${health}{ | }`, 'remediationState', `${health}{ "remediationState": "unknown" }`],
    [`${management}{"runState": "{{x}}", |}`, 'errorCode', `${management}{"runState": "{{x}}", "errorCode": 0}`],
    [`${management}{"runState": {{x}}, |}`, 'errorCode', `${management}{"runState": {{x}}, "errorCode": 0}`],
    [`${user.trimEnd()}\n{|}`, 'errorDeviceCount', `${user.trimEnd()}\n{"errorDeviceCount": 0}`],
  ]);

  it('leaves out properties that clients can’t send', async () => {
    const labels = await labelsAt(`${health}{ | }`);
    assert.equal(labels.length, 13);
    for (const name of ['id', 'managedDevice', 'deviceRunStates']) assert.ok(!labels.includes(name));
  });

  it('describes each property, with its type', async () => {
    const found = await proposalsAt(`${health}{ "x": 1, | }`);
    assert.ok(found.every(({ detail, documentation }) => detail !== undefined && documentation !== undefined));
    const expected = found.find(({ label }) => label === 'expectedStateUpdateDateTime');
    assert.equal(expected?.detail, 'Edm.DateTimeOffset');
    assert.match(expected.documentation ?? '', /next timestamp/);
  });
});

describe('completion of values', () => {
  itProposes([
    [`${management}{ "runState": | }`, runStates],
    [`${management}{ "runState": "|" }`, runStates],
    [`${management}{ "runState": "su|`, runStates],
    [`${management}{ "runState": "success"| }`, runStates],
    [`${health}{ "remediationState": | }`, ['unknown', 'skipped', 'success', 'remediationFailed', 'scriptError']],
    [`${user}{ "deviceRunStates": [ { "runState": | } ] }`, runStates],
    [`${user}{ "deviceRunStates": [ | ] }`, ['deviceManagementScriptDeviceState']],
    [`${management}{ "resultMessage": | }`, ['""', 'null']],
    [`${management}{ "resultMessage": "|" }`, []],
    [`${management}{ "resultMessage": "some words |" }`, []],
    [`${management}{ "errorCode": | }`, ['0']],
    [`${health}{ "assignmentFilterIds": | }`, ['[]']],
    [`${health}{ "assignmentFilterIds": [ | ] }`, ['""']],
    [`${user}{ "@odata.type": | }`, [`#microsoft.graph.${userType}`]],
    [`${user}{ "unknown": | }`, []],
    [`${user}{ "managedDevice@odata.bind": | }`, []],
  ]);
  itAccepts([
    [`${management}{ "runState": | }`, 'success', `${management}{ "runState": "success" }`],
    [`${management}{ "runState":| }`, 'success', `${management}{ "runState": "success" }`],
    [`${management}{ "runState": "|" }`, 'success', `${management}{ "runState": "success" }`],
    [`${management}{ "runState": "su|" }`, 'success', `${management}{ "runState": "success" }`],
    [`${management}{ "runState": "f|ail", "x": 1 }`, 'success', `${management}{ "runState": "success", "x": 1 }`],
    [`${management}{ "runState": su| }`, 'success', `${management}{ "runState": "success" }`],
    [`${management}{ "runState": su|cc }`, 'success', `${management}{ "runState": "success" }`],
    [`${management}{\n  "runState": |\n  "x": 1\n}`, 'fail', `${management}{\n  "runState": "fail",\n  "x": 1\n}`],
    [`${management}{\n  "runState": "|\n}`, 'fail', `${management}{\n  "runState": "fail"\n}`],
    [`${management}{ "runState": 1| }`, 'fail', `${management}{ "runState": "fail" }`],
    [
      `${user}{ "@odata.type": "#mi|" }`,
      `#microsoft.graph.${userType}`,
      `${user}{ "@odata.type": "#microsoft.graph.${userType}" }`,
    ],
    [
      `${health}{ "lastSyncDateTime": "|" }`,
      '2026-01-31T08:30:15Z',
      `${health}{ "lastSyncDateTime": "2026-01-31T08:30:15Z" }`,
    ],
    [`${health}{ "assignmentFilterIds": [ "a" | ] }`, '""', `${health}{ "assignmentFilterIds": [ "a", "" ] }`],
    [`${health}{ "assignmentFilterIds": [ | "a" ] }`, '""', `${health}{ "assignmentFilterIds": [ "", "a" ] }`],
    [`${management}{ "resultMessage": | }`, 'null', `${management}{ "resultMessage": null }`],
  ]);

  it('offers the current time in UTC, and in local time with its offset', async () => {
    const found = await proposalsAt(`${health}{ "lastSyncDateTime": | }`);
    assert.deepEqual(
      found.map(({ detail }) => detail),
      ['now, in UTC', 'now, in local time'],
    );
    assert.deepEqual(
      await labelsAt(`${health}{ "lastSyncDateTime": "|" }`),
      found.map(({ label }) => label),
    );
    for (const { label } of found) assert.equal(Date.parse(label), Date.parse('2026-01-31T08:30:15Z'));
  });

  it('offers all members inside a complete one, because VS Code filters by the text before the cursor', async () => {
    const all = (await proposalsAt(`${management}{ "runState": | }`)).map(({ label }) => label);
    for (const value of ['"success|"', '"suc|cess"', '"success"|']) {
      const found = await proposalsAt(`${management}{ "runState": ${value} }`);
      const typed = value.slice(0, value.indexOf('|'));
      const shown = found.filter(({ filterText = '' }) => filterText.startsWith(typed));
      assert.deepEqual(new Set(shown.map(({ label }) => label)), new Set(all), value);
    }
    const begun = await proposalsAt(`${management}{ "runState": "suc|" }`);
    assert.deepEqual(
      begun.filter(({ filterText = '' }) => filterText.startsWith('"suc')).map(({ label }) => label),
      ['success'],
    );
  });

  it('says what each member means', async () => {
    const [, success] = await proposalsAt(`${management}{ "runState": | }`);
    assert.equal(success?.detail, 'Script is run successfully.');
    assert.equal(success.kind, 'enum-member');
  });
});

describe('the type of a body', () => {
  const unknownRoute = 'POST https://graph.microsoft.com/beta/deviceManagement/other\n\n';
  itProposes([
    [`${unknownRoute}{ "@odata.type": "#microsoft.graph.${userType}", | }`, userProperties.slice(1)],
    [`${unknownRoute}{ | }`, []],
    [`${unknownRoute}|`, []],
    [`POST https://example.com/x\n\n{ "@odata.type": "#microsoft.graph.${userType}", | }`, []],
    ['POST https://example.com/x\n\n|', []],
    [
      '@h = https://graph.microsoft.com/beta/deviceManagement\nPOST {{h}}/deviceShellScripts/1/userRunStates\n\n{ "x": 1, | }',
      userProperties,
    ],
    ['POST {{unknown}}/deviceManagement/deviceShellScripts/1/userRunStates\n\n{ "x": 1, | }', userProperties],
    [`${user.trimEnd()}?x=1\n\n{ "x": 1, | }`, userProperties],
    ['POST /deviceManagement/deviceShellScripts\n  /1/userRunStates\nA: b\n\n{ "x": 1, | }', userProperties],
    ['POST /deviceManagement/deviceShellScripts/1/userRunStates\nHost: example.com\n\n{ | }', []],
    ['DELETE /deviceManagement/deviceShellScripts/1/userRunStates/2\n\n{ | }', []],
  ]);
});

describe('completion of names longer than VS Code’s JSON service shows', () => {
  const configuration = 'POST /beta/deviceManagement/deviceConfigurations\nContent-Type: application/json\n\n';
  const protection = `${configuration}{ "@odata.type": "#microsoft.graph.windows10EndpointProtectionConfiguration", | }`;

  it('offers the types in full', async () => {
    const found = await proposalsAt(`${configuration}{ "@odata.type": "|" }`);
    const { label, kind, edit } = found.find((one) => one.label.includes('DerivedCredential')) ?? {};
    const type = '#microsoft.graph.androidDeviceOwnerDerivedCredentialAuthenticationConfiguration';
    assert.deepEqual([label, kind, edit?.text], [type, 'value', `"${type}"`]);
  });

  it('offers the properties in full, as properties', async () => {
    const long = (await proposalsAt(protection)).filter(({ label }) => label.length > 57);
    assert.ok(long.length > 10);
    for (const { label, kind, filterText, edit } of long) {
      assert.deepEqual([kind, filterText], ['property', `"${label}"`]);
      assert.ok(edit.text.startsWith(`"${label}": `), edit.text);
    }
  });
});
