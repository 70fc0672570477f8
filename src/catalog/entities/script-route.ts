import type { Permission, Route } from '../model.ts';
import type { SourceRef } from '../sources/index.ts';

// The pages and the permission data also list the permission that replaces these: see `newerPermission`.

/** The permissions to write to most of the content of the script collections. */
export const configurationOrDevices: readonly Permission[] = [
  'DeviceManagementConfiguration.ReadWrite.All',
  'DeviceManagementManagedDevices.ReadWrite.All',
];

/**
 * The permission to write to health scripts, and to some of the content of the others. The pages and the permission data also list
 * DeviceManagementConfiguration.Read.All as sufficient for these writes; that is an error in them, and left out.
 */
export const configurationOnly: readonly Permission[] = ['DeviceManagementConfiguration.ReadWrite.All'];

/**
 * Declares a documented route below `deviceManagement`.
 *
 * @param page the page that documents it
 * @param permissions those to write, least privileged first
 * @param listedIn the sources of the permissions
 */
export const scriptRoute = (
  path: string,
  page: SourceRef,
  permissions: readonly Permission[],
  listedIn: readonly SourceRef[] = [page, 'permissionsReference'],
): Route => ({
  path: `/deviceManagement/${path}`,
  sources: [page, 'metadata'],
  documentedPermissions: { permissions, sources: listedIn },
});
