import * as vscode from 'vscode';
import { fileVariables } from '../http/variables.ts';
import { requestAt, type PlacedRequest } from '../language/request-at.ts';
import { placeholderFault } from '../send/placeholder-value.ts';
import { placeholdersOf, prepareRequest, type PlaceholderValues } from '../send/prepare.ts';
import { refusalMessage } from '../send/refusal-message.ts';
import { send } from '../send/send.ts';
import { targetName, type Target } from '../send/target.ts';
import { responseView, targetLine } from '../send/view.ts';
import { createSandbox } from '../sandbox/index.ts';
import type { HttpDocuments } from './documents.ts';
import { ResponsePanel } from './response-panel.ts';

/** Sends requests of the editor and shows what came back. Keeps the sandbox and the panel of the window. */
export class Sender implements vscode.Disposable {
  readonly #documents: HttpDocuments;
  readonly #panel: ResponsePanel;
  readonly #sandbox = createSandbox();

  constructor(extensionUri: vscode.Uri, documents: HttpDocuments) {
    this.#documents = documents;
    this.#panel = new ResponsePanel(extensionUri);
  }

  /** Sends the request under the cursor, after asking for what it still needs. */
  async sendAt(document: vscode.TextDocument, position: vscode.Position, target: Target): Promise<void> {
    const file = this.#documents.fileOf(document);
    const placed = requestAt(file, document.offsetAt(position));
    if (placed === undefined) {
      void vscode.window.showInformationMessage(
        'There is no request at the cursor. Put it on a request and send again.',
      );
      return;
    }
    if (target.kind === 'cloud') {
      await offerSandbox(target);
      return;
    }
    const variables = fileVariables(file);
    const values = await askForPlaceholders(placed, placeholdersOf(placed.request, variables));
    if (values === undefined) return;
    const prepared = prepareRequest(placed.block, placed.request, variables, values, target);
    if ('reason' in prepared) {
      void vscode.window.showErrorMessage(`Not sent. ${refusalMessage(prepared)}`);
      return;
    }
    this.#panel.showSending(`${prepared.method} ${prepared.url}`, targetLine(target));
    const ports = { fetch: this.#sandbox, clock: () => performance.now() };
    const outcome = await withCancellation(`Sending to ${targetName(target)}`, (signal) =>
      send(prepared, target, ports, signal),
    );
    this.#panel.showResponse(responseView(outcome), outcome.kind === 'response' ? outcome.response.body : '');
  }

  dispose(): void {
    this.#panel.dispose();
  }
}

async function offerSandbox(target: Target): Promise<void> {
  const change = 'Select Target';
  const message = `Not sent. ${targetName(target)} needs sign-in, which this version does not have yet. The sandbox works without.`;
  const choice = await vscode.window.showWarningMessage(message, change);
  if (choice === change) await vscode.commands.executeCommand('graphRunStates.selectTarget');
}

/** Undefined: the user left one of the questions. */
async function askForPlaceholders(
  { request }: PlacedRequest,
  names: readonly string[],
): Promise<PlaceholderValues | undefined> {
  const values = new Map<string, string>();
  for (const [index, name] of names.entries()) {
    const value = await vscode.window.showInputBox({
      title: `${request.method?.text ?? 'GET'}: path parameter ${index + 1} of ${names.length}`,
      prompt: `Value of {${name}} in the URL`,
      placeHolder: '00000000-0000-0000-0000-000000000000',
      ignoreFocusOut: true,
      validateInput: placeholderFault,
    });
    if (value === undefined) return undefined;
    values.set(name, value);
  }
  return values;
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
