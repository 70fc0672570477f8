import * as vscode from 'vscode';
import { targetId, targetName, targetOf, targets, type Target } from '../send/target.ts';
import { httpLanguage } from './documents.ts';

const storageKey = 'target';

/** The target that requests go to: shown in the status bar beside a request file, remembered for the workspace. */
export class TargetStatus implements vscode.Disposable {
  readonly #storage: vscode.Memento;
  readonly #item = vscode.window.createStatusBarItem('graphRunStates.target', vscode.StatusBarAlignment.Right, 100);
  readonly #subscriptions: vscode.Disposable;

  constructor(storage: vscode.Memento) {
    this.#storage = storage;
    this.#item.name = 'Graph Run States: Target';
    this.#item.command = 'graphRunStates.selectTarget';
    this.#subscriptions = vscode.Disposable.from(
      this.#item,
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
      label: `$(${iconOf(target)}) ${targetName(target)}`,
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
  }

  #update(): void {
    const target = this.current;
    this.#item.text = `$(${iconOf(target)}) Graph: ${targetName(target)}`;
    this.#item.tooltip =
      target.kind === 'sandbox'
        ? 'Requests are answered by the built-in sandbox. Nothing is sent to Microsoft Graph. Select to change.'
        : `Requests go to ${target.cloud.graphRoot}. Select to change.`;
    if (vscode.window.visibleTextEditors.some(({ document }) => document.languageId === httpLanguage))
      this.#item.show();
    else this.#item.hide();
  }
}

const iconOf = ({ kind }: Target): string => (kind === 'sandbox' ? 'beaker' : 'cloud');
