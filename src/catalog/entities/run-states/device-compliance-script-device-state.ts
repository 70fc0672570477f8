import { enumTypes } from '../../enums.ts';
import type { EntityType } from '../../model.ts';
import { dateTimeOffset, enumeration, key, managedDevice, resourcePage, string } from '../../properties.ts';
import type { SourceRef } from '../../sources/index.ts';

const sources: readonly SourceRef[] = ['complianceStatePage', 'metadata', 'types'];
const required = { nullable: false, sources };
const nullable = { nullable: true, sources };

export const deviceComplianceScriptDeviceState = {
  kind: 'entity',
  name: 'deviceComplianceScriptDeviceState',
  description: 'What a custom compliance script detected on one device.',
  properties: [
    key('Key of the device compliance script device state entity. This property is read-only.', sources),
    enumeration(enumTypes.runState)(
      'detectionState',
      'Detection state from the lastest device compliance script execution',
      required,
    ),
    dateTimeOffset(
      'lastStateUpdateDateTime',
      'The last timestamp of when the device compliance script executed',
      required,
    ),
    dateTimeOffset(
      'expectedStateUpdateDateTime',
      'The next timestamp of when the device compliance script is expected to execute',
      nullable,
    ),
    dateTimeOffset('lastSyncDateTime', 'The last time that Intune Managment Extension synced with Intune', required),
    string('scriptOutput', 'Output of the detection script', nullable),
    string('scriptError', 'Error from the detection script', nullable),
  ],
  navigationProperties: [managedDevice('The managed device on which the device compliance script executed')],
  derivedTypes: [],
  standing: 'checked',
  sources,
  routes: [
    {
      path: '/deviceManagement/deviceComplianceScripts/{deviceComplianceScriptId}/deviceRunStates',
      sources: ['complianceStatePage', 'metadata', 'permissionsReference'],
      documentedPermissions: {
        permissions: ['DeviceManagementConfiguration.ReadWrite.All', 'DeviceManagementManagedDevices.ReadWrite.All'],
        sources: ['complianceStatePage', 'permissionsReference'],
      },
    },
  ],
  keyParameter: 'deviceComplianceScriptDeviceStateId',
  createPage: 'complianceStatePage',
  resourcePage: resourcePage('intune-devices-deviceComplianceScriptDeviceState'),
} as const satisfies EntityType;
