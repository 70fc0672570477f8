import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { variablesOf } from '../../http/variables/variables.ts';
import { firstOfSeveral, isCovered, type LineRange, linesAround } from '../../language/code-lenses.ts';
import { type Target, targetName } from '../../send/target.ts';
import type { HttpDocuments } from '../documents/documents.ts';
import { requestLanguages } from '../documents/languages.ts';
import type { Environments } from '../environments/environments.ts';
import { rangeIn } from '../documents/ranges.ts';
import type { TargetStatus } from '../send-target/target-status.ts';
import { isSendable } from '../documents/sendable.ts';
import { editorsOf, graphRequestsNear, visibleLines } from './visible-requests.ts';
import { commandId } from '../command-names.ts';

/** "Send to …" above the requests to Graph. VS Code requests the lenses of a whole document; it gets only those near what is visible. */
export class CodeLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #documents: HttpDocuments;
  readonly #target: TargetStatus;
  readonly #environments: Environments;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #covered = new WeakMap<vscode.TextDocument, readonly LineRange[]>();
  readonly #subscriptions: vscode.Disposable;

  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(documents: HttpDocuments, target: TargetStatus, environments: Environments) {
    this.#documents = documents;
    this.#target = target;
    this.#environments = environments;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      target.onDidChange(() => {
        this.#changed.fire();
      }),
      environments.onDidChange(() => {
        this.#changed.fire();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        this.#changed.fire();
      }),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor: { document } }) => {
        this.#refresh(document);
      }),
      vscode.languages.registerCodeLensProvider(requestLanguages, this),
    );
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    if (this.#documents.isLarge(document) || !isSendable(document, this.#documents)) return [];
    const file = this.#documents.whileTyping(document);
    const shown = visibleLines(editorsOf(document));
    const visible = shown.length > 0 ? shown : [{ first: 0, last: document.lineCount }];
    this.#covered.set(document, linesAround(visible));
    const title = sendLensTitle(this.#target.current);
    const outer = this.#environments.variablesOf(document);
    const lenses = graphRequestsNear(file, visible, outer).map(
      (range) =>
        new vscode.CodeLens(range, {
          title,
          command: commandId('sendRequest'),
          arguments: [document.uri, range.start],
        }),
    );
    const first = vscode.workspace.isTrusted ? firstOfSeveral(file, variablesOf(file, outer)) : undefined;
    if (first === undefined) return lenses;
    const range = rangeIn(file, first.index, first.line);
    const all = { title: t('Send All…'), command: commandId('sendAll'), arguments: [document.uri, range.start] };
    return [...lenses, new vscode.CodeLens(range, all)];
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** Makes VS Code request lenses again once the user scrolls to where there are none yet. */
  #refresh(document: vscode.TextDocument): void {
    const covered = this.#covered.get(document);
    if (covered && !isCovered(visibleLines(editorsOf(document)), covered, document.lineCount)) this.#changed.fire();
  }
}

/** The text of a lens that sends to a target. In an untrusted folder, the lens stays, and says why nothing is sent. */
export const sendLensTitle = (target: Target): string =>
  vscode.workspace.isTrusted
    ? t`Send to ${targetName(target)}`
    : t('$(workspace-untrusted) Sending is off in Restricted Mode');
