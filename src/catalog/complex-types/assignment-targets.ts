import { enumTypes } from '../enums.ts';
import type { Property, StructuredType } from '../model.ts';
import { enumeration, string } from '../properties.ts';
import { abstractType, complexType, nullable, required } from './complex-type.ts';

// Two more are left out, which the metadata of 2026 and the SDK don't have: androidFotaDeploymentAssignmentTarget of the types of 2025,
// and scopeTagGroupAssignmentTarget of examples on the reference pages of 2024.

const inherited: readonly Property[] = [
  string('deviceAndAppManagementAssignmentFilterId', 'The ID of the filter for the target assignment.', nullable),
  enumeration(enumTypes.deviceAndAppManagementAssignmentFilterType)(
    'deviceAndAppManagementAssignmentFilterType',
    'The type of filter of the target assignment i.e. Exclude or Include.',
    required,
  ),
];
const groupId = string('groupId', 'The group Id that is the target of the assignment.', nullable);

const target = (name: string, description: string, own: readonly Property[] = []): StructuredType =>
  complexType('intune-shared', name, description, [...inherited, ...own]);

const exclusionGroupAssignmentTarget = target(
  'exclusionGroupAssignmentTarget',
  'Represents a group that should be excluded from an assignment.',
  [groupId],
);

export const groupAssignmentTarget: StructuredType = {
  ...target('groupAssignmentTarget', 'Represents an assignment to a group.', [groupId]),
  derivedTypes: [exclusionGroupAssignmentTarget],
};

/** The target of a script's assignment. */
export const deviceAndAppManagementAssignmentTarget = abstractType(
  target('deviceAndAppManagementAssignmentTarget', 'Base type for assignment targets.'),
  [
    groupAssignmentTarget,
    exclusionGroupAssignmentTarget,
    target('allDevicesAssignmentTarget', 'Represents an assignment to all managed devices in the tenant.'),
    target('allLicensedUsersAssignmentTarget', 'Represents an assignment to all licensed users in the tenant.'),
    target(
      'configurationManagerCollectionAssignmentTarget',
      'Represents an assignment to a Configuration Manager Collection.',
      [string('collectionId', 'The collection Id that is the target of the assignment.', nullable)],
    ),
  ],
);
