import { t } from '@vscode/l10n';
import { showInformation } from '../messages/messages.ts';
import { whereTrusted } from '../workspace-trust.ts';
import { askForCredentialOf } from './ask-for-credential.ts';
import { chooseCloud, type SignInParts, signInTo } from './commands.ts';
import { offerAppRegistration } from './app-registration/set-up-app-registration.ts';
import { clientIdOf, registrationOf } from './settings.ts';

/** Stores the credential of an app, for signing in without a user: in the secret storage and nowhere else. */
export const storeCredential = whereTrusted(async function storeCredential(parts: SignInParts): Promise<void> {
  const cloud = await chooseCloud(t('Set Client Secret or Certificate'), parts.target.cloud);
  if (cloud === undefined || (clientIdOf(cloud) === '' && !(await offerAppRegistration(cloud)))) return;
  if (!(await askForCredentialOf(cloud, (await parts.signIn.session()).credentials))) return;
  const signIn = t('Sign In as the App');
  const { tenant } = registrationOf(cloud);
  const choice = await showInformation(
    t`Saved in the secret storage. It is only used to sign in to ${cloud.name} as the app itself, in tenant ${tenant}.`,
    signIn,
  );
  if (choice === signIn) await signInTo(parts, cloud, 'appOnly');
});
