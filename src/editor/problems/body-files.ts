import { t } from '@vscode/l10n';
import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { positionAt } from '../../http/lines.ts';
import type { Block, HttpFile, Span } from '../../http/model.ts';
import type { OuterVariables } from '../../http/variables/outer-variables.ts';
import { hasReference } from '../../http/variables/references.ts';
import { substitute, type Variables, variablesOf } from '../../http/variables/variables.ts';
import type { FileBodyFault } from '../../language/body-file/body-file.ts';
import {
  bodyFilesIn,
  type BodyFileText,
  type NamedBodyFile,
  unreadableBodyFile,
} from '../../language/body-file/check.ts';
import { isHidden } from '../../language/variables/hidden-variables.ts';
import { requestLimit } from '../../language/limits.ts';
import { bodyType, graphRequestOf } from '../../language/request/graph-request.ts';
import { numberText } from '../../texts/number-text.ts';
import { bodyFileUri } from '../documents/body-file-uri.ts';
import type { HttpDocuments } from '../documents/documents.ts';
import { payloadIn } from '../documents/payload-documents.ts';
import { rangeIn } from '../documents/ranges.ts';
import type { Environments } from '../environments/environments.ts';
import { finishInSlices } from '../in-slices.ts';
import { AfterPause } from './after-pause.ts';
import { type BodyFileRead, BodyFileReads } from './body-file-reads.ts';
import { plainDiagnostic, type Problems } from './request-files.ts';
import { diagnosticsIn, type Found, type OfRequest, report } from './reported-once.ts';
import { diagnosticSource } from './diagnostic-source.ts';

/** How long a pause in typing is until body files are checked again, in milliseconds. */
const pause = 300;

/** A request that names a body file. */
interface Named {
  readonly index: number;
  readonly block: Block;
  readonly named: NamedBodyFile;
  /** The path, with variables replaced. */
  readonly written: string;
  /** Undefined: the path leads to no file that may be sent. */
  readonly uri: vscode.Uri | undefined;
}

/** What checks depend on besides the files. */
interface Known {
  readonly defining: readonly Block[];
  readonly outer: OuterVariables;
  readonly shown: Variables;
  readonly all: Variables;
}

/**
 * Checks the body files of open request files, and shows each problem at its place in them. If a file can't be a body, that is shown at the
 * line that names it. Reads what sending would read, so nothing in Restricted Mode.
 */
