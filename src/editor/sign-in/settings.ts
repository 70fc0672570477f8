import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Registration } from '../../auth/registration.ts';
import type { SignInMethodId } from '../../auth/methods/sign-in-method.ts';
import type { Cloud } from '../../catalog/index.ts';
import { askInDialog } from '../messages/messages.ts';
import type { UserSetting } from '../setting-names.ts';
import { fullName, keepUserSetting, userSetting } from '../settings.ts';
import { anyTenant } from './app-registration/registration-values.ts';

export const clientIdOf = ({ id }: Cloud): string => textOf(userSetting(`signIn.${id}.clientId`));
export const tenantOf = ({ id }: Cloud): string => textOf(userSetting(`signIn.${id}.tenant`));

/** @returns whether it takes effect; if not, the user has seen why */
export const keepClientId = ({ id }: Cloud, clientId: string): Promise<boolean> =>
  keep(`signIn.${id}.clientId`, clientId);

/** @returns whether it takes effect; if not, the user has seen why */
export const keepTenant = ({ id }: Cloud, tenant: string): Promise<boolean> => keep(`signIn.${id}.tenant`, tenant);

async function keep(name: UserSetting, value: string): Promise<boolean> {
  if (await keepUserSetting(name, value)) return true;
  const open = t('Open Remote Settings');
  const choice = await askInDialog(
    'error',
    t`VS Code saved “${fullName(name)}” in the settings of this remote machine, where it doesn’t count.`,
    t(
      'Those settings had a value for it already, perhaps from the dev container. Remove it there and try again: then VS Code saves it in your own settings.',
    ),
    open,
  );
  if (choice === open) await vscode.commands.executeCommand('workbench.action.openRemoteSettingsFile');
  return false;
}

/** The app registration for a cloud. The client id is empty if there is none. */
export const registrationOf = (cloud: Cloud): Registration => ({
  cloud,
  clientId: clientIdOf(cloud),
  tenant: tenantOf(cloud) || anyTenant,
});

export const scopesSetting = (): readonly string[] => textsOf(userSetting('signIn.scopes'));

/** The methods that the user has configured, in order; empty: the default order. */
export const chosenMethods = (): readonly SignInMethodId[] => textsOf(userSetting('signIn.methods')).filter(isMethod);

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

const isMethod = (id: string): id is SignInMethodId => Object.hasOwn(methodNames, id);

/** The name of a method in buttons and lists, after "Try" or "by". */
export const methodName = (id: SignInMethodId): string => methodNames[id]();

const methodNames: Readonly<Record<SignInMethodId, () => string>> = {
  browser: () => t('Browser'),
  deviceCode: () => t('Device Code'),
  vscode: () => t('VS Code’s Microsoft Account'),
  appOnly: () => t('App Credential'),
};
