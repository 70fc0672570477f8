import { clouds, type CloudId } from '../catalog/index.ts';

/** The settings of an app registration, which is for one cloud. */
type RegistrationSetting = `signIn.${CloudId}.${'clientId' | 'tenant'}`;

/**
 * The settings that only the user can set, for all folders: they decide who signs in, where a secret goes, what the user is asked and what
 * is kept. A folder, or a container that it defines, must not set them, so their scope is `application`.
 */
export const userSettings = [
  ...clouds.flatMap(({ id }): RegistrationSetting[] => [`signIn.${id}.clientId`, `signIn.${id}.tenant`]),
  'signIn.methods',
  'signIn.scopes',
  'send.confirmWrites',
  'send.timeout',
  'history.enabled',
] as const;

/** The settings that a folder may set: what is shown, and where. */
export const folderSettings = ['problems.severity', 'response.column', 'emptyFileHint'] as const;

export type UserSetting = (typeof userSettings)[number];
export type FolderSetting = (typeof folderSettings)[number];
