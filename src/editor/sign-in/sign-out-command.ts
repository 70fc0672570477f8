import * as vscode from 'vscode';
import { clouds } from '../../catalog/index.ts';
import type { SignInParts } from './register-sign-in.ts';
import { methodNames } from './settings.ts';
import { showInformation } from '../messages.ts';

/** Forgets an account, or everything that signing in has left on this computer. Works in Restricted Mode, too. */
export async function signOut({ signIn }: SignInParts): Promise<void> {
  const { known } = await signIn.session();
  const accounts = (
    await Promise.all(clouds.map(async (cloud) => (await known.accounts(cloud)).map((entry) => ({ cloud, ...entry }))))
  ).flat();
  const picks = [
    ...accounts.map(({ cloud, account, method: method }) => ({
      label: account.name,
      description: cloud.name,
      detail: `Tenant ${account.tenantId}, ${methodNames[method]}`,
      iconPath: new vscode.ThemeIcon(account.kind === 'app' ? 'server-process' : 'account'),
      done: `Signed ${account.name} out of ${cloud.name}.`,
      run: () => known.signOut(cloud, account),
      byVSCode: method === 'vscode',
    })),
    {
      label: 'Everything',
      detail: 'All accounts in all clouds, with their tokens, client secrets and certificate passwords',
      iconPath: new vscode.ThemeIcon('trash'),
      done: 'Signed out everywhere. All tokens and secrets were removed.',
      run: () => known.signOutEverywhere(),
      byVSCode: accounts.some(({ method: method }) => method === 'vscode'),
    },
  ];
  const pick = await vscode.window.showQuickPick(picks, {
    title: 'Sign Out',
    placeHolder: 'Choose what to sign out of',
    matchOnDescription: true,
  });
  if (pick === undefined) return;
  await pick.run();
  const rest = pick.byVSCode ? ' VS Code itself stays signed in; use its Accounts menu to sign out.' : '';
  void showInformation(`${pick.done}${rest}`);
}
