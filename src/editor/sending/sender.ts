import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { TokenSource } from '../../send/access-token.ts';
import type { SendStep } from '../../send/deliver/ports.ts';
import type { Exchange } from '../../send/exchange.ts';
import type { Outcome } from '../../send/outcome.ts';
import { isWrite, type PreparedRequest } from '../../send/prepared-request.ts';
import type { Target } from '../../send/target.ts';
import { fingerprintKey } from '../history/fingerprint-key.ts';
import { tickSent } from '../first-steps/tick-sent.ts';
import { History } from '../history/history.ts';
import { exportHistory } from '../history/export-history.ts';
import { clearHistory, showHistory } from '../history/show-history.ts';
import { UncertainWrites } from '../history/uncertain-writes.ts';
import { showInformation } from '../messages/messages.ts';
import { NamedResponses } from '../../send/history/named-responses.ts';
import type { Preparing } from '../preparing/prepare.ts';
import { documentOf, placeOf } from '../preparing/request-place.ts';
import type { PanelAction } from '../response-panel/panel-action.ts';
import { ResponsePanel } from '../response-panel/response-panel.ts';
import type { TargetStatus } from '../send-target/target-status.ts';
import { showNoRequestFile } from '../messages/show-no-request-file.ts';
import { restrictedModeReason, whereTrusted } from '../workspace-trust.ts';
import { doPanelAction } from './panel-actions/do-panel-action.ts';
import { doubleSendQuestions } from './questions/ask-about-double-send.ts';
import { DoubleSendGuard } from './questions/double-send.ts';
import { RecentRuns } from './send-all/recent-runs.ts';
import { RequestSender } from './request-sender.ts';
import { findOut, sendAgain } from './resend.ts';
import { sendAfterNeeded } from './send-after.ts';
import { SendAll } from './send-all/send-all.ts';
import type { SendingParts } from './sending.ts';
import { ServerProblems } from './server-problems.ts';
import type { ToSend } from './to-send.ts';
import { Transport } from './transport.ts';

/**
 * Sends requests from the editor, shows the responses, and keeps them. There is one per window. It creates the objects that do this, and
 * passes to each the ones that it uses; the panel knows none of them, so its actions are handled here.
 */
export class Sender implements vscode.Disposable {
  readonly panel: ResponsePanel;
  readonly history: History;
  readonly #preparing: Preparing;
  readonly #requestSender: RequestSender;
  readonly #sendAll: SendAll;
  readonly #target: TargetStatus;
  readonly #transport: Transport;
  readonly #subscriptions: vscode.Disposable;

