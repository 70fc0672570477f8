import * as vscode from 'vscode';
import { isCovered, linesAround, type LineRange } from '../language/code-lenses.ts';
import { targetName } from '../send/target.ts';
import { requestLanguages, type HttpDocuments } from './documents.ts';
import type { TargetStatus } from './sending/target-status.ts';
import { editorsOf, graphRequestsNear, visibleLines } from './visible-requests.ts';

/** "Send to …" above the requests to Graph. VS Code asks for the lenses of a whole document; it gets those one can see. */
export class CodeLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #documents: HttpDocuments;
  readonly #target: TargetStatus;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #covered = new WeakMap<vscode.TextDocument, readonly LineRange[]>();
  readonly #subscriptions: vscode.Disposable;

  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(documents: HttpDocuments, target: TargetStatus) {
    this.#documents = documents;
    this.#target = target;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      target.onDidChange(() => {
        this.#changed.fire();
      }),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor: { document } }) => {
        this.#look(document);
      }),
      vscode.languages.registerCodeLensProvider(requestLanguages, this),
    );
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const file = this.#documents.fileOf(document);
    const shown = visibleLines(editorsOf(document));
    const visible = shown.length > 0 ? shown : [{ first: 0, last: document.lineCount }];
    this.#covered.set(document, linesAround(visible));
    const title = `Send to ${targetName(this.#target.current)}`;
    return graphRequestsNear(file, visible).map(
      (range) =>
        new vscode.CodeLens(range, {
          title,
          command: 'graphRunStates.sendRequest',
          arguments: [document.uri, range.start],
        }),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** Asks VS Code to ask again, once one scrolls to where no lenses were made. */
  #look(document: vscode.TextDocument): void {
    const covered = this.#covered.get(document);
    if (covered && !isCovered(visibleLines(editorsOf(document)), covered, document.lineCount)) this.#changed.fire();
  }
}
