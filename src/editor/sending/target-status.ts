import * as vscode from 'vscode';
import { targetId, targetName, targetOf, targets, type Target } from '../../send/target.ts';
import type { HttpDocuments } from '../documents.ts';
import { isSendable } from '../sendable.ts';

const storageKey = 'target';

/** The target that requests go to: shown in the status bar where there is something to send, remembered for the workspace. */
export class TargetStatus implements vscode.Disposable {
  readonly #storage: vscode.Memento;
  readonly #documents: HttpDocuments;
  readonly #item = vscode.window.createStatusBarItem('graphRunStates.target', vscode.StatusBarAlignment.Right, 100);
  readonly #changed = new vscode.EventEmitter<Target>();
  readonly #subscriptions: vscode.Disposable;

  /** The user has chosen another target. */
  readonly onDidChange = this.#changed.event;

  constructor(storage: vscode.Memento, documents: HttpDocuments) {
    this.#storage = storage;
    this.#documents = documents;
    this.#item.name = 'Graph Run States: Target';
    this.#item.command = 'graphRunStates.selectTarget';
    this.#subscriptions = vscode.Disposable.from(
      this.#item,
      this.#changed,
      vscode.commands.registerCommand('graphRunStates.selectTarget', () => this.#select()),
      vscode.window.onDidChangeActiveTextEditor(() => {
        this.#update();
      }),
    );
    this.#update();
  }

  get current(): Target {
    return targetOf(this.#storage.get(storageKey));
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #select(): Promise<void> {
    const current = targetId(this.current);
    const picks = targets.map((target) => ({
      id: targetId(target),
      label: targetName(target),
      iconPath: new vscode.ThemeIcon(iconOf(target)),
      description: targetId(target) === current ? 'current' : '',
      detail:
        target.kind === 'sandbox'
          ? 'Answers inside the editor. Nothing is sent to Microsoft Graph.'
          : `${target.cloud.graphRoot} (needs sign-in, which this version does not have yet)`,
    }));
    const pick = await vscode.window.showQuickPick(picks, { title: 'Where requests are sent', matchOnDetail: true });
    if (pick === undefined) return;
    await this.#storage.update(storageKey, pick.id);
    this.#update();
    this.#changed.fire(this.current);
  }

  #update(): void {
    const target = this.current;
    this.#item.text = `$(${iconOf(target)}) Graph: ${targetName(target)}`;
    this.#item.tooltip =
      target.kind === 'sandbox'
        ? 'Requests are answered by the built-in sandbox. Nothing is sent to Microsoft Graph. Select to change.'
        : `Requests go to ${target.cloud.graphRoot}. Select to change.`;
    if (vscode.window.visibleTextEditors.some(({ document }) => isSendable(document, this.#documents)))
      this.#item.show();
    else this.#item.hide();
  }
}

const iconOf = ({ kind }: Target): string => (kind === 'sandbox' ? 'beaker' : 'cloud');
