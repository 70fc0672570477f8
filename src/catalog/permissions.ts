import type { Permission } from './model.ts';
import type { SourceRef } from './sources/index.ts';

/** What the service accepts since 2025 in place of the documented permissions of the script collections. */
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

/** The permission that only reads what another one writes: Intune has such a pair of each. */
export const readingPermission = (writing: Permission): string => writing.replace('.ReadWrite.', '.Read.');
