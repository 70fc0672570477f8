import assert from 'node:assert/strict';
import { deviceManagementScriptDeviceState as entityType } from '../../../../src/catalog/entities/run-states/device-management-script-device-state.ts';
import { propertyNamed } from '../../../../src/response/explain/property-named.ts';

const cases: readonly [message: string, sent: unknown, expected: string | undefined][] = [
  [
    "The property 'nope' does not exist on type 'microsoft.management.services.api.T'. Make sure to only use property names that are defined by the type.",
    {},
    'nope',
  ],
  [
    "A null value was found for the property named 'errorCode', which has the expected type 'Edm.Int32[Nullable=False]'. The expected type 'Edm.Int32[Nullable=False]' does not allow null values.",
    {},
    'errorCode',
  ],
  ["Multiple properties with the name 'runState' were detected.", {}, 'runState'],
  [
    "Cannot convert the literal '0' to the expected type 'Edm.String'.",
    { resultMessage: 0, errorCode: 0 },
    'resultMessage',
  ],
  ["Cannot convert the literal 'Integer' to the expected type 'Edm.Int32'.", { errorCode: 'Integer' }, 'errorCode'],
  [
    "Cannot convert the literal 'x' to the expected type 'Edm.DateTimeOffset'.",
    { lastStateUpdateDateTime: 'x', resultMessage: 'x' },
    'lastStateUpdateDateTime',
  ],
  // It doesn't say which of the two.
  [
    "Cannot convert the literal '0' to the expected type 'Edm.String'.",
    { resultMessage: 0, errorDescription: 0 },
    undefined,
  ],
  ["Cannot convert the literal '0' to the expected type 'Edm.String'.", undefined, undefined],
  // The value may hold quotes, and these very words.
  [
    "Cannot convert the literal 'a' to the expected type 'Edm.X', literal 'b' to the expected type 'Edm.Int32'.",
    { errorCode: "a' to the expected type 'Edm.X', literal 'b" },
    'errorCode',
  ],
  ['Invalid value for "errorCode".', {}, 'errorCode'],
  ["The value of 'managedDevice' is wrong.", {}, 'managedDevice'],
  ["A type named 'microsoft.graph.nope' could not be resolved by the model.", {}, undefined],
  ['An error has occurred', {}, undefined],
  ['', {}, undefined],
];

describe('propertyNamed', () => {
  for (const [message, sent, expected] of cases)
    it(`${message.slice(0, 60)} ${JSON.stringify(sent)}: ${String(expected)}`, () => {
      assert.equal(propertyNamed({ message, details: [] }, entityType, sent), expected);
    });

  it('finds a property by the target of a detail', () => {
    const details = [
      { message: 'No.', target: 'other' },
      { message: 'No.', target: 'runState' },
    ];
    assert.equal(propertyNamed({ message: 'No.', details }, entityType), 'runState');
  });

  it('finds a property by the message of a detail', () => {
    const details = [{ message: "The property 'x' does not exist on type 'T'.", target: '' }];
    assert.equal(propertyNamed({ message: 'No.', details }, entityType), 'x');
  });
});
