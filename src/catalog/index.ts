import { deviceComplianceScriptDeviceState } from './entities/device-compliance-script-device-state.ts';
import { deviceHealthScriptDeviceState } from './entities/device-health-script-device-state.ts';
import { deviceManagementScriptDeviceState } from './entities/device-management-script-device-state.ts';
import { deviceManagementScriptUserState } from './entities/device-management-script-user-state.ts';
import type { EntityType } from './model.ts';

const all = [
  deviceManagementScriptDeviceState,
  deviceHealthScriptDeviceState,
  deviceComplianceScriptDeviceState,
  deviceManagementScriptUserState,
] as const;

export type EntityTypeName = (typeof all)[number]['name'];

/** The state entity types. A new one costs its file and its line above. */
export const entityTypes: readonly (EntityType & { readonly name: EntityTypeName })[] = all;

export { enumTypes } from './enums.ts';
export { clouds, cloudOfAuthority, cloudOfHost, type Cloud, type CloudId } from './clouds.ts';
export { newerPermission } from './permissions.ts';
export { sources, type Source, type SourceId } from './sources.ts';
export type * from './model.ts';
