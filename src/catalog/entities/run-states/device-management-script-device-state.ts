import { enumTypes } from '../../enums.ts';
import type { EntityType, Route } from '../../model.ts';
import { dateTimeOffset, enumeration, int32, key, managedDevice, resourcePage, string } from '../../properties.ts';
import type { SourceRef } from '../../sources/index.ts';

const sources: readonly SourceRef[] = ['deviceStatePage', 'metadata', 'types'];

const documented = (path: string): Route => ({
  path,
  sources: ['deviceStatePage', 'metadata', 'permissionsReference'],
  documentedPermissions: {
    permissions: ['DeviceManagementConfiguration.ReadWrite.All', 'DeviceManagementManagedDevices.ReadWrite.All'],
    sources: ['deviceStatePage', 'permissionsReference'],
  },
});

/** A route that only the containment in the metadata shows: neither a reference page nor the permission data lists these two. */
const contained = (path: string): Route => ({ path, sources: ['metadata'] });

export const deviceManagementScriptDeviceState = {
  kind: 'entity',
  name: 'deviceManagementScriptDeviceState',
  description: 'What a management, shell or custom attribute shell script did on one device.',
  properties: [
    key('Key of the device management script device state entity. This property is read-only.', sources),
    enumeration(enumTypes.runState)('runState', 'State of latest run of the device management script.', {
      nullable: false,
      sources,
    }),
    string('resultMessage', 'Details of execution output.', { nullable: true, sources }),
    dateTimeOffset('lastStateUpdateDateTime', 'Latest time the device management script executes.', {
      nullable: false,
      sources,
    }),
    int32('errorCode', 'Error code corresponding to erroneous execution of the device management script.', {
      nullable: false,
      sources,
    }),
    string(
      'errorDescription',
      'Error description corresponding to erroneous execution of the device management script.',
      {
        nullable: true,
        sources,
      },
    ),
  ],
  navigationProperties: [managedDevice('The managed devices that executes the device management script.')],
  derivedTypes: [],
  standing: 'checked',
  sources,
  routes: [
    documented('/deviceManagement/deviceManagementScripts/{deviceManagementScriptId}/deviceRunStates'),
    documented('/deviceManagement/deviceShellScripts/{deviceShellScriptId}/deviceRunStates'),
    documented(
      '/deviceManagement/deviceCustomAttributeShellScripts/{deviceCustomAttributeShellScriptId}/deviceRunStates',
    ),
    documented(
      '/deviceManagement/deviceManagementScripts/{deviceManagementScriptId}/userRunStates/{deviceManagementScriptUserStateId}/deviceRunStates',
    ),
    contained(
      '/deviceManagement/deviceShellScripts/{deviceShellScriptId}/userRunStates/{deviceManagementScriptUserStateId}/deviceRunStates',
    ),
    contained(
      '/deviceManagement/deviceCustomAttributeShellScripts/{deviceCustomAttributeShellScriptId}/userRunStates/{deviceManagementScriptUserStateId}/deviceRunStates',
    ),
  ],
  keyParameter: 'deviceManagementScriptDeviceStateId',
  createPage: 'deviceStatePage',
  resourcePage: resourcePage('intune-devices-deviceManagementScriptDeviceState'),
} as const satisfies EntityType;
