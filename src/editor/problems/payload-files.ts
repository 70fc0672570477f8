import * as vscode from 'vscode';
import type { Edit } from '../../http/model.ts';
import { fixAllInPayload } from '../../language/fixes/fix-all.ts';
import { problemLimit } from '../../language/limits.ts';
import { isReportedByJsonSupport } from '../../language/payload-file/payload-file.ts';
import { checkPayloadFile } from '../../language/payload-file/schema-property.ts';
import type { Problem } from '../../language/problems/problem.ts';
import { applySeverities } from '../../language/problems/severity-setting.ts';
import { isLargePayload, openPayloads, payloadIn } from '../documents/payload-documents.ts';
import { AfterPause } from './after-pause.ts';
import { plainDiagnostic, severitiesFor } from './request-files.ts';
import { foreignSetting } from '../settings.ts';

/** How long a pause in typing is until the problems are updated, in milliseconds. */
const pause = 100;

/** Shows the problems of open payload files, except those that VS Code's JSON support reports anyway. */
export class PayloadFileProblems implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('graphRunStates.payloadFiles');
  readonly #pending = new AfterPause(pause, (document) => {
    this.#show(document);
  });
  readonly #subscriptions: vscode.Disposable;

  constructor() {
    const all = (): void => {
      for (const document of openPayloads()) this.#pending.schedule(document);
    };
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument((document) => {
        if (payloadIn(document)) this.#show(document);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (payloadIn(document)) this.#pending.schedule(document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#pending.cancel(document);
        if (payloadIn(document)) this.#collection.delete(document.uri);
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('graphRunStates.problems') || event.affectsConfiguration('json.validate')) all();
      }),
      vscode.extensions.onDidChange(all),
      this.#collection,
    );
    for (const document of openPayloads()) this.#show(document);
  }

  /** The problems of a payload file as it is now, including those that VS Code's JSON support reports. None for a large one. */
  of(document: vscode.TextDocument): readonly Problem[] {
    const payload = payloadIn(document);
    if (payload === undefined || isLargePayload(document)) return [];
    return applySeverities(checkPayloadFile(document.getText(), payload.type), severitiesFor(document));
  }

  /** The edits that apply every preferred fix of a payload file. None for a large one. */
  fixAll(document: vscode.TextDocument): readonly Edit[] {
    const payload = payloadIn(document);
    if (payload === undefined || isLargePayload(document)) return [];
    return fixAllInPayload(document.getText(), payload.type, severitiesFor(document));
  }

  /** Returns whether this extension shows a problem of a payload file, instead of VS Code's JSON support. */
  isOursIn(document: vscode.TextDocument): (problem: Problem) => boolean {
    const [text, isLeftToOthers] = [document.getText(), hasJsonSupport()];
    return (problem) => !isLeftToOthers || !isReportedByJsonSupport(problem, text, document.languageId);
  }

  dispose(): void {
    this.#pending.dispose();
    this.#subscriptions.dispose();
  }

  #show(document: vscode.TextDocument): void {
    const shown = this.of(document).filter(this.isOursIn(document)).slice(0, problemLimit);
    this.#collection.set(
      document.uri,
      shown.map((problem) =>
        plainDiagnostic(
          problem,
          new vscode.Range(document.positionAt(problem.start), document.positionAt(problem.end)),
        ),
      ),
    );
  }
}

/** Whether VS Code's own JSON support is enabled and reports problems. */
const hasJsonSupport = (): boolean =>
  vscode.extensions.getExtension('vscode.json-language-features') !== undefined &&
  foreignSetting('json', 'validate.enable') !== false;
