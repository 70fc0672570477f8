import * as vscode from 'vscode';
import type { HttpFile } from '../http/model.ts';
import { fileVariables } from '../http/variables.ts';
import { entityTypeOfPayloadFile } from '../language/payload-file.ts';
import { requestAt, type PlacedRequest } from '../language/request-at.ts';
import { placeholdersOf, prepareRequest, type PreparedRequest } from '../send/prepare.ts';
import { refusalMessage } from '../send/refusal-message.ts';
import { send } from '../send/send.ts';
import { targetName, type Target } from '../send/target.ts';
import { responseView } from '../send/view.ts';
import { createSandbox } from '../sandbox/index.ts';
import { askForPlaceholders } from './ask-for-placeholders.ts';
import { confirmProblems } from './confirm-problems.ts';
import type { HttpDocuments } from './documents.ts';
import { askForPayload } from './payload-files-send.ts';
import type { Problems } from './problems.ts';
import { ResponsePanel } from './response-panel.ts';

/** Sends requests of the editor and shows what came back. Keeps the sandbox and the panel of the window. */
export class Sender implements vscode.Disposable {
  readonly #documents: HttpDocuments;
  readonly #problems: Problems;
  readonly #panel: ResponsePanel;
  readonly #sandbox = createSandbox();

  constructor(extensionUri: vscode.Uri, documents: HttpDocuments, problems: Problems) {
    this.#documents = documents;
    this.#problems = problems;
    this.#panel = new ResponsePanel(extensionUri);
  }

  /** Sends the request under the cursor, or the payload that the file is, after asking for what it still needs. */
  async sendAt(document: vscode.TextDocument, position: vscode.Position, target: Target): Promise<void> {
    const prepared = await this.#prepare(document, position, target);
    if (prepared === undefined) return;
    this.#panel.showSending(`${prepared.method} ${prepared.url}`, targetName(target));
    const ports = { fetch: this.#sandbox, clock: () => performance.now() };
    const outcome = await withCancellation(`Sending to ${targetName(target)}`, (signal) =>
      send(prepared, target, ports, signal),
    );
    this.#panel.showResponse(responseView(outcome), outcome.kind === 'response' ? outcome.response.body : '');
  }

  /** Undefined: there is nothing to send, and the user knows why. */
  async #prepare(
    document: vscode.TextDocument,
    position: vscode.Position,
    target: Target,
  ): Promise<PreparedRequest | undefined> {
    const entityType = entityTypeOfPayloadFile(document.uri.path);
    const file = entityType ? undefined : this.#documents.fileOf(document);
    const placed = file && requestAt(file, document.offsetAt(position));
    if (!entityType && !placed) {
      void vscode.window.showInformationMessage(
        'There is no request at the cursor. Put it on a request and send again.',
      );
      return undefined;
    }
    if (target.kind === 'cloud') {
      await offerSandbox(target);
      return undefined;
    }
    if (entityType) return askForPayload(document, entityType, target);
    if (!file || !placed || !(await confirmProblems(document, file, placed, this.#problems))) return undefined;
    return askForRequest(file, placed, target);
  }

  dispose(): void {
    this.#panel.dispose();
  }
}

/** Undefined: the user left one of the questions, or was told why the request cannot be sent. */
async function askForRequest(
  file: HttpFile,
  { block, request }: PlacedRequest,
  target: Target,
): Promise<PreparedRequest | undefined> {
  const variables = fileVariables(file);
  const values = await askForPlaceholders(request.method?.text ?? 'GET', placeholdersOf(request, variables));
  if (values === undefined) return undefined;
  const prepared = prepareRequest(block, request, variables, values, target);
  if (!('reason' in prepared)) return prepared;
  void vscode.window.showErrorMessage(`Not sent. ${refusalMessage(prepared)}`);
  return undefined;
}

async function offerSandbox(target: Target): Promise<void> {
  const change = 'Select Target';
  const message = `Not sent. ${targetName(target)} needs sign-in, which this version does not have yet. The sandbox works without.`;
  const choice = await vscode.window.showWarningMessage(message, change);
  if (choice === change) await vscode.commands.executeCommand('graphRunStates.selectTarget');
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
