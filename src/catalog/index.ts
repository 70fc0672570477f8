import * as entities from './entities/index.ts';
import type { EntityType, SingletonType } from './model.ts';

/** The order in which entity types are offered. Types that aren't listed follow. */
const order: readonly string[] = [
  ...['deviceManagementScriptDeviceState', 'deviceHealthScriptDeviceState', 'deviceComplianceScriptDeviceState'],
  ...['deviceManagementScriptUserState', 'deviceManagementScript', 'deviceHealthScript', 'deviceComplianceScript'],
  ...['deviceShellScript', 'deviceCustomAttributeShellScript', 'deviceManagementScriptAssignment'],
  ...['deviceManagementScriptGroupAssignment', 'deviceHealthScriptAssignment', 'deviceManagementScriptRunSummary'],
  ...['deviceHealthScriptRunSummary', 'deviceComplianceScriptRunSummary'],
];

const placeOf = ({ name }: { readonly name: string }): number =>
  order.includes(name) ? order.indexOf(name) : Infinity;

/** In that order; for two types that aren’t in it, the difference is NaN. */
const all = Object.values<EntityType | SingletonType>(entities).sort((a, b) => placeOf(a) - placeOf(b) || 0);

const isCreated = (type: EntityType | SingletonType): type is EntityType => 'createPage' in type;

const isOfRunStates = ({ routes }: EntityType): boolean => routes.every(({ path }) => /RunStates$/.test(path));

/** The state entity types. */
export const entityTypes: readonly EntityType[] = all.filter(isCreated).filter(isOfRunStates);

/** The scripts that run states belong to, and their assignments. */
export const scriptEntityTypes: readonly EntityType[] = all.filter(isCreated).filter((type) => !isOfRunStates(type));

/** The results of a script in numbers: one such entity for each script. */
export const scriptSingletonTypes: readonly SingletonType[] = all.filter(
  (type): type is SingletonType => 'updatePage' in type,
);

export { complexTypes } from './complex-types/index.ts';
export { scriptOperations } from './operations/index.ts';
export { enumTypes } from './enums.ts';
export { clouds, cloudOfAuthority, cloudOfHost, type Cloud, type CloudId } from './url/clouds.ts';
export { newerPermission } from './permissions.ts';
export { sourceId, sourceOf, sources, type Source, type SourceRef } from './sources/index.ts';
export type * from './model.ts';
