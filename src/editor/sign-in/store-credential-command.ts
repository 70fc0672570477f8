import * as vscode from 'vscode';
import type { AppCredential } from '../../auth/app-credentials.ts';
import type { Cloud } from '../../catalog/index.ts';
import { chooseCloud } from './choose-cloud.ts';
import { offerAppRegistration } from './offer-app-registration.ts';
import type { SignInParts } from './register-sign-in.ts';
import { anyTenant, isGuid } from './registration-values.ts';
import { trustedOrExplained } from './restricted-mode.ts';
import { askForTenant, keep } from './set-up-app-registration.ts';
import { clientIdOf, tenantOf, tenantSetting } from './settings.ts';
import { signInTo } from './sign-in-command.ts';
import { withoutLinks } from './without-links.ts';

/** Keeps what an app proves itself with, for signing in without a user. It goes to the secret storage and nowhere else. */
export async function storeCredential(parts: SignInParts): Promise<void> {
  if (!(await trustedOrExplained())) return;
  const cloud = await chooseCloud('Set Client Secret or Certificate', parts.target.cloud);
  if (cloud === undefined || (clientIdOf(cloud) === '' && !(await offerAppRegistration(cloud)))) return;
  const title = `App ${clientIdOf(cloud)} in ${cloud.name}`;
  if (!(await hasOneTenant(cloud, title))) return;
  const credential = await askForCredential(title);
  if (credential === undefined) return;
  await (await parts.signIn.session()).credentials.store(cloud, clientIdOf(cloud), credential);
  const signIn = 'Sign In as the App';
  const choice = await vscode.window.showInformationMessage(
    withoutLinks(`Kept in the secret storage, for signing in to ${cloud.name} as the app itself.`),
    signIn,
  );
  if (choice === signIn) await signInTo(parts, cloud, 'appOnly');
}

/** An app signs in to one tenant, so the one of whoever signs in is not enough. */
async function hasOneTenant(cloud: Cloud, title: string): Promise<boolean> {
  const current = tenantOf(cloud);
  if (current !== '' && current !== anyTenant) return true;
  const tenant = await askForTenant(cloud, title, { oneTenant: true });
  if (tenant !== undefined) await keep(tenantSetting(cloud), tenant);
  return tenant !== undefined;
}

async function askForCredential(title: string): Promise<AppCredential | undefined> {
  const pick = await vscode.window.showQuickPick(
    [
      { kind: 'secret' as const, label: 'Client secret', detail: 'Its value, as the portal showed it once' },
      { kind: 'certificate' as const, label: 'Certificate', detail: 'A PEM file with certificate and private key' },
    ].map(({ kind, ...item }) => ({ ...item, credential: kind })),
    { title, placeHolder: 'What the app proves itself with' },
  );
  switch (pick?.credential) {
    case undefined:
      return undefined;
    case 'secret': {
      const value = await askForSecret(title, 'Value of the client secret', secretFault);
      return value === undefined ? undefined : { kind: 'secret', value };
    }
    case 'certificate':
      return askForCertificate(title);
  }
}

async function askForCertificate(title: string): Promise<AppCredential | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({ title, openLabel: 'Use Certificate', filters: { PEM: ['pem'] } })) ?? [];
  if (file === undefined) return undefined;
  if (vscode.workspace.getWorkspaceFolder(file) !== undefined) {
    void vscode.window.showErrorMessage(
      'This file is inside of the workspace, where a private key is easily shared by mistake. Move it elsewhere and choose it there.',
    );
    return undefined;
  }
  const passphrase = await askForSecret(
    title,
    'Password of the private key; leave it empty if there is none',
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
): Promise<string | undefined> =>
  vscode.window.showInputBox({ title, prompt, password: true, ignoreFocusOut: true, validateInput });

function secretFault(value: string): string | undefined {
  if (value.trim() === '') return 'Enter the value of the client secret.';
  return isGuid(value) ? 'This looks like the id of the secret. Enter its value.' : undefined;
}
