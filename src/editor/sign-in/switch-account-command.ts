import * as vscode from 'vscode';
import { chooseCloud } from './choose-cloud.ts';
import { trustedOrExplained } from '../workspace-trust.ts';
import type { SignInParts } from './register-sign-in.ts';
import { methodNames } from './settings.ts';
import { signInTo } from './commands.ts';

/** Chooses which known account a cloud is used with, or signs in with another one. */
export async function switchAccount(parts: SignInParts): Promise<void> {
  if (!(await trustedOrExplained())) return;
  const title = 'Switch Account';
  const cloud = await chooseCloud(title, parts.target.cloud);
  if (cloud === undefined) return;
  const { known } = await parts.signIn.session();
  const accounts = await known.accounts(cloud);
  const picks = [
    ...accounts.map(({ account, method: method, chosen }) => ({
      label: account.name,
      description: chosen ? 'current' : '',
      detail: `Tenant ${account.tenantId}, ${methodNames[method]}`,
      iconPath: new vscode.ThemeIcon(account.kind === 'app' ? 'server-process' : 'account'),
      account,
    })),
    {
      label: accounts.length === 0 ? 'Sign in…' : 'Sign in with another account…',
      iconPath: new vscode.ThemeIcon('sign-in'),
      account: undefined,
    },
  ];
  const pick = await vscode.window.showQuickPick(picks, { title: `${title}: ${cloud.name}`, matchOnDetail: true });
  if (pick === undefined) return;
  if (pick.account === undefined) await signInTo(parts, cloud);
  else await known.choose(cloud, pick.account);
}
