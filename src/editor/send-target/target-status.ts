import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Cloud } from '../../catalog/index.ts';
import type { Account } from '../../send/access-token.ts';
import { targetId, targetName, targetOf, targets, type Target } from '../../send/target.ts';
import type { HttpDocuments } from '../documents/documents.ts';
import { isSendable } from '../documents/sendable.ts';
import { manageTrustCommand, restrictedModeReason } from '../workspace-trust.ts';
import { clientIdOf } from '../sign-in/settings.ts';
import type { SignedInAccounts } from '../sign-in/signed-in-accounts.ts';
import { targetTooltip } from './target-tooltip.ts';
import { registerCommands } from '../commands.ts';
import { commandId } from '../command-names.ts';
import { withoutIcons } from '../messages/without-icons.ts';

const storageKey = 'target';

/**
 * The target that requests go to, with the account that they are sent as: shown in the status bar while an editor with something to send is
 * visible. The target is remembered for the workspace.
 */
export class TargetStatus implements vscode.Disposable {
  readonly #storage: vscode.Memento;
  readonly #documents: HttpDocuments;
  readonly #accounts: SignedInAccounts;
  readonly #item = vscode.window.createStatusBarItem('graphRunStates.target', vscode.StatusBarAlignment.Right, 100);
  readonly #changed = new vscode.EventEmitter<Target>();
  readonly #subscriptions: vscode.Disposable;

  /** The user has chosen another target. */
  readonly onDidChange = this.#changed.event;

  constructor(storage: vscode.Memento, documents: HttpDocuments, accounts: SignedInAccounts) {
    this.#storage = storage;
    this.#documents = documents;
    this.#accounts = accounts;
    this.#item.name = t('Graph Run States: Target');
    const update = (): void => {
      this.#update();
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#item,
      this.#changed,
      registerCommands({ selectTarget: () => this.#ask() }),
      vscode.window.onDidChangeActiveTextEditor(update),
      vscode.workspace.onDidGrantWorkspaceTrust(update),
      accounts.onDidChange(update),
    );
    this.#update();
  }

  get current(): Target {
    return targetOf(this.#storage.get(storageKey));
  }

  /** The cloud of the current target; undefined for the sandbox. */
  get cloud(): Cloud | undefined {
    const target = this.current;
    return target.kind === 'cloud' ? target.cloud : undefined;
  }

  /** The account that requests to the current target are sent as; undefined: not signed in, or the sandbox. */
  get account(): Account | undefined {
    const { cloud } = this;
    return cloud && this.#accounts.get(cloud);
  }

  /** Makes this the target of all requests from now on. */
  async choose(target: Target): Promise<void> {
    await this.#storage.update(storageKey, targetId(target));
    this.#update();
    this.#changed.fire(this.current);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #ask(): Promise<void> {
    const current = targetId(this.current);
    const picks = targets.map((target) => ({
      target,
      label: targetName(target),
      iconPath: new vscode.ThemeIcon(iconOf(target)),
      description: [targetId(target) === current ? t('current') : '', this.#accountOf(target)]
        .filter(Boolean)
        .join(', '),
      detail:
        target.kind === 'sandbox'
          ? t('Runs inside the editor. Nothing is sent to Microsoft Graph.')
          : [target.cloud.graphRoot]
              .concat(clientIdOf(target.cloud) === '' ? [t('requires your own app registration')] : [])
              .join(', '),
    }));
    const pick = await vscode.window.showQuickPick(picks, {
      title: t('Select Target'),
      placeHolder: t('Choose where to send requests'),
      matchOnDetail: true,
    });
    if (pick !== undefined) await this.choose(pick.target);
  }

  /** Short, to fit the status bar; empty if not signed in. */
  #accountOf(target: Target): string {
    const account = target.kind === 'cloud' ? this.#accounts.get(target.cloud) : undefined;
    if (account === undefined) return '';
    return account.kind === 'app' ? t`app ${account.name.slice(0, 8)}…` : account.name;
  }

  #update(): void {
    const target = this.current;
    if (!vscode.workspace.isTrusted) {
      this.#item.text = t('$(workspace-untrusted) Graph: sending is off');
      this.#item.tooltip = restrictedModeReason();
      this.#item.command = manageTrustCommand;
      this.#item.backgroundColor = undefined;
    } else {
      const who = target.kind === 'cloud' ? ` · ${this.#accountOf(target) || t('not signed in')}` : '';
      this.#item.text = t`$(${iconOf(target)}) Graph: ${targetName(target)}${withoutIcons(who)}`;
      this.#item.tooltip = targetTooltip(target, this.#accounts);
      this.#item.command = commandId('selectTarget');
      // Requests to a cloud change a tenant.
      this.#item.backgroundColor =
        target.kind === 'cloud' ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    }
    if (vscode.window.visibleTextEditors.some(({ document }) => isSendable(document, this.#documents)))
      this.#item.show();
    else this.#item.hide();
  }
}

const iconOf = ({ kind }: Target): string => (kind === 'sandbox' ? 'beaker' : 'cloud');
