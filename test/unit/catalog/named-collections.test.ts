import assert from 'node:assert/strict';
import { contract } from '../../../src/catalog/contract.ts';
import { listedCollections, namedCollectionAt, namingPropertyOf } from '../../../src/catalog/named-collections.ts';
import { scriptCollections } from '../../../src/catalog/script-collections.ts';

describe('collections whose entities have names', () => {
  const rows: readonly (readonly [path: string, version: string, found: string])[] = [
    ['/deviceManagement/deviceShellScripts', 'beta', 'deviceShellScript displayName'],
    ['/DeviceManagement/DEVICESHELLSCRIPTS', 'BETA', 'deviceShellScript displayName'],
    [
      '/deviceManagement/deviceShellScripts/1/userRunStates',
      'beta',
      'deviceManagementScriptUserState userPrincipalName',
    ],
    [
      "/deviceManagement/deviceShellScripts('1')/userRunStates",
      'beta',
      'deviceManagementScriptUserState userPrincipalName',
    ],
    ['/deviceManagement/managedDevices', 'beta', 'managedDevice deviceName userPrincipalName'],
    ['/deviceManagement/managedDevices', 'v1.0', 'managedDevice deviceName userPrincipalName'],
    ['/deviceManagement/deviceCompliancePolicies', 'beta', 'deviceCompliancePolicy displayName'],
    ['/deviceManagement/configurationPolicies', 'beta', 'deviceManagementConfigurationPolicy name'],
    ['/deviceAppManagement/mobileApps', 'beta', 'mobileApp displayName'],
    ['/groups', 'beta', 'group displayName'],
    ['/groups', 'v1.0', 'group displayName'],
    ['/users', 'beta', 'user displayName userPrincipalName'],
    ['/devices', 'beta', 'device displayName'],
    // No name in any source, not a collection, or no such version.
    ['/deviceManagement/deviceShellScripts/1/deviceRunStates', 'beta', ''],
    ['/deviceManagement/deviceShellScripts/1/assignments', 'beta', ''],
    ['/deviceManagement/deviceShellScripts', 'v1.0', ''],
    ['/deviceManagement/deviceShellScripts/1', 'beta', ''],
    ['/deviceManagement/deviceShellScripts/1/assign', 'beta', ''],
    ['/deviceManagement', 'beta', ''],
    ['/deviceManagement/nothing', 'beta', ''],
    ['/groups/1/members', 'beta', ''],
    ['/me', 'beta', ''],
    ['', 'beta', ''],
  ];
  for (const [path, version, expected] of rows)
    it(`${version}${path}: ${expected || 'none'}`, () => {
      const found = namedCollectionAt(path, version);
      const words = found && [found.typeName, found.nameProperty, found.detailProperty];
      assert.equal((words ?? []).filter((word) => word !== undefined).join(' '), expected);
    });

  it('are in the sandbox in beta, except those of the directory', () => {
    assert.equal(namedCollectionAt('/deviceManagement/managedDevices', 'beta')?.isInSandbox, true);
    assert.equal(namedCollectionAt('/deviceManagement/managedDevices', 'v1.0')?.isInSandbox, false);
    assert.equal(namedCollectionAt('/groups', 'beta')?.isInSandbox, false);
  });

  it('name read-only permissions for listing scripts', () => {
    for (const { name } of scriptCollections) {
      const { permissions = [] } = namedCollectionAt(`/deviceManagement/${name}`, 'beta') ?? {};
      assert.equal(permissions[0], 'DeviceManagementScripts.Read.All');
      assert.ok(
        permissions.every((permission) => !permission.includes('Write')),
        permissions.join(),
      );
    }
    assert.deepEqual(namedCollectionAt('/deviceManagement/deviceCompliancePolicies', 'beta')?.permissions, []);
  });

  it('of Intune agree with its contract', () => {
    for (const { path, typeName, nameProperty, detailProperty } of listedCollections) {
      const type = contract.type(typeName);
      if (!path.startsWith('/deviceManagement/')) continue;
      const names = type?.properties.map(({ name }) => name) ?? [];
      for (const property of [nameProperty, detailProperty])
        assert.ok(property === undefined || names.includes(property));
      assert.equal(type && namingPropertyOf(type), nameProperty);
    }
  });
});
