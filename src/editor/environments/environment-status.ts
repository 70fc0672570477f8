import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { unreadMessage } from '../../http/variables/environment-files.ts';
import type { HttpDocuments } from '../documents/documents.ts';
import type { Environments } from './environments.ts';
import { isSendable } from '../documents/sendable.ts';
import { showInformation } from '../messages/messages.ts';
import { registerCommands } from '../commands.ts';
import { commandId } from '../command-names.ts';
import { withoutIcons } from '../messages/without-icons.ts';

/** The chosen environment: in the status bar beside a request file with environments to choose from, and the command that chooses. */
export class EnvironmentStatus implements vscode.Disposable {
  readonly #documents: HttpDocuments;
  readonly #environments: Environments;
  readonly #item = vscode.window.createStatusBarItem('graphRunStates.environment', vscode.StatusBarAlignment.Right, 99);
  readonly #subscriptions: vscode.Disposable;
  #updates = 0;

  constructor(documents: HttpDocuments, environments: Environments) {
    this.#documents = documents;
    this.#environments = environments;
    this.#item.name = t('Graph Run States: Environment');
    this.#item.command = commandId('selectEnvironment');
    const update = (): void => void this.#update();
    this.#subscriptions = vscode.Disposable.from(
      this.#item,
      registerCommands({
        selectEnvironment: (name) => this.#select(name),
        revokeEnvironmentVariables: () => environments.process.revoke(),
      }),
      vscode.window.onDidChangeActiveTextEditor(update),
      environments.onDidChange(update),
    );
    update();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** The request file in view: the active one, or another while the panel has the focus. */
  get #document(): vscode.TextDocument | undefined {
    return [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors].find(
      (editor) => editor && isSendable(editor.document, this.#documents),
    )?.document;
  }

  async #update(): Promise<void> {
    const update = ++this.#updates;
    const document = this.#document;
    const names = document === undefined ? [] : await this.#environments.readNames(document);
    if (update !== this.#updates) return;
    const unread = document === undefined ? [] : this.#environments.variablesOf(document).lookedAt.unread;
    const { current } = this.#environments;
    const notes = unread.map(unreadMessage);
    const none = t('No environment');
    const shown = current === undefined ? none : withoutIcons(current);
    this.#item.text = `$(${unread.length > 0 ? 'warning' : 'symbol-namespace'}) ${shown}`;
    this.#item.accessibilityInformation = {
      // Users of voice control say what they see on the screen.
      label: [current === undefined ? none : t`Environment: ${current}`, ...notes].join('. '),
    };
    this.#item.tooltip = [
      ...notes,
      current === undefined
        ? t('{{variables}} get no values from an environment file. Select to change.')
        : names.includes(current)
          ? t('{{variables}} get their values from this environment. Select to change.')
          : t`No environment file of this request defines '${current}'. Select to change.`,
    ].join('\n');
    if (names.length > 0 || unread.length > 0) this.#item.show();
    else this.#item.hide();
  }

  /** @param wanted what a keyboard shortcut may pass: the name of an environment; empty: none */
  async #select(wanted: unknown): Promise<void> {
    const document = this.#document;
    const names = document === undefined ? [] : await this.#environments.readNames(document);
    if (names.length === 0) {
      void showInformation(
        t(
          'There is no environment to select. Create http-client.env.json next to the request file or in a folder above it: {"dev": {"name": "value"}}.',
        ),
      );
      return;
    }
    if (typeof wanted === 'string' && (wanted === '' || names.includes(wanted))) {
      await this.#environments.choose(wanted === '' ? undefined : wanted);
      return;
    }
    const { current } = this.#environments;
    const picks = [
      ...names.map((name) => ({
        label: withoutIcons(name),
        environment: name,
        description: name === current ? t('current') : '',
      })),
      { label: t('No environment'), environment: undefined, description: current === undefined ? t('current') : '' },
    ];
    const pick = await vscode.window.showQuickPick(picks, {
      title: t('Select Environment'),
      placeHolder: t('Choose where variables get their values from'),
    });
    if (pick) await this.#environments.choose(pick.environment);
  }
}
