import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { targetId, targetName, targets, type Target } from '../../send/target.ts';
import { commandId } from '../command-names.ts';
import type { TargetStatus } from '../send-target/target-status.ts';
import { targetTooltip } from '../send-target/target-tooltip.ts';
import type { SignedInAccounts } from '../sign-in/signed-in-accounts.ts';
import type { Changed, Tree } from './lazy-tree.ts';
import { sentence } from './sentence.ts';

/** A target, with the account that is signed in there. */
export class TargetItem extends vscode.TreeItem {
  readonly target: Target;

  constructor(target: Target, isCurrent: boolean, accounts: SignedInAccounts) {
    super(targetName(target));
    this.target = target;
    this.id = targetId(target);
    const account = target.kind === 'cloud' ? accounts.get(target.cloud)?.name : undefined;
    const who = target.kind === 'sandbox' ? t('built in') : (account ?? t('not signed in'));
    const current = isCurrent ? t('current') : '';
    this.description = [current, who].filter((text) => text !== '').join(' · ');
    this.iconPath = isCurrent
      ? new vscode.ThemeIcon('pass-filled')
      : new vscode.ThemeIcon(target.kind === 'sandbox' ? 'beaker' : 'cloud');
    this.tooltip = targetTooltip(target, accounts);
    // `target sandbox`, `target current signed-in`: what the menus in package.json check.
    this.contextValue = [
      'target',
      ...(isCurrent ? ['current'] : []),
      target.kind === 'sandbox' ? 'sandbox' : account === undefined ? 'signed-out' : 'signed-in',
    ].join(' ');
    this.accessibilityInformation = { label: sentence(targetName(target), current, who) };
    this.command = { title: t('Use'), command: commandId('useViewTarget'), arguments: [this] };
  }
}

/** The targets, with the accounts that are signed in there. */
export class TargetTree implements Tree {
  readonly #target: TargetStatus;
  readonly #accounts: SignedInAccounts;
  readonly #subscription: vscode.Disposable;

  constructor(target: TargetStatus, accounts: SignedInAccounts, changed: Changed) {
    this.#target = target;
    this.#accounts = accounts;
    const all = (): void => {
      changed();
    };
    this.#subscription = vscode.Disposable.from(target.onDidChange(all), accounts.onDidChange(all));
  }

  children(item: vscode.TreeItem | undefined): Promise<vscode.TreeItem[]> {
    const current = targetId(this.#target.current);
    const items = targets.map((target) => new TargetItem(target, targetId(target) === current, this.#accounts));
    return Promise.resolve(item === undefined ? items : []);
  }

  // Everything is read each time.
  refresh(): void {}

  dispose(): void {
    this.#subscription.dispose();
  }
}
