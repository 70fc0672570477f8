import assert from 'node:assert/strict';
import picomatch from 'picomatch';
import {
  payloadFileGlobs,
  payloadFileName,
  payloadFileNamePattern,
} from '../../../../src/language/payload-file/name.ts';

describe('the name of a payload file', () => {
  const rows: readonly (readonly [path: string, last?: string, before?: string])[] = [
    ['/a/laptop.deviceHealthScriptDeviceState.json', 'deviceHealthScriptDeviceState'],
    ['C:\\a\\laptop.mobileApp.json', 'mobileApp'],
    ['/a/b.c.windows10CompliancePolicy.json', 'windows10CompliancePolicy', 'c'],
    ['/a/pilot.deviceHealthScript.assign.json', 'assign', 'deviceHealthScript'],
    ['/a/pilot.deviceManagement.alertRule.json', 'alertRule', 'deviceManagement'],
    ['/a/deviceHealthScript.assign.json'],
    ['/a/.deviceHealthScript.json'],
    ['/a/deviceHealthScript.json'],
    ['/a/b.mobileApp.jsonc'],
    ['/a/b.mobileapp.json'],
    ['/a/package.json'],
    ['/a/tsconfig.app.json'],
    ['/a/messages.en-US.json'],
    ['/a/myTest.spec.json'],
    ['/a/b.mobileApp/c.json'],
  ];
  for (const [path, last, before] of rows) {
    it(`${path}: ${last ?? 'none'}`, () => {
      assert.deepEqual(payloadFileName(path), last === undefined ? undefined : { last, before });
    });

    it(`${path}: menus and searches agree`, () => {
      const file = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
      assert.equal(new RegExp(payloadFileNamePattern).test(file), last !== undefined);
      if (last !== undefined) assert.ok(picomatch.isMatch(file, [...payloadFileGlobs]));
    });
  }
});
