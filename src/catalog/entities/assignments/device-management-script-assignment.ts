import { deviceAndAppManagementAssignmentTarget } from '../../complex-types/assignment-targets.ts';
import type { EntityType } from '../../model.ts';
import { key, resourcePage, structured } from '../../properties.ts';
import type { SourceRef } from '../../sources/index.ts';
import { configurationOrDevices, scriptRoute } from '../script-route.ts';

const sources: readonly SourceRef[] = ['scriptAssignmentPage', 'metadata', 'types', 'sdkModels'];

export const deviceManagementScriptAssignment = {
  kind: 'entity',
  name: 'deviceManagementScriptAssignment',
  description: 'Contains properties used to assign a device management script to a group.',
  properties: [
    key('Key of the device management script group assignment entity. This property is read-only.', sources),
    structured(deviceAndAppManagementAssignmentTarget)(
      'target',
      'The Id of the Azure Active Directory group we are targeting the script to.',
      { nullable: true, sources },
    ),
  ],
  navigationProperties: [],
  derivedTypes: [],
  standing: 'checked',
  sources,
  routes: [
    'deviceManagementScripts/{deviceManagementScriptId}/assignments',
    'deviceShellScripts/{deviceShellScriptId}/assignments',
    'deviceCustomAttributeShellScripts/{deviceCustomAttributeShellScriptId}/assignments',
  ].map((path) => scriptRoute(path, 'scriptAssignmentCreatePage', configurationOrDevices)),
  keyParameter: 'deviceManagementScriptAssignmentId',
  createPage: 'scriptAssignmentCreatePage',
  resourcePage: resourcePage('intune-devices-deviceManagementScriptAssignment'),
} as const satisfies EntityType;
