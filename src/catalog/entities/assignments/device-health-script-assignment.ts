import { deviceAndAppManagementAssignmentTarget } from '../../complex-types/assignment-targets.ts';
import { deviceHealthScriptRunSchedule } from '../../complex-types/run-schedules.ts';
import type { EntityType } from '../../model.ts';
import { boolean, key, resourcePage, structured } from '../../properties.ts';
import type { SourceRef } from '../../sources/index.ts';
import { configurationOnly, scriptRoute } from '../script-route.ts';

const sources: readonly SourceRef[] = ['healthAssignmentPage', 'metadata', 'types', 'sdkModels'];
const nullable = { nullable: true, sources };

export const deviceHealthScriptAssignment = {
  kind: 'entity',
  name: 'deviceHealthScriptAssignment',
  description: 'Contains properties used to assign a device management script to a group.',
  properties: [
    key('Key of the device health script assignment entity. This property is read-only.', sources),
    structured(deviceAndAppManagementAssignmentTarget)(
      'target',
      'The Azure Active Directory group we are targeting the script to',
      nullable,
    ),
    boolean(
      'runRemediationScript',
      'Determine whether we want to run detection script only or run both detection script and remediation script',
      { nullable: false, sources },
    ),
    structured(deviceHealthScriptRunSchedule)('runSchedule', 'Script run schedule for the target group', nullable),
  ],
  navigationProperties: [],
  derivedTypes: [],
  standing: 'checked',
  sources,
  routes: [
    {
      ...scriptRoute(
        'deviceHealthScripts/{deviceHealthScriptId}/assignments',
        'healthAssignmentCreatePage',
        configurationOnly,
      ),
      notImplemented: { methods: ['POST'], use: 'assign', sources: ['healthAssignmentsNotImplemented'] },
    },
    {
      ...scriptRoute(
        'deviceComplianceScripts/{deviceComplianceScriptId}/assignments',
        'healthAssignmentCreatePage',
        configurationOnly,
      ),
      notImplemented: { methods: ['POST'], use: 'assign', sources: ['complianceAssignmentsNotImplemented'] },
    },
  ],
  keyParameter: 'deviceHealthScriptAssignmentId',
  createPage: 'healthAssignmentCreatePage',
  resourcePage: resourcePage('intune-devices-deviceHealthScriptAssignment'),
} as const satisfies EntityType;
