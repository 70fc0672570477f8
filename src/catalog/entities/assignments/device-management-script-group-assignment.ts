import type { EntityType } from '../../model.ts';
import { key, resourcePage, string } from '../../properties.ts';
import type { SourceRef } from '../../sources/index.ts';
import { configurationOrDevices, scriptRoute } from '../script-route.ts';

const sources: readonly SourceRef[] = ['groupAssignmentPage', 'metadata', 'types', 'sdkModels'];

export const deviceManagementScriptGroupAssignment = {
  kind: 'entity',
  name: 'deviceManagementScriptGroupAssignment',
  description: 'Contains properties used to assign a device management script to a group.',
  properties: [
    key('Key of the device management script group assignment entity. This property is read-only.', sources),
    string('targetGroupId', 'The Id of the Azure Active Directory group we are targeting the script to.', {
      nullable: true,
      sources,
    }),
  ],
  navigationProperties: [],
  derivedTypes: [],
  standing: 'checked',
  sources,
  routes: [
    'deviceShellScripts/{deviceShellScriptId}/groupAssignments',
    'deviceManagementScripts/{deviceManagementScriptId}/groupAssignments',
    'deviceCustomAttributeShellScripts/{deviceCustomAttributeShellScriptId}/groupAssignments',
  ].map((path) => scriptRoute(path, 'groupAssignmentCreatePage', configurationOrDevices)),
  keyParameter: 'deviceManagementScriptGroupAssignmentId',
  createPage: 'groupAssignmentCreatePage',
  resourcePage: resourcePage('intune-devices-deviceManagementScriptGroupAssignment'),
} as const satisfies EntityType;
