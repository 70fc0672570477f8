import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { SignInMethodId } from '../../auth/methods/sign-in-method.ts';
import { type Cloud, clouds } from '../../catalog/index.ts';
import { showError, showInformation } from '../messages/messages.ts';
import type { TargetStatus } from '../send-target/target-status.ts';
import { whereTrusted } from '../workspace-trust.ts';
import { setUpAppRegistration } from './app-registration/set-up-app-registration.ts';
import { clientIdOf, methodName } from './settings.ts';
import type { SignInOnDemand } from './sign-in-on-demand.ts';
import { withoutIcons } from '../messages/without-icons.ts';

/** What the sign-in commands need. */
export interface SignInParts {
  readonly signIn: SignInOnDemand;
  readonly target: TargetStatus;
}

/**
 * Signs in to a cloud, with any account.
 *
 * @param cloud undefined: that of the target, or the one that the user chooses
 * @param method to start with; undefined: the first suitable one
 */
export const signInTo = whereTrusted(async function signInTo(
  { signIn, target }: SignInParts,
  cloud?: Cloud,
  method?: SignInMethodId,
): Promise<void> {
  const chosen = await chooseCloud(t('Sign In'), cloud ?? target.cloud);
  if (chosen === undefined) return;
  const session = await signIn.session();
  const result = await session.signIn(chosen, method, new AbortController().signal);
  switch (result.kind) {
    case 'token':
      await confirm(result.token.account.name, chosen, { signIn, target });
      break;
    case 'failed':
      if (!session.wasShown(result.failure))
        void showError(`${result.failure.message} ${result.failure.nextStep}`.trim());
      break;
    case 'cancelled':
      break;
    default:
      result satisfies never;
  }
});

async function confirm(account: string, cloud: Cloud, { target }: SignInParts): Promise<void> {
  const select = t`Send to ${cloud.name}`;
  const choice = await showInformation(
    t`Signed in to ${cloud.name} as ${account}.`,
    ...(target.cloud?.id === cloud.id ? [] : [select]),
  );
  if (choice === select) await target.choose({ kind: 'cloud', cloud });
}

/** Forgets an account, or everything that sign-ins have stored on this computer. Works in Restricted Mode, too. */
export async function signOut({ signIn }: SignInParts): Promise<void> {
  const { known } = await signIn.session();
  const accounts = (
    await Promise.all(clouds.map(async (cloud) => (await known.accounts(cloud)).map((entry) => ({ cloud, ...entry }))))
  ).flat();
  const picks = [
    ...accounts.map(({ cloud, account, method }) => ({
      label: withoutIcons(account.name),
      description: cloud.name,
      detail: t`Tenant ${account.tenantId}, ${methodName(method)}`,
      iconPath: new vscode.ThemeIcon(account.kind === 'app' ? 'server-process' : 'account'),
      done: t`Signed ${account.name} out of ${cloud.name}.`,
      run: () => known.signOut(cloud, account),
      byVSCode: method === 'vscode',
    })),
    {
      label: t('Everything'),
      detail: t('All accounts in all clouds, with their tokens, client secrets and certificate passwords'),
      iconPath: new vscode.ThemeIcon('trash'),
      done: t('Signed out everywhere. All tokens and secrets were removed.'),
      run: () => known.signOutEverywhere(),
      byVSCode: accounts.some(({ method }) => method === 'vscode'),
    },
  ];
  const pick = await vscode.window.showQuickPick(picks, {
    title: t('Sign Out'),
    placeHolder: t('Choose what to sign out of'),
    matchOnDescription: true,
  });
  if (pick === undefined) return;
  await pick.run();
  const rest = pick.byVSCode ? [t('VS Code itself stays signed in; use its Accounts menu to sign out.')] : [];
  void showInformation([pick.done, ...rest].join(' '));
}

/** Chooses which known account a cloud is used with, or signs in with another one. */
export const switchAccount = whereTrusted(async function switchAccount(parts: SignInParts): Promise<void> {
  const title = t('Switch Account');
  const cloud = await chooseCloud(title, parts.target.cloud);
  if (cloud === undefined) return;
  const { known } = await parts.signIn.session();
  const accounts = await known.accounts(cloud);
  const picks = [
    ...accounts.map(({ account, method, chosen }) => ({
      label: withoutIcons(account.name),
      description: chosen ? t('current') : '',
      detail: t`Tenant ${account.tenantId}, ${methodName(method)}`,
      iconPath: new vscode.ThemeIcon(account.kind === 'app' ? 'server-process' : 'account'),
      account,
    })),
    {
      label: accounts.length === 0 ? t('Sign in…') : t('Sign in with another account…'),
      iconPath: new vscode.ThemeIcon('sign-in'),
      account: undefined,
    },
  ];
  const pick = await vscode.window.showQuickPick(picks, { title: `${title}: ${cloud.name}`, matchOnDetail: true });
  if (pick === undefined) return;
  if (pick.account === undefined) await signInTo(parts, cloud);
  else await known.choose(cloud, pick.account);
});

/** Sets up the app registration of the target's cloud, or of the one that the user chooses, and offers to sign in with it. */
export async function setUp(parts: SignInParts): Promise<void> {
  const cloud = await chooseCloud(t('Set Up App Registration'), parts.target.cloud);
  if (cloud === undefined || !(await setUpAppRegistration(cloud))) return;
  const signIn = t('Sign In');
  const choice = await showInformation(
    t`The app registration for ${cloud.name} is in your settings. Sign in to see whether it has all permissions.`,
    signIn,
  );
  if (choice === signIn) await signInTo(parts, cloud);
}

/** Asks for a cloud, unless one is given. */
export async function chooseCloud(title: string, cloud: Cloud | undefined): Promise<Cloud | undefined> {
  if (cloud !== undefined) return cloud;
  const picks = clouds.map((choice) => ({
    label: choice.name,
    description: clientIdOf(choice) === '' ? '' : t('has an app registration'),
    detail: choice.graphRoot,
    cloud: choice,
  }));
  const pick = await vscode.window.showQuickPick(picks, { title, placeHolder: t('Choose the cloud of your tenant') });
  return pick?.cloud;
}
