import type { EntityType, Route } from '../../model.ts';
import { int32, key, resourcePage, string } from '../../properties.ts';
import type { SourceRef } from '../../sources/index.ts';

const sources: readonly SourceRef[] = ['userStatePage', 'metadata', 'types'];

const documented = (path: string): Route => ({
  path,
  sources: ['userStatePage', 'metadata', 'permissionsReference'],
  documentedPermissions: {
    permissions: ['DeviceManagementConfiguration.ReadWrite.All', 'DeviceManagementManagedDevices.ReadWrite.All'],
    sources: ['permissionsReference'],
  },
});

export const deviceManagementScriptUserState = {
  kind: 'entity',
  name: 'deviceManagementScriptUserState',
  description: 'How often a script succeeded and failed on the devices of one user.',
  properties: [
    key('Key of the device management script user state entity. This property is read-only.', sources),
    int32('successDeviceCount', 'Success device count for specific user.', { nullable: false, sources }),
    int32('errorDeviceCount', 'Error device count for specific user.', { nullable: false, sources }),
    string('userPrincipalName', 'User principle name of specific user.', { nullable: true, sources }),
  ],
  navigationProperties: [
    {
      name: 'deviceRunStates',
      target: 'deviceManagementScriptDeviceState',
      collection: true,
      containsTarget: true,
      description: 'List of run states for this script across all devices of specific user.',
      standing: 'checked',
      sources: ['metadata', 'types'],
    },
  ],
  derivedTypes: [],
  standing: 'checked',
  sources,
  routes: [
    documented('/deviceManagement/deviceShellScripts/{deviceShellScriptId}/userRunStates'),
    documented('/deviceManagement/deviceManagementScripts/{deviceManagementScriptId}/userRunStates'),
    documented(
      '/deviceManagement/deviceCustomAttributeShellScripts/{deviceCustomAttributeShellScriptId}/userRunStates',
    ),
  ],
  keyParameter: 'deviceManagementScriptUserStateId',
  createPage: 'userStatePage',
  resourcePage: resourcePage('intune-devices-deviceManagementScriptUserState'),
} as const satisfies EntityType;
