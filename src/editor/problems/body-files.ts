import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { lineStartsOf, positionAt } from '../../http/lines.ts';
import type { Block, HttpFile, Span } from '../../http/model.ts';
import type { OuterVariables } from '../../http/variables/outer-variables.ts';
import { hasReference } from '../../http/variables/references.ts';
import { substitute, type Variables, variablesOf } from '../../http/variables/variables.ts';
import type { FileBodyFault } from '../../language/body-file/body-file.ts';
import {
  bodyFilesIn,
  checkBodyFile,
  type InBodyFile,
  type NamedBodyFile,
  unreadableBodyFile,
} from '../../language/body-file/check-body-file.ts';
import { isHidden } from '../../language/hidden-variables.ts';
import type { Problem } from '../../language/problems/problem.ts';
import { requestLimit } from '../../language/limits.ts';
import { bodyEntityType, graphRequestOf } from '../../language/request/graph-request.ts';
import { bodyFileUri } from '../documents/body-file-uri.ts';
import type { HttpDocuments } from '../documents/documents.ts';
import { payloadTypeOf } from '../documents/payload-documents.ts';
import { rangeIn } from '../documents/ranges.ts';
import type { Environments } from '../environments/environments.ts';
import { finishInSlices } from '../in-slices.ts';
import { readFileBody } from '../preparing/read-file-body.ts';
import { plainDiagnostic, type Problems } from './request-files.ts';

/** How long typing may pause before body files are looked at again, in milliseconds. */
const pause = 300;

/** Requests that are named beside a problem in a body file. */
const mostNamed = 10;

/** What was read of a file: one object for each state of it. */
type Read = { readonly text: string } | { readonly fault: FileBodyFault };

/** A file that a request names, and where in its request file. */
interface Named {
  readonly index: number;
  readonly named: NamedBodyFile;
}

/** What checks depend on beside the files, and what they found for it. */
interface Known {
  readonly defining: readonly Block[];
  readonly outer: OuterVariables;
  readonly shown: Variables;
  readonly all: Variables;
  readonly checked: WeakMap<Read, Map<string, readonly InBodyFile[]>>;
}

/** A problem that is shown in a file, and the request that it is of. */
export interface OfRequest {
  readonly problem: Problem;
  readonly range: vscode.Range;
  /** Where the problem is in a body file; undefined at the line that names the file. */
  readonly inFile: Span | undefined;
  readonly index: number;
  readonly block: Block;
}

/** A diagnostic, and the problem that it shows; undefined for a note. */
interface Shown {
  readonly diagnostic: vscode.Diagnostic;
  readonly problem: Problem | undefined;
  readonly inFile?: Span;
}

/** The diagnostics that a request file makes for each file, by its URI. */
type Found = ReadonlyMap<string, readonly vscode.Diagnostic[]>;

/**
 * Checks the files that the requests of open request files send as their bodies, and shows what is wrong at its place in them. What makes
 * a file no body at all is shown at the line that names it. Reads what sending would read, once, and again when that changes;
 * nothing in Restricted Mode, where nothing is sent.
 */
export class BodyFileProblems implements vscode.Disposable {
  readonly #documents: HttpDocuments;
  readonly #environments: Environments;
  readonly #problems: Problems;
  readonly #collection = vscode.languages.createDiagnosticCollection('graphRunStates.bodyFiles');
  readonly #pending = new Map<vscode.TextDocument, NodeJS.Timeout>();
  readonly #known = new WeakMap<vscode.TextDocument, Known>();
  readonly #found = new Map<vscode.TextDocument, Found>();
  /** The same by URI, as problems. */
  readonly #ofRequests = new Map<vscode.TextDocument, ReadonlyMap<string, readonly OfRequest[]>>();
  /** By URI, and the documents whose requests name the file. */
  readonly #reads = new Map<string, { readonly read: Promise<Read>; readonly users: Set<vscode.TextDocument> }>();
  readonly #watchers = new Map<string, vscode.FileSystemWatcher>();
  readonly #subscriptions: vscode.Disposable;

