import type * as vscode from 'vscode';
import { clouds } from '../../catalog/index.ts';
import type { SignedInAccounts } from '../sign-in/signed-in-accounts.ts';
import { tick } from './steps.ts';

/** Ticks the sign-in step once the user is signed in to a cloud, now or later. */
export function tickSignedIn(accounts: SignedInAccounts): vscode.Disposable {
  const look = (): void => {
    if (clouds.every((cloud) => accounts.get(cloud) === undefined)) return;
    tick('signIn');
    listener.dispose();
  };
  const listener = accounts.onDidChange(look);
  look();
  return listener;
}
