import { t } from '@vscode/l10n';
import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import type { HttpFile } from '../../http/model.ts';
import { fileLimit, listLimit, problemLimit, requestLimit } from '../../language/limits.ts';
import { FileChecker, type BlockProblems, type CheckContext } from '../../language/checks/file.ts';
import { relatedPlace } from '../../language/navigation/related-place.ts';
import { ownId, ownReadme } from '../../language/problems/pages.ts';
import { type Problem, problemDocumentation, problemMessage, type Severity } from '../../language/problems/problem.ts';
import { readSeveritySettings, type SeveritySettings } from '../../language/problems/severity-setting.ts';
import { numberText } from '../../texts/number-text.ts';
import type { HttpDocuments } from '../documents/documents.ts';
import type { Environments } from '../environments/environments.ts';
import { folderSetting } from '../settings.ts';
import { finishInSlices } from '../in-slices.ts';
import { rangeIn } from '../documents/ranges.ts';
import { AfterPause } from './after-pause.ts';
import type { TargetStatus } from '../send-target/target-status.ts';
import { diagnosticSource } from './diagnostic-source.ts';

/** How long a pause in typing is until the problems are updated, in milliseconds. */
const pause = 100;

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

/** The problems that the window shows, with the first line of the block of each. */
interface Shown {
  readonly found: readonly BlockProblems[];
  readonly lines: readonly number[];
  readonly notes: readonly Note[];
  /** Lines and characters of the places that the problems refer to, which can move when the problems don't. */
  readonly related: readonly number[];
}

/** Says what a file that is too large does without, on a line, which counts from 0. */
interface Note {
  readonly line: number;
  readonly message: string;
}

/** Unchanged blocks keep the array of their problems, so the problems themselves aren't compared. */
const isSame = (a: Shown, b: Shown): boolean =>
  a.found.length === b.found.length &&
  a.found.every(({ problems }, at) => problems === b.found[at]?.problems && a.lines[at] === b.lines[at]) &&
  isDeepStrictEqual([a.notes, a.related], [b.notes, b.related]);

/** Shows the problems of open request files while they are edited. */
export class Problems implements vscode.Disposable {
  readonly #documents: HttpDocuments;
  readonly #target: TargetStatus;
  readonly #environments: Environments;
  readonly #collection = vscode.languages.createDiagnosticCollection('graphRunStates');
  readonly #checkers = new Map<vscode.TextDocument, FileChecker>();
  readonly #shown = new Map<vscode.TextDocument, Shown>();
  readonly #pending = new AfterPause(pause, (document) => void this.#check(document));
  readonly #subscriptions: vscode.Disposable;

  constructor(documents: HttpDocuments, target: TargetStatus, environments: Environments) {
    this.#documents = documents;
    this.#target = target;
    this.#environments = environments;
    this.#subscriptions = vscode.Disposable.from(
      documents.onDidChange((document) => {
        this.#pending.schedule(document);
      }),
      documents.onDidClose((document) => {
        this.#forget(document);
      }),
      target.onDidChange(() => {
        this.#checkAll();
      }),
      environments.onDidChange(() => {
        this.#checkWithOtherVariables();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('graphRunStates.problems')) this.#checkAll();
      }),
      this.#collection,
    );
    for (const document of documents.open) void this.#check(document);
  }

  /**
   * The problems of one block of a document.
   *
   * @param file in which the block has this index; by default the document as it is now
   */
  ofBlock(
    document: vscode.TextDocument,
    index: number,
    file: HttpFile = this.#documents.fileOf(document),
  ): readonly Problem[] {
    return this.#checkerOf(document).checkBlock(file, index);
  }

  /**
   * Applies the comments of a document and the user's settings to problems that something else has found in a block.
   *
   * @param file in which the block has this index; by default the document as it is now
   */
  enabledIn<Found extends Problem>(
    document: vscode.TextDocument,
    index: number,
    found: readonly Found[],
    file: HttpFile = this.#documents.fileOf(document),
  ): readonly Found[] {
    return this.#checkerOf(document).enabledIn(file, index, found);
  }

  /** The problems of a document that are shown: those of its last check, which may be older than the last edit. */
  shown(document: vscode.TextDocument): readonly BlockProblems[] {
    return this.#shown.get(document)?.found ?? [];
  }

  /** What the problems of a document depend on besides its text: the target, the user's settings and the variables from outside it. */
  contextOf(document: vscode.TextDocument): CheckContext {
    const target = this.#target.current;
    return {
      cloud: target.kind === 'cloud' ? target.cloud : undefined,
      severities: severitiesFor(document),
      outer: this.#environments.variablesOf(document),
    };
  }

  dispose(): void {
    this.#pending.dispose();
    this.#subscriptions.dispose();
  }

  /** After a change that affects all problems. */
  #checkAll(): void {
    this.#checkers.clear();
    for (const document of this.#documents.open) this.#pending.schedule(document);
  }

  /** After a change of environment files: documents whose variables are the same need no new check. */
  #checkWithOtherVariables(): void {
    for (const [document, checker] of this.#checkers)
      if (checker.context.outer !== this.#environments.variablesOf(document)) this.#checkers.delete(document);
    // Some documents with a checker show no problems, such as a preview.
    for (const document of this.#documents.open) if (!this.#checkers.has(document)) this.#pending.schedule(document);
  }

  /** Checks in slices; stops at an edit, which makes the rest of the check pointless. */
  async #check(document: vscode.TextDocument): Promise<void> {
    const file = this.#documents.whileTyping(document);
    const checker = this.#checkerOf(document);
    const isOutdated = (): boolean => this.#pending.isPending(document) || this.#checkers.get(document) !== checker;
    const found = await finishInSlices(checker.steps(file), isOutdated);
    if (found === undefined || isOutdated()) return;
    const notes = notesOn(file, this.#documents.isLarge(document));
    const lines = found.map(({ index }) => file.lines[index] ?? 0);
    const shown = { found, lines, notes, related: relatedPositions(file, found) };
    const before = this.#shown.get(document);
    // Most keystrokes neither change nor move a problem; then a thousand problems aren't sent to the window again.
    if (before && isSame(before, shown)) return;
    const diagnostics = await finishInSlices(diagnosticsOf(file, shown, document.uri), isOutdated);
    if (diagnostics === undefined || isOutdated()) return;
    this.#shown.set(document, shown);
    this.#collection.set(document.uri, diagnostics);
  }

  #checkerOf(document: vscode.TextDocument): FileChecker {
    let checker = this.#checkers.get(document);
    if (checker === undefined) {
      checker = new FileChecker(this.contextOf(document));
      this.#checkers.set(document, checker);
    }
    return checker;
  }

  #forget(document: vscode.TextDocument): void {
    this.#pending.cancel(document);
    this.#checkers.delete(document);
    this.#shown.delete(document);
    this.#collection.delete(document.uri);
  }
}

