import type { Permission } from './model.ts';
import type { SourceRef } from './sources/index.ts';

/** The permission that the service accepts since 2025 in place of the documented ones of the script collections. */
export const newerPermission: {
  readonly permission: Permission;
  /** The one that the announcement names as replaced. */
  readonly replaces: Permission;
  readonly sources: readonly SourceRef[];
} = {
  permission: 'DeviceManagementScripts.ReadWrite.All',
  replaces: 'DeviceManagementConfiguration.ReadWrite.All',
  sources: ['intuneWhatsNew', 'permissionsReference', 'managementScriptGetPage'],
};

/** The read permission that corresponds to a read-write one: Intune has such pairs. */
export const readingPermission = (writing: Permission): string => writing.replace('.ReadWrite.', '.Read.');
