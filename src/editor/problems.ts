import * as vscode from 'vscode';
import type { HttpFile } from '../http/model.ts';
import { FileChecker, type BlockProblems } from '../language/check-file.ts';
import { problemDocumentation, problemMessage } from '../language/problem-message.ts';
import type { Problem, Severity } from '../language/problem.ts';
import type { HttpDocuments } from './documents.ts';
import { rangeIn } from './ranges.ts';

/** How long typing may pause before the problems are shown anew, in milliseconds. */
const pause = 100;

/** How long a check may hold the extension host before it lets others run, in milliseconds. */
const slice = 8;

/** VS Code shows no more problems of one document and one extension than this. */
const mostShown = 1000;

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
    for (const document of documents.open) this.#check(document);
  }

  /** The problems of one block of a document as it is now. */
  ofBlock(document: vscode.TextDocument, index: number): readonly Problem[] {
    return this.#checkerOf(document).checkBlock(this.#documents.fileOf(document), index);
  }

  dispose(): void {
    for (const timer of this.#pending.values()) clearTimeout(timer);
    this.#subscriptions.dispose();
  }

  #schedule(document: vscode.TextDocument): void {
    clearTimeout(this.#pending.get(document));
    const timer = setTimeout(() => {
      this.#check(document);
    }, pause);
    this.#pending.set(document, timer);
  }

  /** Checks in slices: a file of ten thousand requests must not hold up the other extensions of the window. */
  #check(document: vscode.TextDocument): void {
    const file = this.#documents.fileOf(document);
    const steps = this.#checkerOf(document).steps(file);
    const goOn = (): void => {
      const until = performance.now() + slice;
      for (let step = steps.next(); ; step = steps.next()) {
        if (step.done === true) {
          this.#pending.delete(document);
          this.#show(document, file, step.value);
          return;
        }
        if (performance.now() > until) break;
      }
      // An edit meanwhile clears this timer, and with it what is left of the check.
      this.#pending.set(document, setTimeout(goOn));
    };
    goOn();
  }

  #show(document: vscode.TextDocument, file: HttpFile, found: readonly BlockProblems[]): void {
    const diagnostics: vscode.Diagnostic[] = [];
    for (const { index, problems } of found) {
      for (const problem of problems) diagnostics.push(diagnosticOf(problem, rangeIn(file, index, problem)));
      if (diagnostics.length >= mostShown) break;
    }
    this.#collection.set(document.uri, diagnostics);
  }

  #checkerOf(document: vscode.TextDocument): FileChecker {
    let checker = this.#checkers.get(document);
    if (checker === undefined) this.#checkers.set(document, (checker = new FileChecker()));
    return checker;
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
