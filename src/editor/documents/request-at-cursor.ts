import * as vscode from 'vscode';
import { variablesOf } from '../../http/variables/variables.ts';
import { graphRequestLines } from '../../language/code-lenses.ts';
import { requestAt } from '../../language/request/request-at.ts';
import type { Environments } from '../environments/environments.ts';
import type { HttpDocuments } from './documents.ts';
import { previewScheme, requestLanguages } from './languages.ts';
import { isSentPayload } from './payload-documents.ts';

/** The context key of the keyboard shortcut and the button that send the request at the cursor. */
const contextKey = 'graphRunStates.atRequest';

/**
 * Whether the cursor is at something to send: a request to Microsoft Graph, or in a payload file. Other requests are left to the tools that
 * share the language and the keyboard shortcut. A move of the cursor only checks the request it is in, which is already parsed.
 */
export class RequestAtCursor implements vscode.Disposable {
  readonly #documents: HttpDocuments;
  readonly #environments: Environments;
  readonly #edited = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  #isAtRequest = false;

  /** The request at the cursor was edited. */
  readonly onDidEdit = this.#edited.event;

  constructor(documents: HttpDocuments, environments: Environments) {
    this.#documents = documents;
    this.#environments = environments;
    this.#subscriptions = vscode.Disposable.from(
      this.#edited,
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === vscode.window.activeTextEditor) this.#update();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => {
        this.#update();
      }),
      documents.onDidChange((document) => {
        if (document === vscode.window.activeTextEditor?.document) this.#update();
      }),
      environments.onDidChange(() => {
        this.#update();
      }),
    );
    this.#update();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #update(): void {
    const editor = vscode.window.activeTextEditor;
    // While the response has the focus, the request beside it stays the one to send.
    if (editor === undefined) return;
    const isAtRequest = this.#isAt(editor);
    if (isAtRequest !== this.#isAtRequest) void vscode.commands.executeCommand('setContext', contextKey, isAtRequest);
    this.#isAtRequest = isAtRequest;
    if (isAtRequest && editor.document.isDirty) this.#edited.fire();
  }

  #isAt({ document, selection }: vscode.TextEditor): boolean {
    if (document.uri.scheme === previewScheme) return false;
    if (isSentPayload(document)) return true;
    if (!requestLanguages.includes(document.languageId)) return false;
    const place = this.#documents.placeWhileTyping(document, selection.active);
    if (place === undefined) return false;
    const placed = requestAt(place.file, place.offset);
    if (placed === undefined) return false;
    const variables = variablesOf(place.file, this.#environments.variablesOf(document));
    return graphRequestLines(placed.block, variables).some(({ start }) => start === placed.request.start);
  }
}
