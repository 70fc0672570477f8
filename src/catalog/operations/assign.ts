import { deviceHealthScriptAssignment } from '../entities/assignments/device-health-script-assignment.ts';
import { deviceManagementScriptAssignment } from '../entities/assignments/device-management-script-assignment.ts';
import { deviceManagementScriptGroupAssignment } from '../entities/assignments/device-management-script-group-assignment.ts';
import { configurationOnly, configurationOrDevices } from '../entities/script-route.ts';
import type { BoundOperation, Property } from '../model.ts';
import { structuredCollection } from '../properties.ts';
import type { SourceRef } from '../sources/index.ts';
import { action } from './bound-operation.ts';

/** Neither the pages nor the metadata describe the parameters. */
const noDescription = '';

const ofManagementScripts = (page: SourceRef): readonly Property[] => {
  const facets = { nullable: true, sources: [page, 'metadata'] } as const;
  return [
    structuredCollection(deviceManagementScriptGroupAssignment)(
      'deviceManagementScriptGroupAssignments',
      noDescription,
      facets,
    ),
    structuredCollection(deviceManagementScriptAssignment)('deviceManagementScriptAssignments', noDescription, facets),
  ];
};

const ofHealthScripts = (page: SourceRef): readonly Property[] => [
  structuredCollection(deviceHealthScriptAssignment)('deviceHealthScriptAssignments', noDescription, {
    nullable: true,
    sources: [page, 'metadata'],
  }),
];

/** `assign`, which the scripts of all five collections have, with one of two sets of parameters. */
export const assignActions: readonly BoundOperation[] = [
  action({
    path: 'deviceManagementScripts/{deviceManagementScriptId}/assign',
    page: 'managementScriptAssignPage',
    parameters: ofManagementScripts('managementScriptAssignPage'),
    permissions: configurationOnly,
    listedIn: ['managementScriptAssignPage'],
  }),
  action({
    path: 'deviceShellScripts/{deviceShellScriptId}/assign',
    page: 'shellScriptAssignPage',
    parameters: ofManagementScripts('shellScriptAssignPage'),
    permissions: configurationOrDevices,
  }),
  action({
    path: 'deviceCustomAttributeShellScripts/{deviceCustomAttributeShellScriptId}/assign',
    page: 'attributeScriptAssignPage',
    parameters: ofManagementScripts('attributeScriptAssignPage'),
    permissions: configurationOrDevices,
  }),
  action({
    path: 'deviceHealthScripts/{deviceHealthScriptId}/assign',
    page: 'healthScriptAssignPage',
    parameters: ofHealthScripts('healthScriptAssignPage'),
    permissions: configurationOnly,
  }),
  action({
    path: 'deviceComplianceScripts/{deviceComplianceScriptId}/assign',
    page: 'complianceScriptAssignPage',
    parameters: ofHealthScripts('complianceScriptAssignPage'),
    permissions: configurationOrDevices,
  }),
];
