import assert from 'node:assert/strict';
import { problemDocumentation, problemMessage } from '../../../../src/language/problems/problem.ts';
import { bodyProblemsIn, type bodyRules, heads } from './problems-in.ts';

type Head = keyof typeof heads;

/** A request with one problem, and its message. */
interface Case {
  readonly head: Head;
  readonly body: string;
  readonly message: string;
}

const management = (body: string, message: string): Case => ({ head: 'management', body, message });
const health = (body: string, message: string): Case => ({ head: 'health', body, message });
const user = (body: string, message: string): Case => ({ head: 'user', body, message });

const runStates = `'unknown', 'success', 'fail', 'scriptError', 'pending', 'notApplicable'`;
const remediationStates = `'unknown', 'skipped', 'success', 'remediationFailed', 'scriptError'`;
const time = `'lastStateUpdateDateTime' accepts a date and time with offset (Edm.DateTimeOffset), such as '2025-01-31T08:30:00Z'`;
const int32 = `'errorCode' accepts a whole number without quotes (Edm.Int32)`;

type BodyProblemCode = keyof typeof bodyRules;

// The fixtures have one message for every code; here are the codes whose messages vary.
const cases: Readonly<Partial<Record<BodyProblemCode, readonly Case[]>>> = {
  'invalid-json': [
    management(
      '{ "errorCode": x }',
      'The body isn’t valid JSON: not a valid value. Strings need double quotes; numbers, true, false and null are also allowed.',
    ),
    management('{ "errorCode": 1e }', 'The body isn’t valid JSON: not a valid number.'),
    management(
      '{ "runState": "success\n}',
      'The body isn’t valid JSON: the string isn’t closed, or has a character that must be escaped.',
    ),
    management(
      '{ "resultMessage": "\\x" }',
      'The body isn’t valid JSON: the string isn’t closed, or has a character that must be escaped.',
    ),
    management('{ 1: 1 }', 'The body isn’t valid JSON: expected a property name in double quotes.'),
    management('{ "errorCode": }', 'The body isn’t valid JSON: expected a value.'),
    management('{ "errorCode" 1 }', 'The body isn’t valid JSON: expected a colon after the property name.'),
    management('{ "errorCode": 1 "runState": "fail" }', 'The body isn’t valid JSON: expected a comma before this.'),
    management('{ "errorCode": 1', 'The body isn’t valid JSON: expected a closing brace }.'),
    management(
      '{} {',
      'The body isn’t valid JSON: unexpected text after the end of the JSON. Remove it, or start the next request with a ### line.',
    ),
    management(
      '{ /* a */ }',
      'The body isn’t valid JSON: comments aren’t allowed in JSON. Put the comment on its own line; such lines aren’t sent.',
    ),
    management('{ "errorCode": 1, }', 'The body isn’t valid JSON: trailing comma. Remove it.'),
    management('['.repeat(101), 'The body isn’t valid JSON: nested too deeply.'),
  ],
  'duplicate-property': [
    management(
      '{ "errorCode": 1, "errorCode": 2 }',
      `'errorCode' is a duplicate property. Each property may appear only once.`,
    ),
  ],
  'unknown-property': [
    management(
      '{ "runstate": "success" }',
      `'runstate' is not a property of deviceManagementScriptDeviceState. Did you mean 'runState'? The type isn’t open, and Intune rejects properties that it doesn’t declare.`,
    ),
    management(
      '{ "colour": 1 }',
      `'colour' is not a property of deviceManagementScriptDeviceState. The type isn’t open, and Intune rejects properties that it doesn’t declare.`,
    ),
    management(
      `{ "${'x'.repeat(80)}": 1 }`,
      `'${'x'.repeat(60)}…' is not a property of deviceManagementScriptDeviceState. The type isn’t open, and Intune rejects properties that it doesn’t declare.`,
    ),
  ],
  'read-only-property': [
    user(
      '{ "id": "1" }',
      `'id' is read-only: the service sets it. Leave it out when you create or update a deviceManagementScriptUserState.`,
    ),
  ],
  'wrong-type': [
    management('{ "resultMessage": 1 }', `'resultMessage' accepts a string (Edm.String), not a number.`),
    management('{ "resultMessage": {} }', `'resultMessage' accepts a string (Edm.String), not an object.`),
    management('{ "errorCode": "1" }', `${int32}, not a string.`),
    management('{ "errorCode": 1.5 }', `${int32}. Fractions aren’t allowed.`),
    management('{ "errorCode": 1.0 }', `${int32}. Write it without a fraction or exponent.`),
    management('{ "errorCode": 2147483648 }', `${int32}. The value is out of range, -2147483648 to 2147483647.`),
    management(
      '{ "errorCode": null }',
      `'errorCode' of deviceManagementScriptDeviceState can’t be null. Give it a value or leave it out.`,
    ),
    management('{ "runState": true }', `'runState' accepts a member of runState, written as a string, not a boolean.`),
    management('{ "lastStateUpdateDateTime": 1 }', `${time}, not a number.`),
    management('{ "lastStateUpdateDateTime": "today" }', `${time}.`),
    management(
      '{ "lastStateUpdateDateTime": "2025-01-31T08:30:00" }',
      `${time}. The offset is missing. Add 'Z' for UTC, or the local offset such as '+01:00'.`,
    ),
    management('{ "lastStateUpdateDateTime": "2025-02-30T08:30:00Z" }', `${time}. This date or time doesn’t exist.`),
    management('{ "lastStateUpdateDateTime": "2025-01-31T08:30:00+15:00" }', `${time}. Offsets go up to 14 hours.`),
    management(
      '{ "lastStateUpdateDateTime": "2025-01-31T08:30:00.12345678Z" }',
      `${time}. The reference pages show at most 7 digits for the fraction of a second.`,
    ),
    health('{ "assignmentFilterIds": "a" }', `'assignmentFilterIds' accepts an array of strings, not a string.`),
    health(
      '{ "assignmentFilterIds": null }',
      `'assignmentFilterIds' accepts an array of strings. A collection can’t be null: write [] or leave 'assignmentFilterIds' out.`,
    ),
    health(
      '{ "assignmentFilterIds": [1] }',
      `Each item of 'assignmentFilterIds' is a string (Edm.String), not a number.`,
    ),
    health(
      '{ "assignmentFilterIds": [null] }',
      `Each item of 'assignmentFilterIds' is a string (Edm.String), not null.`,
    ),
    user(
      '{ "deviceRunStates": {} }',
      `'deviceRunStates' accepts an array of deviceManagementScriptDeviceState, not an object.`,
    ),
    user(
      '{ "deviceRunStates": null }',
      `'deviceRunStates' accepts an array of deviceManagementScriptDeviceState. A collection can’t be null: write [] or leave 'deviceRunStates' out.`,
    ),
  ],
  'placeholder-value': [
    management(
      '{ "runState": "String" }',
      `'String' is placeholder text from the reference page, not a value. 'runState' accepts a member of runState, written as a string.`,
    ),
    management(
      '{ "errorCode": "Integer" }',
      `'Integer' is placeholder text from the reference page, not a value. ${int32}.`,
    ),
    management(
      '{ "lastStateUpdateDateTime": "String (timestamp)" }',
      `'String (timestamp)' is placeholder text from the reference page, not a value. ${time}.`,
    ),
    management(
      '{ "resultMessage": "String" }',
      `'String' is placeholder text from the reference page. Replace it with the real value of 'resultMessage'.`,
    ),
  ],
  'body-not-object': [
    management('[]', 'A deviceManagementScriptDeviceState is a JSON object, not an array.'),
    management('null', 'A deviceManagementScriptDeviceState is a JSON object, not null.'),
  ],
  'unknown-enum-value': [
    management(
      '{ "runState": "sucess" }',
      `'sucess' is not a member of runState. Did you mean 'success'? Members: ${runStates}.`,
    ),
    management('{ "runState": "Strings" }', `'Strings' is not a member of runState. Members: ${runStates}.`),
    management('{ "runState": 2 }', `'2' is not a member of runState. Did you mean 'fail'? Members: ${runStates}.`),
    health(
      '{ "remediationState": "fail" }',
      `'fail' is not a member of remediationState. Members: ${remediationStates}.`,
    ),
  ],
  'sentinel-enum-value': [
    health(
      '{ "remediationState": "unknownFutureValue" }',
      `'unknownFutureValue' is reserved for future values of remediationState. Don’t send it.`,
    ),
  ],
  'wrong-odata-type': [
    health(
      '{ "@odata.type": "#microsoft.management.services.api.deviceHealthScriptDeviceState" }',
      `microsoft.management.services.api is an internal Intune namespace from an older reference page. Write '#microsoft.graph.deviceHealthScriptDeviceState'.`,
    ),
    health(
      '{ "@odata.type": "microsoft.graph.deviceHealthScriptDeviceState" }',
      `The name of this type is spelled '#microsoft.graph.deviceHealthScriptDeviceState'.`,
    ),
    health(
      '{ "@odata.type": "#microsoft.graph.user" }',
      `This request needs a deviceHealthScriptDeviceState: set @odata.type to '#microsoft.graph.deviceHealthScriptDeviceState', or leave it out.`,
    ),
    health('{ "@odata.type": 1 }', `@odata.type must be a string: '#microsoft.graph.deviceHealthScriptDeviceState'.`),
  ],
  'response-annotation': [
    management('{ "@odata.context": "a" }', `'@odata.context' belongs to responses. Leave it out of a request.`),
  ],
  'deep-insert': [
    management(
      '{ "managedDevice": {} }',
      `'managedDevice' is a navigation property: a deviceManagementScriptDeviceState refers to it but doesn’t contain it. Leave it out.`,
    ),
    user(
      '{ "deviceRunStates": [] }',
      `'deviceRunStates' creates related entities together with this deviceManagementScriptUserState. OData allows that; whether Intune does isn’t documented.`,
    ),
  ],
};

