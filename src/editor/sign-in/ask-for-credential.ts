import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { AppCredential, AppCredentials } from '../../auth/app-credentials.ts';
import { isGuid } from '../../catalog/guid.ts';
import type { Cloud } from '../../catalog/index.ts';
import { anyTenant } from './app-registration/registration-values.ts';
import { askForTenant } from './app-registration/set-up-app-registration.ts';
import { clientIdOf, keepTenant, registrationOf, tenantOf } from './settings.ts';
import { askForText, showError } from '../messages/messages.ts';

/** Asks for a credential of the app and tenant that the settings name. @returns whether there is one now */
export async function askForCredentialOf(cloud: Cloud, credentials: AppCredentials): Promise<boolean> {
  if (!(await hasOneTenant(cloud))) return false;
  const registration = registrationOf(cloud);
  const credential = await askForOne(t`App ${registration.clientId} in tenant ${registration.tenant} of ${cloud.name}`);
  if (credential === undefined) return false;
  await credentials.store(registration, credential);
  return true;
}

/** Makes sure that the settings name a specific tenant, because an app can't sign in to "the user's own tenant". */
async function hasOneTenant(cloud: Cloud): Promise<boolean> {
  const current = tenantOf(cloud);
  if (current !== '' && current !== anyTenant) return true;
  const title = t`App ${clientIdOf(cloud)} in ${cloud.name}`;
  const tenant = await askForTenant(cloud, title, { oneTenant: true });
  return tenant !== undefined && (await keepTenant(cloud, tenant));
}

async function askForOne(title: string): Promise<AppCredential | undefined> {
  const pick = await vscode.window.showQuickPick(
    [
      { kind: 'secret' as const, label: t('Client secret'), detail: t('The value that the portal shows once') },
      {
        kind: 'certificate' as const,
        label: t('Certificate'),
        detail: t('A PEM file with the certificate and its private key'),
      },
    ].map(({ kind, ...item }) => ({ ...item, credential: kind })),
    { title, placeHolder: t('Choose a credential') },
  );
  switch (pick?.credential) {
    case undefined:
      return undefined;
    case 'secret': {
      const value = await askForSecret(title, t('Value of the client secret'), secretFault);
      return value === undefined ? undefined : { kind: 'secret', value };
    }
    case 'certificate':
      return askForCertificate(title);
  }
}

async function askForCertificate(title: string): Promise<AppCredential | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({ title, openLabel: t('Use Certificate'), filters: { PEM: ['pem'] } })) ?? [];
  if (file === undefined) return undefined;
  if (vscode.workspace.getWorkspaceFolder(file) !== undefined) {
    void showError(
      t(
        'This file is inside the workspace, where a private key is easily shared by mistake. Move it elsewhere and choose it there.',
      ),
    );
    return undefined;
  }
  const passphrase = await askForSecret(
    title,
    t('Password of the private key; leave it empty if there is none'),
    () => undefined,
  );
  return passphrase === undefined
    ? undefined
    : { kind: 'certificate', path: file.fsPath, passphrase: passphrase === '' ? undefined : passphrase };
}

const askForSecret = async (
  title: string,
  prompt: string,
  validateInput: (value: string) => string | undefined,
): Promise<string | undefined> => askForText({ title, prompt, password: true, ignoreFocusOut: true, validateInput });

function secretFault(value: string): string | undefined {
  if (value.trim() === '') return t('Enter the value of the client secret.');
  return isGuid(value.trim()) ? t('This looks like the id of the secret. Enter its value.') : undefined;
}