  constructor(documents: HttpDocuments, environments: Environments, problems: Problems) {
    this.#documents = documents;
    this.#environments = environments;
    this.#problems = problems;
    const again = (document: vscode.TextDocument): void => {
      this.#schedule(document);
    };
    const all = (): void => {
      documents.open.forEach(again);
    };
    const changed = ({ uri }: vscode.TextDocument): void => {
      this.#readAgain(uri);
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
      // An open file may differ from the disk; and an open payload file is checked as one.
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        changed(document);
      }),
      vscode.workspace.onDidOpenTextDocument(changed),
      vscode.workspace.onDidCloseTextDocument(changed),
      this.#collection,
    );
    all();
  }

  /** The problems that are shown in a file, and the document that has the request of each. */
  *shownIn(uri: vscode.Uri): Generator<OfRequest & { readonly source: vscode.TextDocument }, void> {
    for (const [source, found] of this.#ofRequests)
      for (const one of found.get(uri.toString()) ?? []) yield { ...one, source };
  }

  dispose(): void {
    for (const timer of this.#pending.values()) clearTimeout(timer);
    for (const watcher of this.#watchers.values()) watcher.dispose();
    this.#subscriptions.dispose();
  }

  #schedule(document: vscode.TextDocument): void {
    clearTimeout(this.#pending.get(document));
    const timer = setTimeout(() => {
      void this.#check(document);
    }, pause);
    this.#pending.set(document, timer);
  }

  #readAgain(uri: vscode.Uri): void {
    const known = this.#reads.get(uri.toString());
    this.#reads.delete(uri.toString());
    for (const document of known?.users ?? []) this.#schedule(document);
  }

  async #check(document: vscode.TextDocument): Promise<void> {
    this.#pending.delete(document);
    const isClosed = (): boolean => !this.#documents.open.includes(document);
    if (!vscode.workspace.isTrusted || isClosed()) return;
    const file = this.#documents.whileTyping(document);
    const isOutdated = (): boolean => this.#pending.has(document) || isClosed();
    const known = this.#knownOf(document, file);
    const named = await finishInSlices(namedIn(file, known.shown), isOutdated);
    if (named === undefined || isOutdated()) return;
    const found = new Map<string, vscode.Diagnostic[]>();
    const ofRequests = new Map<string, OfRequest[]>();
    const add = (uri: vscode.Uri, { index }: Named, problems: readonly Shown[]): void => {
      const key = uri.toString();
      found.set(key, [...(found.get(key) ?? []), ...problems.map(({ diagnostic }) => diagnostic)]);
      const block = file.blocks[index];
      if (block === undefined) return;
      const here = ofRequests.get(key) ?? [];
      ofRequests.set(key, here);
      for (const { problem, diagnostic, inFile } of problems)
        if (problem) here.push({ problem, range: diagnostic.range, inFile, index, block });
    };
    for (const one of named) {
      const written = substitute(one.named.path, known.all);
      // A variable without a value has its own problem.
      if (hasReference(written)) continue;
      const uri = bodyFileUri(document, written);
      const read = await this.#read(document, written, uri);
      if (isOutdated()) return;
      const there = uri && 'text' in read ? this.#inFile(document, file, one, known, read, uri) : [];
      if (uri) add(uri, one, there);
      add(document.uri, one, this.#atLine(document, file, one, known, read, uri));
    }
    this.#ofRequests.set(document, ofRequests);
    this.#show(document, found);
  }

  #knownOf(document: vscode.TextDocument, file: HttpFile): Known {
    const outer = this.#environments.variablesOf(document);
    const before = this.#known.get(document);
    if (before?.outer === outer && before.defining === file.defining) return before;
    const shown = variablesOf(file, outer, undefined, isHidden);
    const known = { defining: file.defining, outer, shown, all: variablesOf(file, outer), checked: new WeakMap() };
    this.#known.set(document, known);
    return known;
  }

  async #read(document: vscode.TextDocument, written: string, uri: vscode.Uri | undefined): Promise<Read> {
    if (uri === undefined) return { fault: 'outside' };
    const key = uri.toString();
    let known = this.#reads.get(key);
    if (known === undefined) {
      this.#watch(vscode.Uri.joinPath(uri, '..'));
      this.#reads.set(key, (known = { read: readFileBody(document, written), users: new Set() }));
    }
    known.users.add(document);
    return known.read;
  }

  /** Looks for changes in a folder that a body file is in, or would be. */
  #watch(folder: vscode.Uri): void {
    if (this.#watchers.has(folder.toString()) || !vscode.workspace.getWorkspaceFolder(folder)) return;
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '*'));
    const readAgain = (uri: vscode.Uri): void => {
      this.#readAgain(uri);
    };
    watcher.onDidCreate(readAgain);
    watcher.onDidChange(readAgain);
    watcher.onDidDelete(readAgain);
    this.#watchers.set(folder.toString(), watcher);
  }

  #enabledOf(document: vscode.TextDocument, { index, named }: Named, known: Known, read: Read): readonly InBodyFile[] {
    if (!('text' in read) || isLarge(read.text)) return [];
    const { request, hasVariables } = named;
    const key = JSON.stringify([request.method?.text, request.url?.value, hasVariables, named.line]);
    const ofRead = known.checked.get(read) ?? new Map<string, readonly InBodyFile[]>();
    known.checked.set(read, ofRead);
    const found = ofRead.get(key) ?? checkBodyFile(request, read.text, hasVariables, known.shown);
    ofRead.set(key, found);
    return this.#problems.enabledIn(document, index, found);
  }

  /** The problems inside of a body file. */
  #inFile(
    document: vscode.TextDocument,
    file: HttpFile,
    one: Named,
    known: Known,
    read: { readonly text: string },
    uri: vscode.Uri,
  ): Shown[] {
    if (isCheckedAsPayload(one.named, known.shown, uri)) return [];
    const lineStarts = lineStartsOf(read.text);
    const sentBy = new vscode.Location(document.uri, rangeIn(file, one.index, one.named.line));
    return this.#enabledOf(document, one, known, read)
      .filter(({ code }) => code !== 'invalid-json')
      .map((problem) => {
        const diagnostic = plainDiagnostic(problem, rangeOf(problem.inFile, lineStarts));
        diagnostic.relatedInformation = [
          new vscode.DiagnosticRelatedInformation(sentBy, t('This request sends the file')),
        ];
        return { diagnostic, problem, inFile: problem.inFile };
      });
  }

  /** What makes a file no body, at the line that names it. VS Code reports invalid JSON in the file itself while that is open. */
  #atLine(
    document: vscode.TextDocument,
    file: HttpFile,
    one: Named,
    known: Known,
    read: Read,
    uri: vscode.Uri | undefined,
  ): Shown[] {
    const range = rangeIn(file, one.index, one.named.line);
    if ('fault' in read)
      return this.#problems
        .enabledIn(document, one.index, [unreadableBodyFile(one.named, read.fault)])
        .map((problem) => ({ diagnostic: plainDiagnostic(problem, range), problem }));
    if (isLarge(read.text)) {
      const note = new vscode.Diagnostic(range, largeBody(), vscode.DiagnosticSeverity.Information);
      note.source = 'Graph Run States';
      return [{ diagnostic: note, problem: undefined }];
    }
    const invalid = this.#enabledOf(document, one, known, read).find(({ code }) => code === 'invalid-json');
    if (!invalid || !uri) return [];
    const diagnostic = plainDiagnostic(invalid, range);
    const place = new vscode.Location(uri, rangeOf(invalid.inFile, lineStartsOf(read.text)));
    diagnostic.relatedInformation = [new vscode.DiagnosticRelatedInformation(place, t('The place in the file'))];
    return [{ diagnostic, problem: invalid }];
  }

  #forget(document: vscode.TextDocument): void {
    clearTimeout(this.#pending.get(document));
    this.#pending.delete(document);
    for (const { users } of this.#reads.values()) users.delete(document);
    this.#show(document, new Map());
    this.#found.delete(document);
    this.#ofRequests.delete(document);
  }

  /** Shows what one request file makes known, with what the others do. */
  #show(document: vscode.TextDocument, found: Found): void {
    const before = this.#found.get(document);
    this.#found.set(document, found);
    for (const key of new Set([...(before?.keys() ?? []), ...found.keys()])) {
      if (JSON.stringify(before?.get(key) ?? []) === JSON.stringify(found.get(key) ?? [])) continue;
      const all = [...this.#found.values()].flatMap((one) => one.get(key) ?? []);
      this.#collection.set(vscode.Uri.parse(key), merged(all));
    }
  }
}