  constructor(
    { extensionUri }: Pick<vscode.ExtensionContext, 'extensionUri'>,
    target: TargetStatus,
    preparing: Preparing,
    token: TokenSource,
    history: History,
    uncertain: UncertainWrites,
  ) {
    this.#target = target;
    this.#preparing = preparing;
    this.history = history;
    const runs = new RecentRuns();
    this.panel = new ResponsePanel(extensionUri, {
      get: (id) => history.get(id) ?? runs.exchange(id),
      previousOf: (exchange) => history.previousOf(exchange),
    });
    const serverProblems = new ServerProblems(preparing.documents);
    this.#transport = new Transport(token);
    const parts: SendingParts = {
      transport: this.#transport,
      guard: new DoubleSendGuard(history, uncertain, doubleSendQuestions),
      history,
      serverProblems,
    };
    this.#requestSender = new RequestSender(parts, this.panel);
    this.#sendAll = new SendAll(parts, this.panel, history, runs, preparing);
    this.#subscriptions = vscode.Disposable.from(
      this.panel,
      serverProblems,
      this.panel.onDidAsk((action) => {
        this.#do(action);
      }),
    );
  }

  /** Sends what is asked for, in trusted workspaces only. Everything that is sent begins here, except requests for names. */
  readonly send = whereTrusted(async (what: ToSend): Promise<void> => {
    const ended = this.panel.expect(isFromEditor(what));
    try {
      await this.#send(what);
    } finally {
      ended();
    }
  });

  async #send(what: ToSend): Promise<void> {
    switch (what.kind) {
      case 'request':
        return this.#sendAt(what.args);
      case 'file': {
        const document = await documentOf(what.args, this.#preparing.documents);
        if (document) await this.#sendAll.sendFile(document, this.#target.current);
        return;
      }
      case 'selected': {
        const editor = vscode.window.activeTextEditor;
        return editor ? this.#sendAll.sendSelected(editor, this.#target.current) : showNoRequestFile();
      }
      case 'failed-again':
        return this.#sendAll.sendFailedAgain(what.row);
      case 'last-again':
        return this.#sendLastAgain();
      case 'again':
        return this.#sendAgain(what.exchange);
      case 'find-out':
        return findOut(what.exchange, what.request, this.#requestSender, this.#preparing);
      default:
        what satisfies never;
    }
  }

  /**
   * Sends a GET for the names by which the user picks an id, like any other request. It is neither shown nor kept: the names in a tenant
   * don't belong in the history.
   */
  async lookUp(
    request: PreparedRequest,
    target: Target,
    progress: (step: SendStep) => void,
    signal: AbortSignal,
  ): Promise<Outcome> {
    if (!vscode.workspace.isTrusted) throw new Error(restrictedModeReason());
    return this.#transport.senderFor(target, [request])(request, progress, signal);
  }

  async showHistory(): Promise<void> {
    await showHistory(
      this.history,
      this.#preparing.memory,
      (action) => {
        this.#do(action);
      },
      (exchange) => {
        this.panel.showExchange(exchange);
      },
    );
  }

  async exportHistory(): Promise<void> {
    await exportHistory(this.history);
  }

  async clearHistory(): Promise<void> {
    await clearHistory(this.history, this.#preparing.memory);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** Sends the request at a place, or the payload of a payload file, after asking for what it still needs. */
  async #sendAt(args: readonly unknown[]): Promise<void> {
    const place = await placeOf(args, this.#preparing.documents);
    if (place === undefined) return;
    const target = this.#target.current;
    await sendAfterNeeded(place, target, this.#preparing, ({ request, source }) =>
      this.#requestSender.send(request, source, target),
    );
  }

  async #sendAgain(exchange: Exchange): Promise<void> {
    await sendAgain(exchange, this.#target.current, this.#requestSender, this.#preparing);
  }

  async #sendLastAgain(): Promise<void> {
    await this.history.refresh();
    const [exchange] = this.history.exchanges;
    if (exchange) await this.#sendAgain(exchange);
    else void showInformation(t('You haven’t sent a request yet.'));
  }

  #do(action: PanelAction): void {
    void doPanelAction(action, {
      send: (what) => this.send(what),
      cancel: (id) => {
        this.#requestSender.cancel(id);
      },
      stopAll: () => {
        this.#sendAll.stop();
      },
      showHistory: () => this.showHistory(),
      preparing: this.#preparing,
    });
  }
}

/** Whether something is sent from the editor, and not from a response or a row of results. */
const isFromEditor = ({ kind }: ToSend): boolean => kind === 'request' || kind === 'file' || kind === 'selected';

/** Creates the sender, with the history of the open folder, or the one that all windows without a folder share. */
export async function createSender(
  context: vscode.ExtensionContext,
  target: TargetStatus,
  preparing: Preparing,
  token: TokenSource,
): Promise<Sender> {
  const responses = new NamedResponses();
  preparing.named.use(responses);
  // The next unsaved file gets the name of a closed one, and would get its values, too.
  const forgetting = vscode.workspace.onDidCloseTextDocument((document) => {
    if (document.isUntitled) responses.forget(document.uri.toString(), Date.now());
  });
  context.subscriptions.push(forgetting);
  const history = new History(context.storageUri ?? context.globalStorageUri, (exchange) => {
    responses.add(exchange);
    if (isWrite(exchange.outcome.request.method)) preparing.names.forget();
    tickSent(exchange);
  });
  await history.refresh();
  // Shared by all windows, whatever folder is open: a duplicate would be in the tenant.
  const folder = vscode.Uri.joinPath(context.globalStorageUri, 'uncertain-writes').fsPath;
  const uncertain = new UncertainWrites(folder, fingerprintKey(context.secrets));
  return new Sender(context, target, preparing, token, history, uncertain);
}
