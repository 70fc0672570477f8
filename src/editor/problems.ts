import * as vscode from 'vscode';
import { createFileChecker, type BlockProblems, type FileChecker } from '../language/check-file.ts';
import { problemDocumentation, problemMessage } from '../language/problem-message.ts';
import type { Problem, Severity } from '../language/problem.ts';
import type { HttpDocuments } from './documents.ts';
import { rangeIn } from './ranges.ts';

/** How long typing may pause before the problems are shown anew, in milliseconds. */
const pause = 100;

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

/** Shows the problems of open request files while they are edited. */
export class Problems implements vscode.Disposable {
  readonly #documents: HttpDocuments;
  readonly #collection = vscode.languages.createDiagnosticCollection('graphRunStates');
  readonly #checkers = new Map<vscode.TextDocument, FileChecker>();
  readonly #pending = new Map<vscode.TextDocument, NodeJS.Timeout>();
  readonly #subscriptions: vscode.Disposable;

  constructor(documents: HttpDocuments) {
    this.#documents = documents;
    this.#subscriptions = vscode.Disposable.from(
      documents.onDidChange((document) => {
        this.#schedule(document);
      }),
      documents.onDidClose((document) => {
        this.#forget(document);
      }),
      this.#collection,
    );
    for (const document of documents.open) this.#show(document);
  }

  /** The problems of a document as it is now, by block. */
  of(document: vscode.TextDocument): BlockProblems[] {
    let checker = this.#checkers.get(document);
    if (checker === undefined) this.#checkers.set(document, (checker = createFileChecker()));
    return checker(this.#documents.fileOf(document));
  }

  dispose(): void {
    for (const timer of this.#pending.values()) clearTimeout(timer);
    this.#subscriptions.dispose();
  }

  #schedule(document: vscode.TextDocument): void {
    clearTimeout(this.#pending.get(document));
    const timer = setTimeout(() => {
      this.#show(document);
    }, pause);
    this.#pending.set(document, timer);
  }

  #show(document: vscode.TextDocument): void {
    this.#pending.delete(document);
    const file = this.#documents.fileOf(document);
    const diagnostics = this.of(document).flatMap(({ index, problems }) =>
      problems.map((problem) => diagnosticOf(problem, rangeIn(file, index, problem))),
    );
    this.#collection.set(document.uri, diagnostics);
  }

  #forget(document: vscode.TextDocument): void {
    clearTimeout(this.#pending.get(document));
    this.#pending.delete(document);
    this.#checkers.delete(document);
    this.#collection.delete(document.uri);
  }
}

function diagnosticOf(problem: Problem, range: vscode.Range): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, problemMessage(problem), severities[problem.severity]);
  diagnostic.source = 'Graph Run States';
  diagnostic.code = { value: problem.code, target: vscode.Uri.parse(problemDocumentation(problem)) };
  return diagnostic;
}
