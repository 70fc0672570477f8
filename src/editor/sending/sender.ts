import * as vscode from 'vscode';
import type { TokenSource } from '../../send/access-token.ts';
import { ResponsePanel } from '../response-panel/response-panel.ts';
import type { PanelActions } from '../response-panel/panel-actions.ts';
import { fingerprintKey } from '../history/fingerprint-key.ts';
import { History } from '../history/history.ts';
import { UncertainWrites } from '../history/uncertain-writes.ts';
import { RequestSender } from './request-sender.ts';
import { panelActions, type ActionParts } from './panel-actions.ts';
import { prepareAt, type Preparing } from '../preparing/prepare.ts';
import type { Place } from '../preparing/request-place.ts';
import { SendAll } from './send-all.ts';
import { ServerProblems } from './server-problems.ts';
import { clearHistory, showHistory } from '../history/show-history.ts';
import type { TargetStatus } from '../send-target/target-status.ts';
import { Transport } from './transport.ts';
import { showInformation } from '../messages.ts';

/** Sends requests of the editor, shows what came back, and keeps it. One for the window. */
export class Sender implements vscode.Disposable {
  readonly panel: ResponsePanel;
  readonly sendAll: SendAll;
  readonly #actions: PanelActions;
  readonly #history: History;
  readonly #requestSender: RequestSender;
  readonly #preparing: Preparing;
  readonly #serverProblems: ServerProblems;
  readonly #target: TargetStatus;

  constructor(
    { extensionUri, globalState }: Pick<vscode.ExtensionContext, 'extensionUri' | 'globalState'>,
    target: TargetStatus,
    preparing: Preparing,
    token: TokenSource,
    history: History,
    uncertain: UncertainWrites,
  ) {
    this.#target = target;
    this.#preparing = preparing;
    this.#history = history;
    this.#serverProblems = new ServerProblems(preparing.documents);
    this.#actions = panelActions(() => this.#parts());
    this.panel = new ResponsePanel(extensionUri, this.#actions);
    const transport = new Transport(token);
    this.#requestSender = new RequestSender({
      transport,
      panel: this.panel,
      history,
      uncertain,
      serverProblems: this.#serverProblems,
    });
    this.sendAll = new SendAll(this.#requestSender, preparing, globalState);
  }

  /** Sends the request under the cursor, or the payload that the file is, after asking for what it still needs. */
  async sendAt({ document, position }: Place): Promise<void> {
    const target = this.#target.current;
    const ready = await prepareAt(document, position, target, this.#preparing);
    if (ready) await this.#requestSender.send(ready.request, ready.source, target, 'written');
  }

  /** Sends what was sent last once more. */
  async sendAgain(): Promise<void> {
    await this.#history.refresh();
    const [last] = this.#history.exchanges;
    if (last) this.#actions.resend(last);
    else void showInformation('You haven’t sent a request yet.');
  }

  async showHistory(): Promise<void> {
    await showHistory(this.#history, this.#preparing.memory, this.#actions, (exchange) => {
      this.panel.showExchange(exchange);
    });
  }

  async clearHistory(): Promise<void> {
    await clearHistory(this.#history, this.#preparing.memory);
  }

  dispose(): void {
    this.panel.dispose();
    this.#serverProblems.dispose();
  }

  #parts(): ActionParts {
    return {
      requestSender: this.#requestSender,
      sendAll: this.sendAll,
      history: this.#history,
      preparing: this.#preparing,
      target: () => this.#target.current,
    };
  }
}

/** With what was sent before: kept for the folder that is open, or else for all windows without one. */
export async function createSender(
  context: vscode.ExtensionContext,
  target: TargetStatus,
  preparing: Preparing,
  token: TokenSource,
): Promise<Sender> {
  const history = new History(context.storageUri ?? context.globalStorageUri);
  await history.refresh();
  // For all windows, whatever folder is open: it is the tenant where something would be there twice.
  const folder = vscode.Uri.joinPath(context.globalStorageUri, 'uncertain-writes').fsPath;
  const uncertain = new UncertainWrites(folder, fingerprintKey(context.secrets));
  return new Sender(context, target, preparing, token, history, uncertain);
}
