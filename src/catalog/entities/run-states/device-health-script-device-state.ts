import { enumTypes } from '../../enums.ts';
import type { EntityType } from '../../model.ts';
import {
  dateTimeOffset,
  enumeration,
  key,
  managedDevice,
  resourcePage,
  string,
  stringCollection,
} from '../../properties.ts';
import type { SourceRef } from '../../sources/index.ts';

const sources: readonly SourceRef[] = ['healthStatePage', 'metadata', 'types'];
const required = { nullable: false, sources };
const nullable = { nullable: true, sources };

export const deviceHealthScriptDeviceState = {
  kind: 'entity',
  name: 'deviceHealthScriptDeviceState',
  description: 'What a remediation (device health script) detected and remediated on one device.',
  properties: [
    key('Key of the device health script device state entity. This property is read-only.', sources),
    enumeration(enumTypes.runState)(
      'detectionState',
      'Detection state from the lastest device health script execution',
      required,
    ),
    dateTimeOffset('lastStateUpdateDateTime', 'The last timestamp of when the device health script executed', required),
    dateTimeOffset(
      'expectedStateUpdateDateTime',
      'The next timestamp of when the device health script is expected to execute',
      nullable,
    ),
    dateTimeOffset('lastSyncDateTime', 'The last time that Intune Managment Extension synced with Intune', required),
    string('preRemediationDetectionScriptOutput', 'Output of the detection script before remediation', nullable),
    string('preRemediationDetectionScriptError', 'Error from the detection script before remediation', nullable),
    string('remediationScriptError', 'Error output of the remediation script', nullable),
    string('postRemediationDetectionScriptOutput', 'Detection script output after remediation', nullable),
    string('postRemediationDetectionScriptError', 'Error from the detection script after remediation', nullable),
    enumeration(enumTypes.remediationState)(
      'remediationState',
      'Remediation state from the lastest device health script execution',
      required,
    ),
    stringCollection(
      'assignmentFilterIds',
      'A list of the assignment filter ids used for health script applicability evaluation',
      nullable,
    ),
  ],
  navigationProperties: [managedDevice('The managed device on which the device health script executed')],
  derivedTypes: [],
  standing: 'checked',
  sources,
  routes: [
    {
      path: '/deviceManagement/deviceHealthScripts/{deviceHealthScriptId}/deviceRunStates',
      sources: ['healthStatePage', 'metadata', 'permissionsReference'],
      // The permission data also lists a read permission as sufficient for this write; that is an error in it, and left out.
      documentedPermissions: {
        permissions: ['DeviceManagementConfiguration.ReadWrite.All'],
        sources: ['permissionsReference'],
      },
    },
  ],
  keyParameter: 'deviceHealthScriptDeviceStateId',
  createPage: 'healthStatePage',
  resourcePage: resourcePage('intune-devices-deviceHealthScriptDeviceState'),
} as const satisfies EntityType;
