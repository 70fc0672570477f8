import assert from 'node:assert/strict';
import { describeRequest, describeType, type RequestDescription } from '../../../../src/language/describe/describe.ts';

const described = (method: string, url: string): RequestDescription => {
  const found = describeRequest(method, url);
  assert.ok('method' in found && !('unknown' in found), JSON.stringify(found));
  return found;
};

describe('describing a request', () => {
  /** Method, path, and `typeOf type standing`, where the standing is that of the type. */
  const cases: readonly (readonly [string, string, string])[] = [
    ['POST', '/deviceManagement/deviceHealthScripts', 'body deviceHealthScript checked'],
    ['PATCH', '/deviceManagement/deviceHealthScripts/{id}', 'body deviceHealthScript checked'],
    ['GET', '/deviceManagement/deviceHealthScripts/{id}', 'response deviceHealthScript checked'],
    ['DELETE', '/deviceManagement/deviceHealthScripts/{id}', 'response deviceHealthScript checked'],
    ['POST', '/deviceManagement/deviceHealthScripts/{id}/assign', 'body assign checked'],
    ['GET', '/deviceManagement/deviceHealthScripts/{id}/runSummary', 'response deviceHealthScriptRunSummary checked'],
    ['GET', '/deviceManagement/deviceHealthScripts/$count', 'nothing'],
    ['POST', '/deviceAppManagement/mobileApps', 'body mobileApp compiled'],
    ['POST', '/deviceAppManagement/mobileApps/{id}/assign', 'body assign compiled'],
    ['PATCH', '/deviceAppManagement/mobileApps/{id}/graph.win32LobApp', 'body win32LobApp compiled'],
    ['PUT', '/deviceManagement/managedDevices/{id}/deviceCategory/$ref', 'nothing'],
  ];
  for (const [method, path, expected] of cases)
    it(`${method} ${path}: ${expected}`, () => {
      const { typeOf, type } = described(method, path);
      assert.equal(type === null ? 'nothing' : `${typeOf} ${type.name} ${type.standing}`, expected);
      assert.equal(typeOf === null, type === null);
    });

  for (const url of [
    'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts?$top=1',
    '{{root}}/beta/deviceManagement/deviceShellScripts',
    '/beta/deviceManagement/deviceShellScripts',
    'beta/deviceManagement/deviceShellScripts',
    'deviceManagement/deviceshellscripts/',
  ])
    it(`accepts ${url}`, () => {
      assert.equal(described('get', url).path, '/deviceManagement/deviceShellScripts');
    });

  it('lists the permissions of writes, with announced ones', () => {
    const { permissions } = described('POST', '/deviceManagement/deviceHealthScripts/{id}/assign');
    assert.deepEqual(permissions?.documented, ['DeviceManagementConfiguration.ReadWrite.All']);
    assert.deepEqual(permissions.announced, ['DeviceManagementScripts.ReadWrite.All']);
    assert.equal(described('POST', '/deviceAppManagement/mobileApps').permissions, null);
  });

  it('says which operations are reported as not implemented', () => {
    const path = '/deviceManagement/deviceHealthScripts/{deviceHealthScriptId}/assignments';
    assert.equal(described('POST', path).reportedNotImplemented?.use, 'assign');
    assert.equal(described('GET', path).reportedNotImplemented, null);
  });

  it('describes the types of inner objects', () => {
    const { types } = described('POST', '/deviceManagement/deviceHealthScripts/{id}/assign');
    for (const name of ['deviceHealthScriptAssignment', 'groupAssignmentTarget', 'deviceHealthScriptDailySchedule'])
      assert.equal(types[name]?.name, name);
  });

  it('cites every source that it names', () => {
    const found = described('POST', '/deviceManagement/deviceHealthScripts');
    const ids = Array.from(JSON.stringify(found).matchAll(/"sources":\[([^\]]*)\]/g)).flatMap(([, list = '']) =>
      list.split(',').filter((id) => id !== ''),
    );
    assert.ok(ids.length > 10);
    for (const id of ids) assert.ok(id.slice(1, -1) in found.citations, id);
  });
});

describe('describing a type', () => {
  const property = (type: string, name: string) => {
    const found = describeType(type);
    assert.ok('type' in found);
    return found.type.properties.find((one) => one.name === name);
  };

  it('lists enum members, and marks flags and read-only properties', () => {
    assert.deepEqual(property('win32LobApp', 'applicableArchitectures')?.members?.slice(0, 3), ['none', 'x86', 'x64']);
    assert.equal(property('win32LobApp', 'applicableArchitectures')?.isFlags, true);
    assert.equal(property('cloudPC', 'deviceRegionName')?.readOnlyInWords, true);
    assert.equal(property('managedDevice', 'enrolledDateTime')?.readOnly, true);
    assert.equal(property('deviceHealthScript', 'runAsAccount')?.type, 'graph.runAsAccountType');
  });

  it('accepts names as requests write them', () => {
    for (const name of ['mobileApp', 'MOBILEAPP', 'microsoft.graph.mobileApp', '#microsoft.graph.mobileApp']) {
      const found = describeType(name);
      assert.ok('type' in found);
      assert.equal(found.type.name, 'mobileApp');
      assert.ok(found.type.derivedTypes.includes('win32LobApp'));
    }
  });

  it('says which part is unknown', () => {
    assert.deepEqual(describeType('user'), { unknown: 'type' });
    assert.deepEqual(describeRequest('GET', '/me'), { unknown: 'path' });
    assert.deepEqual(describeRequest('BREW', '/deviceManagement'), {
      unknown: 'method',
      methods: ['GET', 'PATCH', 'DELETE'],
    });
  });
});
