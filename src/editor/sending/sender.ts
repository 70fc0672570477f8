import * as vscode from 'vscode';
import type { TokenSource } from '../../send/access-token.ts';
import { send } from '../../send/deliver/send.ts';
import { targetName, type Target } from '../../send/target.ts';
import { responseView } from '../../send/view/response-view.ts';
import { createSandbox } from '../../sandbox/index.ts';
import type { HttpDocuments } from '../documents.ts';
import type { Problems } from '../problems.ts';
import { prepareAt } from './prepare.ts';
import { ResponsePanel } from './response-panel.ts';

/** Sends requests of the editor and shows what came back. Keeps the sandbox and the panel of the window. */
export class Sender implements vscode.Disposable {
  readonly #documents: HttpDocuments;
  readonly #problems: Problems;
  readonly #token: TokenSource;
  readonly #panel: ResponsePanel;
  readonly #sandbox = createSandbox();

  constructor(extensionUri: vscode.Uri, documents: HttpDocuments, problems: Problems, token: TokenSource) {
    this.#documents = documents;
    this.#problems = problems;
    this.#token = token;
    this.#panel = new ResponsePanel(extensionUri);
  }

  /** Sends the request under the cursor, or the payload that the file is, after asking for what it still needs. */
  async sendAt(document: vscode.TextDocument, position: vscode.Position, target: Target): Promise<void> {
    const prepared = await prepareAt(document, position, target, {
      documents: this.#documents,
      problems: this.#problems,
    });
    if (prepared === undefined) return;
    this.#panel.showSending(`${prepared.method} ${prepared.url}`, targetName(target));
    const outcome = await withCancellation(`Sending to ${targetName(target)}`, (signal) =>
      send(prepared, target, this.#ports(target), signal),
    );
    this.#panel.showResponse(responseView(outcome), outcome.kind === 'response' ? outcome.response.body : '');
  }

  dispose(): void {
    this.#panel.dispose();
  }

  #ports(target: Target): Parameters<typeof send>[2] {
    const clock = (): number => performance.now();
    const now = (): number => Date.now();
    if (target.kind === 'sandbox') return { fetch: this.#sandbox, token: undefined, clock, now };
    return { fetch: globalThis.fetch, token: this.#token, clock, now };
  }
}

/** Runs something long with progress in the status bar, which a click cancels. */
const withCancellation = async <T>(title: string, run: (signal: AbortSignal) => Promise<T>): Promise<T> =>
  vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title, cancellable: true }, (_, token) => {
    const controller = new AbortController();
    const cancelled = token.onCancellationRequested(() => {
      controller.abort();
    });
    return run(controller.signal).finally(() => {
      cancelled.dispose();
    });
  });