describe('problemMessage', () => {
  for (const [code, rows] of Object.entries(cases)) {
    describe(code, () => {
      for (const { head, body, message } of rows)
        it(`${body.slice(0, 80).replaceAll('\n', '⏎')} → ${message}`, () => {
          const found = bodyProblemsIn(heads[head] + body).find(({ problem }) => problem.code === code);
          assert.ok(found, 'there is such a problem');
          assert.equal(problemMessage(found.problem), message);
        });
    });
  }
});

describe('problemDocumentation', () => {
  const resources = 'https://learn.microsoft.com/graph/api/resources';
  const odata = 'https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html';
  const pages: Readonly<Partial<Record<BodyProblemCode, string>>> = {
    'invalid-json': 'https://www.rfc-editor.org/rfc/rfc8259',
    'duplicate-property': odata,
    'unknown-property': `${resources}/intune-devices-devicemanagementscriptdevicestate?view=graph-rest-beta`,
    'read-only-property':
      'https://learn.microsoft.com/graph/api/intune-devices-devicemanagementscriptuserstate-create?view=graph-rest-beta',
    'wrong-type': `${resources}/intune-devices-devicemanagementscriptdevicestate?view=graph-rest-beta`,
    'placeholder-value': `${resources}/intune-devices-devicemanagementscriptdevicestate?view=graph-rest-beta`,
    'body-not-object': `${resources}/intune-devices-devicemanagementscriptdevicestate?view=graph-rest-beta`,
    'unknown-enum-value': `${resources}/intune-shared-runstate?view=graph-rest-beta`,
    'sentinel-enum-value': `${resources}/intune-devices-remediationstate?view=graph-rest-beta`,
    'wrong-odata-type': `${resources}/intune-devices-devicehealthscriptdevicestate?view=graph-rest-beta`,
    'response-annotation': odata,
    'deep-insert': odata,
  };
  for (const [code, rows] of Object.entries(cases))
    it(`${code} → ${pages[code as BodyProblemCode]}`, () => {
      const [first] = rows;
      const [found] = first ? bodyProblemsIn(heads[first.head] + first.body) : [];
      assert.ok(found);
      assert.equal(problemDocumentation(found.problem), pages[code as BodyProblemCode]);
    });
});