/** The user's severities. */
export const severitiesFor = (document: vscode.TextDocument): SeveritySettings =>
  readSeveritySettings(folderSetting('problems.severity', document));

/** At most as many diagnostics as VS Code shows, in steps of one block each. */
function* diagnosticsOf(
  file: HttpFile,
  { found, notes }: Shown,
  uri: vscode.Uri,
): Generator<undefined, vscode.Diagnostic[]> {
  const diagnostics = notes.map(noteDiagnostic);
  for (const { index, problems, isUnchecked } of found) {
    if (isUnchecked) diagnostics.push(noteDiagnostic({ line: file.lines[index] ?? 0, message: largeRequest() }));
    for (const problem of problems) diagnostics.push(diagnosticOf(problem, file, index, uri));
    if (diagnostics.length >= problemLimit) break;
    yield;
  }
  return diagnostics;
}

const largeRequest = (): string =>
  t`This request has more than ${numberText(requestLimit.characters)} characters or ${numberText(requestLimit.lines)} lines, so it isn’t checked while you type, only when you send it. You can move its body into its own file: < ./body.json`;

const largeFile = (): string =>
  t`This file has more than ${numberText(fileLimit.characters)} characters or ${numberText(fileLimit.lines)} lines, so it isn’t checked while you type, and there are no code lenses and no suggestions. You can still send its requests. Split it into smaller files to have them checked.`;

/** Notes on what is left out for a file as a whole. */
function notesOn({ blocks, lines }: HttpFile, isLarge: boolean): Note[] {
  if (isLarge) return [{ line: 0, message: largeFile() }];
  if (blocks.length <= listLimit) return [];
  const message = t`The outline and folding end here: they include the first ${numberText(listLimit)} entries of a file.`;
  return [{ line: lines[listLimit] ?? 0, message }];
}

/** At the beginning of a line, so that its length needn't be looked up. */
function noteDiagnostic({ line, message }: Note): vscode.Diagnostic {
  const range = new vscode.Range(line, 0, line, 200);
  const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Information);
  diagnostic.source = diagnosticSource;
  return diagnostic;
}

/** Only of the first `problemLimit` blocks: problems of later ones aren't shown. */
const relatedPositions = (file: HttpFile, found: readonly BlockProblems[]): number[] =>
  found.slice(0, problemLimit).flatMap(({ problems }) =>
    problems.flatMap((problem) => {
      const place = relatedPlace(file, problem);
      if (place === undefined) return [];
      const { line, character } = rangeIn(file, place.index, place.span).start;
      return [line, character];
    }),
  );

function diagnosticOf(problem: Problem, file: HttpFile, index: number, uri: vscode.Uri): vscode.Diagnostic {
  const range = rangeIn(file, index, problem);
  const related = relatedPlace(file, problem);
  const diagnostic = plainDiagnostic(problem, range);
  if (related) {
    const location = new vscode.Location(uri, rangeIn(file, related.index, related.span));
    diagnostic.relatedInformation = [new vscode.DiagnosticRelatedInformation(location, related.message)];
  }
  return diagnostic;
}

/** A problem as VS Code shows it, without related places. */
export function plainDiagnostic(problem: Problem, range: vscode.Range): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, problemMessage(problem), severities[problem.severity]);
  diagnostic.source = diagnosticSource;
  diagnostic.code = { value: problem.code, target: linkTo(problemDocumentation(problem)) };
  return diagnostic;
}

/**
 * Inside VS Code, a command opens the page of an extension; its web address is for other programs. This command opens the page of the
 * installed extension; `extension.open` asks the Marketplace first, and does nothing without a network.
 */
const linkTo = (page: string): vscode.Uri =>
  vscode.Uri.parse(
    page === ownReadme ? `command:_extensions.manage?${encodeURIComponent(JSON.stringify([ownId, 'readme']))}` : page,
  );
