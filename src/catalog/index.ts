import { deviceComplianceScriptDeviceState } from './entities/device-compliance-script-device-state.ts';
import { deviceHealthScriptDeviceState } from './entities/device-health-script-device-state.ts';
import { deviceManagementScriptDeviceState } from './entities/device-management-script-device-state.ts';
import { deviceManagementScriptUserState } from './entities/device-management-script-user-state.ts';
import { deviceComplianceScript } from './entities/device-compliance-script.ts';
import { deviceComplianceScriptRunSummary } from './entities/device-compliance-script-run-summary.ts';
import { deviceCustomAttributeShellScript } from './entities/device-custom-attribute-shell-script.ts';
import { deviceHealthScript } from './entities/device-health-script.ts';
import { deviceHealthScriptAssignment } from './entities/device-health-script-assignment.ts';
import { deviceHealthScriptRunSummary } from './entities/device-health-script-run-summary.ts';
import { deviceManagementScript } from './entities/device-management-script.ts';
import { deviceManagementScriptAssignment } from './entities/device-management-script-assignment.ts';
import { deviceManagementScriptGroupAssignment } from './entities/device-management-script-group-assignment.ts';
import { deviceManagementScriptRunSummary } from './entities/device-management-script-run-summary.ts';
import { deviceShellScript } from './entities/device-shell-script.ts';
import type { EntityType, SingletonType } from './model.ts';

const all = [
  deviceManagementScriptDeviceState,
  deviceHealthScriptDeviceState,
  deviceComplianceScriptDeviceState,
  deviceManagementScriptUserState,
] as const;

export type EntityTypeName = (typeof all)[number]['name'];

/** The state entity types. A new one costs its file and its line above. */
export const entityTypes: readonly (EntityType & { readonly name: EntityTypeName })[] = all;

const scripts = [
  deviceManagementScript,
  deviceHealthScript,
  deviceComplianceScript,
  deviceShellScript,
  deviceCustomAttributeShellScript,
  deviceManagementScriptAssignment,
  deviceManagementScriptGroupAssignment,
  deviceHealthScriptAssignment,
] as const;

export type ScriptEntityTypeName = (typeof scripts)[number]['name'];

/** The scripts that run states belong to, and their assignments. */
export const scriptEntityTypes: readonly (EntityType & { readonly name: ScriptEntityTypeName })[] = scripts;

/** What came of a script in numbers: one behind each script. */
export const scriptSingletonTypes: readonly SingletonType[] = [
  deviceManagementScriptRunSummary,
  deviceHealthScriptRunSummary,
  deviceComplianceScriptRunSummary,
];

export { complexTypes } from './complex-types/index.ts';
export { scriptOperations } from './operations/index.ts';
export { enumTypes } from './enums.ts';
export { clouds, cloudOfAuthority, cloudOfHost, type Cloud, type CloudId } from './clouds.ts';
export { newerPermission } from './permissions.ts';
export { sources, type Source, type SourceId } from './sources.ts';
export type * from './model.ts';