/** Several requests may send one file: each problem of it once, beside the requests that it is one of. */
function merged(diagnostics: readonly vscode.Diagnostic[]): vscode.Diagnostic[] {
  const byKey = new Map<string, vscode.Diagnostic>();
  for (const diagnostic of diagnostics) {
    const key = JSON.stringify([diagnostic.code, diagnostic.range, diagnostic.message]);
    const known = byKey.get(key);
    if (known === undefined) {
      const copy = new vscode.Diagnostic(diagnostic.range, diagnostic.message, diagnostic.severity);
      byKey.set(key, Object.assign(copy, diagnostic));
    } else if ((known.relatedInformation?.length ?? 0) < mostNamed)
      known.relatedInformation = [...(known.relatedInformation ?? []), ...(diagnostic.relatedInformation ?? [])];
  }
  return [...byKey.values()];
}

function* namedIn(file: HttpFile, variables: Variables): Generator<undefined, Named[]> {
  const found: Named[] = [];
  for (const [index, block] of file.blocks.entries()) {
    for (const named of bodyFilesIn(block, () => variables)) found.push({ index, named });
    yield;
  }
  return found;
}

/** Whether a file is checked as a payload of the same entity type, which it is while it is open: its problems are told once. */
function isCheckedAsPayload({ request }: NamedBodyFile, variables: Variables, uri: vscode.Uri): boolean {
  const graphRequest = graphRequestOf(request, variables);
  const entityType = graphRequest && bodyEntityType(graphRequest);
  return (
    entityType !== undefined &&
    vscode.workspace.textDocuments.some(
      (document) => document.uri.toString() === uri.toString() && payloadTypeOf(document) === entityType,
    )
  );
}

const isLarge = (text: string): boolean => text.length > requestLimit.characters;

const largeBody = (): string =>
  t`This file has more than ${requestLimit.characters.toLocaleString('en-US')} characters, so it isn’t checked while you type, only when you send it.`;

function rangeOf({ start, end }: Span, lineStarts: readonly number[]): vscode.Range {
  const [from, to] = [positionAt(lineStarts, start), positionAt(lineStarts, end)];
  return new vscode.Range(from.line, from.character, to.line, to.character);
}