export class BodyFileProblems implements vscode.Disposable {
  readonly #documents: HttpDocuments;
  readonly #environments: Environments;
  readonly #problems: Problems;
  readonly #collection = vscode.languages.createDiagnosticCollection('graphRunStates.bodyFiles');
  readonly #pending = new AfterPause(pause, (document) => void this.#check(document));
  readonly #reads = new BodyFileReads((document) => {
    this.#pending.schedule(document);
  });
  readonly #known = new WeakMap<vscode.TextDocument, Known>();
  readonly #found = new Map<vscode.TextDocument, Found>();
  readonly #subscriptions: vscode.Disposable;

  constructor(documents: HttpDocuments, environments: Environments, problems: Problems) {
    this.#documents = documents;
    this.#environments = environments;
    this.#problems = problems;
    const again = (document: vscode.TextDocument): void => {
      this.#pending.schedule(document);
    };
    const all = (): void => {
      documents.open.forEach(again);
    };
    this.#subscriptions = vscode.Disposable.from(
      documents.onDidChange(again),
      documents.onDidClose((document) => {
        this.#forget(document);
      }),
      environments.onDidChange(all),
      vscode.workspace.onDidGrantWorkspaceTrust(all),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('graphRunStates.problems')) all();
      }),
      this.#collection,
    );
    all();
  }

  /** The problems that are shown in a file, each with the document of its request. */
  *shownIn(uri: vscode.Uri): Generator<OfRequest & { readonly source: vscode.TextDocument }, void> {
    for (const [source, found] of this.#found)
      for (const { of } of found.get(uri.toString())?.values() ?? []) for (const one of of) yield { ...one, source };
  }

  dispose(): void {
    this.#pending.dispose();
    this.#reads.dispose();
    this.#subscriptions.dispose();
  }

  async #check(document: vscode.TextDocument): Promise<void> {
    const isClosed = (): boolean => !this.#documents.open.includes(document);
    if (!vscode.workspace.isTrusted || isClosed()) return;
    const isOutdated = (): boolean => this.#pending.isPending(document) || isClosed();
    const file = this.#documents.whileTyping(document);
    const known = this.#knownOf(document, file);
    const named = await finishInSlices(namedIn(document, file, known), isOutdated);
    if (named === undefined) return;
    const reads = new Map<string, BodyFileRead>();
    for (const { written, uri } of named)
      if (!reads.has(written)) reads.set(written, await this.#reads.read(document, written, uri));
    if (isOutdated()) return;
    const found = await finishInSlices(this.#foundIn(document, file, known, named, reads), isOutdated);
    if (found !== undefined && !isOutdated()) this.#show(document, found);
  }

  #knownOf(document: vscode.TextDocument, file: HttpFile): Known {
    const outer = this.#environments.variablesOf(document);
    const before = this.#known.get(document);
    if (before?.outer === outer && before.defining === file.defining) return before;
    const shown = variablesOf(file, outer, undefined, isHidden);
    const known = { defining: file.defining, outer, shown, all: variablesOf(file, outer) };
    this.#known.set(document, known);
    return known;
  }

  *#foundIn(
    document: vscode.TextDocument,
    file: HttpFile,
    { shown }: Known,
    named: readonly Named[],
    reads: ReadonlyMap<string, BodyFileRead>,
  ): Generator<undefined, Found> {
    const found: Found = new Map();
    for (const one of named) {
      const line = rangeIn(file, one.index, one.named.line);
      const read = reads.get(one.written);
      if (read && 'fault' in read) this.#reportUnreadable(found, document, one, line, read.fault);
      else if (read && isLarge(read.body)) report(found, document.uri, largeBody(line));
      else if (read && one.uri) this.#reportProblems(found, document, one, line, read.body, one.uri, shown);
      yield;
    }
    return found;
  }

  #reportUnreadable(
    found: Found,
    document: vscode.TextDocument,
    { index, block, named }: Named,
    line: vscode.Range,
    fault: FileBodyFault,
  ): void {
    for (const problem of this.#problems.enabledIn(document, index, [unreadableBodyFile(named, fault)]))
      report(found, document.uri, plainDiagnostic(problem, line), {
        problem,
        range: line,
        inFile: undefined,
        index,
        block,
      });
  }

  #reportProblems(
    found: Found,
    document: vscode.TextDocument,
    { index, block, named }: Named,
    line: vscode.Range,
    body: BodyFileText,
    uri: vscode.Uri,
    variables: Variables,
  ): void {
    const ofBody = body.check(named.request, named.hasVariables, variables);
    const problems = this.#problems.enabledIn(document, index, ofBody);
    const isPayload = isCheckedAsPayload(named, variables, uri);
    for (const problem of problems) {
      if (problem.code === 'invalid-json' || isPayload) continue;
      const range = rangeOf(problem.inFile, body.lineStarts);
      const diagnostic = plainDiagnostic(problem, range);
      diagnostic.relatedInformation = [related(document.uri, line, t('This request sends the file'))];
      report(found, uri, diagnostic, { problem, range, inFile: problem.inFile, index, block });
    }
    // While the file is open, VS Code itself reports invalid JSON in it.
    const invalid = problems.find(({ code }) => code === 'invalid-json');
    if (invalid === undefined) return;
    const diagnostic = plainDiagnostic(invalid, line);
    const place = rangeOf(invalid.inFile, body.lineStarts);
    diagnostic.relatedInformation = [related(uri, place, t('The place in the file'))];
    report(found, document.uri, diagnostic, { problem: invalid, range: line, inFile: undefined, index, block });
  }

  #forget(document: vscode.TextDocument): void {
    this.#pending.cancel(document);
    this.#reads.forget(document);
    this.#show(document, new Map());
    this.#found.delete(document);
  }

  /** Shows the problems that one request file reports, merged with those of the others. */
  #show(document: vscode.TextDocument, found: Found): void {
    const before = this.#found.get(document);
    this.#found.set(document, found);
    for (const key of new Set([...(before?.keys() ?? []), ...found.keys()])) {
      if (isDeepStrictEqual(diagnosticsIn(before?.get(key)), diagnosticsIn(found.get(key)))) continue;
      const merged: Found = new Map();
      const uri = vscode.Uri.parse(key);
      for (const one of this.#found.values())
        for (const { diagnostic } of one.get(key)?.values() ?? []) report(merged, uri, diagnostic);
      this.#collection.set(uri, diagnosticsIn(merged.get(key)));
    }
  }
}

function* namedIn(document: vscode.TextDocument, file: HttpFile, { shown, all }: Known): Generator<undefined, Named[]> {
  const found: Named[] = [];
  for (const [index, block] of file.blocks.entries()) {
    for (const named of bodyFilesIn(block, () => shown)) {
      const written = substitute(named.path, all);
      // A variable without a value has its own problem.
      if (!hasReference(written)) found.push({ index, block, named, written, uri: bodyFileUri(document, written) });
    }
    yield;
  }
  return found;
}

/** Whether a file is checked as a payload file of the same entity type, as while it is open: then its problems are reported there. */
function isCheckedAsPayload({ request }: NamedBodyFile, variables: Variables, uri: vscode.Uri): boolean {
  const graphRequest = graphRequestOf(request, variables);
  const entityType = graphRequest && bodyType(graphRequest);
  return (
    entityType !== undefined &&
    vscode.workspace.textDocuments.some(
      (document) => document.uri.toString() === uri.toString() && payloadIn(document)?.type === entityType,
    )
  );
}

const isLarge = ({ text }: BodyFileText): boolean => text.length > requestLimit.characters;

function largeBody(line: vscode.Range): vscode.Diagnostic {
  const characters = numberText(requestLimit.characters);
  const message = t`This file has more than ${characters} characters, so it isn’t checked while you type, only when you send it.`;
  const note = new vscode.Diagnostic(line, message, vscode.DiagnosticSeverity.Information);
  note.source = diagnosticSource;
  return note;
}

const related = (uri: vscode.Uri, range: vscode.Range, message: string): vscode.DiagnosticRelatedInformation =>
  new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, range), message);

function rangeOf({ start, end }: Span, lineStarts: readonly number[]): vscode.Range {
  const [from, to] = [positionAt(lineStarts, start), positionAt(lineStarts, end)];
  return new vscode.Range(from.line, from.character, to.line, to.character);
}
