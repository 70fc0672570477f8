import assert from 'node:assert/strict';
import { entityTypes } from '../../../src/catalog/index.ts';
import { matchRoute } from '../../../src/catalog/routes.ts';

const device = 'deviceManagementScriptDeviceState';
const user = 'deviceManagementScriptUserState';
const health = 'deviceHealthScriptDeviceState';
const compliance = 'deviceComplianceScriptDeviceState';

/** Every collection that the reference pages and the metadata name, with what POST creates in it. */
const all = [
  ['/deviceManagement/deviceManagementScripts/{deviceManagementScriptId}/deviceRunStates', device],
  ['/deviceManagement/deviceShellScripts/{deviceShellScriptId}/deviceRunStates', device],
  ['/deviceManagement/deviceCustomAttributeShellScripts/{deviceCustomAttributeShellScriptId}/deviceRunStates', device],
  [
    '/deviceManagement/deviceManagementScripts/{deviceManagementScriptId}/userRunStates/{deviceManagementScriptUserStateId}/deviceRunStates',
    device,
  ],
  [
    '/deviceManagement/deviceShellScripts/{deviceShellScriptId}/userRunStates/{deviceManagementScriptUserStateId}/deviceRunStates',
    device,
  ],
  [
    '/deviceManagement/deviceCustomAttributeShellScripts/{deviceCustomAttributeShellScriptId}/userRunStates/{deviceManagementScriptUserStateId}/deviceRunStates',
    device,
  ],
  ['/deviceManagement/deviceShellScripts/{deviceShellScriptId}/userRunStates', user],
  ['/deviceManagement/deviceManagementScripts/{deviceManagementScriptId}/userRunStates', user],
  ['/deviceManagement/deviceCustomAttributeShellScripts/{deviceCustomAttributeShellScriptId}/userRunStates', user],
  ['/deviceManagement/deviceHealthScripts/{deviceHealthScriptId}/deviceRunStates', health],
  ['/deviceManagement/deviceComplianceScripts/{deviceComplianceScriptId}/deviceRunStates', compliance],
] as const;

/** `resource entityType name=value …` */
const matched = (path: string): string => {
  const match = matchRoute(path, 'beta');
  if (match === undefined) return 'none';
  return [match.resource, match.entityType.name, ...match.parameters.map(({ name, value }) => `${name}=${value}`)].join(
    ' ',
  );
};

describe('routes', () => {
  it('are exactly these', () => {
    const ours = entityTypes.flatMap(({ name, routes }) => routes.map(({ path }) => `${path} ${name}`));
    assert.deepEqual(ours.sort(), all.map((row) => row.join(' ')).sort());
  });

  for (const [path, entityType] of all) {
    it(`${path} matches itself`, () => {
      const match = matchRoute(path, 'beta');
      assert.deepEqual([match?.route.path, match?.entityType.name, match?.resource], [path, entityType, 'collection']);
      assert.ok(match?.parameters.every(({ name, value }) => value === `{${name}}`));
    });
  }

  const script = '/deviceManagement/deviceHealthScripts/s/deviceRunStates';
  const cases: readonly (readonly [path: string, expected: string])[] = [
    [script, `collection ${health} deviceHealthScriptId=s`],
    [`${script}/d`, `entity ${health} deviceHealthScriptId=s deviceHealthScriptDeviceStateId=d`],
    [`${script}/`, `collection ${health} deviceHealthScriptId=s`],
    [`${script}/d/managedDevice`, `managedDevice ${health} deviceHealthScriptId=s deviceHealthScriptDeviceStateId=d`],
    [`${script}/d/MANAGEDDEVICE`, `managedDevice ${health} deviceHealthScriptId=s deviceHealthScriptDeviceStateId=d`],
    [`${script}/d/owner`, 'none'],
    [`${script}/$count`, 'none'],
    [`${script}/d/managedDevice/x`, 'none'],
    [`${script}('d')`, `entity ${health} deviceHealthScriptId=s deviceHealthScriptDeviceStateId=d`],
    [`${script}(d)`, `entity ${health} deviceHealthScriptId=s deviceHealthScriptDeviceStateId=d`],
    [`/deviceManagement/deviceHealthScripts('s')/deviceRunStates`, `collection ${health} deviceHealthScriptId=s`],
    [
      `/deviceManagement/deviceHealthScripts('s')/deviceRunStates('d')/managedDevice`,
      `managedDevice ${health} deviceHealthScriptId=s deviceHealthScriptDeviceStateId=d`,
    ],
    ['/DEVICEMANAGEMENT/devicehealthscripts/S/DeviceRunStates', `collection ${health} deviceHealthScriptId=S`],
    [
      '/deviceManagement/deviceHealthScripts/{{id}}/deviceRunStates',
      `collection ${health} deviceHealthScriptId={{id}}`,
    ],
    ['/deviceManagement/deviceHealthScripts/a%2Fb/deviceRunStates', `collection ${health} deviceHealthScriptId=a%2Fb`],
    [
      '/deviceManagement/deviceShellScripts/s/userRunStates/u/deviceRunStates/d',
      `entity ${device} deviceShellScriptId=s deviceManagementScriptUserStateId=u deviceManagementScriptDeviceStateId=d`,
    ],
    [
      '/deviceManagement/deviceShellScripts/s/userRunStates/u',
      `entity ${user} deviceShellScriptId=s deviceManagementScriptUserStateId=u`,
    ],
    // A user state has no such navigation property.
    ['/deviceManagement/deviceShellScripts/s/userRunStates/u/managedDevice', 'none'],
    ['', 'none'],
    ['/', 'none'],
    ['/deviceManagement', 'singleton deviceManagement'],
    ['/deviceManagement/deviceCompliancePolicies', 'collection deviceCompliancePolicy'],
    ['/deviceManagement/managedDevices/m/wipe', 'action managedDevice managedDeviceId=m'],
    ['/deviceAppManagement/mobileApps/a', 'entity mobileApp mobileAppId=a'],
    ['/users/u', 'none'],
    ['/deviceManagement/deviceHealthScripts', 'collection deviceHealthScript'],
    ['/deviceManagement/deviceHealthScripts/s', 'entity deviceHealthScript deviceHealthScriptId=s'],
    ['/deviceManagement/deviceHealthScripts//deviceRunStates', 'none'],
    ['/deviceManagement/deviceHealthScripts/s/userRunStates', 'none'],
    ['/deviceManagement/deviceComplianceScripts/s/userRunStates', 'none'],
    ['/deviceManagement/deviceComplianceScripts/s/userRunStates/u/deviceRunStates', 'none'],
    [
      '/deviceManagement/hardwareConfigurations/s/deviceRunStates',
      'collection hardwareConfigurationDeviceState hardwareConfigurationId=s',
    ],
    ['/devicemanagement/deviceHealthScripts/s/deviceRunStatesX', 'none'],
    ['/beta/deviceManagement/deviceHealthScripts/s/deviceRunStates', 'none'],
    ['/users/1', 'none'],
  ];
  for (const [path, expected] of cases) {
    it(`${path} → ${expected}`, () => {
      assert.equal(matched(path), expected);
    });
  }
});
