import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { blockAt } from '../../http/file.ts';
import { lastAtOrBefore } from '../../http/lines.ts';
import type { Block, HttpRequest, Span } from '../../http/model.ts';
import { propertyInPayload, propertyInRequest } from '../../language/body-json.ts';
import { problemLimit } from '../../language/limits.ts';
import { payloadFileOf } from '../../language/payload-file/payload-file.ts';
import { requestAt } from '../../language/request/request-at.ts';
import type { RequestSource } from '../../send/exchange.ts';
import type { Outcome } from '../../send/outcome.ts';
import { readOutcome } from '../../response/read-outcome.ts';
import { serverProblemOf, type ServerProblem } from '../../response/explain/server-problem.ts';
import type { HttpDocuments } from '../documents/documents.ts';
import { rangeIn } from '../documents/ranges.ts';

/** The text of a request when it was sent. An edit creates another block, or another version. */
export type SentText =
  | {
      readonly kind: 'request';
      readonly document: vscode.TextDocument;
      readonly block: Block;
      readonly request: HttpRequest;
      /** Where the block was: of several with the same text, the nearest one is meant. */
      readonly index: number;
    }
  | {
      readonly kind: 'payload';
      readonly document: vscode.TextDocument;
      readonly version: number;
      readonly source: string;
    };

interface Found {
  readonly text: SentText;
  readonly problem: ServerProblem;
  /** Where the problem is, in the block of the request or in the payload. */
  readonly span: Span;
  readonly isSandbox: boolean;
}

/** How often problems are shown, in milliseconds: a thousand requests that are sent together may fail at once. */
const updateInterval = 50;

/** If showing them takes long, the pause until the next time is this many times as long. */
const pauseFactor = 10;

/** By request, and by the index of its block, because blocks with the same text are one object. */
type FoundIn = Map<HttpRequest | 'payload', Map<number, Found>>;

/** Shows a problem that the service reports at the property that it names, until the request is edited or sent again. */
export class ServerProblems implements vscode.Disposable {
  readonly #documents: HttpDocuments;
  readonly #collection = vscode.languages.createDiagnosticCollection('graphRunStates.service');
  readonly #found = new Map<vscode.TextDocument, FoundIn>();
  readonly #pending = new Map<vscode.TextDocument, NodeJS.Timeout>();
  readonly #subscriptions: vscode.Disposable;
  /** How long it took to show all problems of a document the last time, in milliseconds. */
  #lastDuration = 0;

  constructor(documents: HttpDocuments) {
    this.#documents = documents;
    this.#subscriptions = vscode.Disposable.from(
      this.#collection,
      documents.onDidChange((document) => {
        this.#show(document);
      }),
      // Payload files aren't among the documents above.
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (payloadFileOf(document.uri.path)) this.#show(document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (this.#found.delete(document)) this.#collection.delete(document.uri);
      }),
    );
  }

  /** The text of a request that is about to be sent; undefined if its document isn't open. Call this before anything can edit it. */
  textOf({ uri, line }: RequestSource): SentText | undefined {
    const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri);
    if (document === undefined) return undefined;
    if (payloadFileOf(document.uri.path))
      return { kind: 'payload', document, version: document.version, source: document.getText() };
    if (line >= document.lineCount) return undefined;
    const file = this.#documents.fileOf(document);
    const offset = document.offsetAt(new vscode.Position(line, 0));
    const placed = requestAt(file, offset);
    return placed && { kind: 'request', document, ...placed, index: blockAt(file, offset) };
  }

  /** Shows the problem of a request that has ended, if there is one, instead of an earlier one, which no longer applies. */
  report(text: SentText, outcome: Outcome): void {
    const { document } = text;
    if (document.isClosed) return;
    const problem = serverProblemOf(readOutcome(outcome));
    const found: FoundIn = this.#found.get(document) ?? new Map<HttpRequest | 'payload', Map<number, Found>>();
    if (problem)
      add(found, { text, problem, span: spanOf(text, problem), isSandbox: outcome.target.kind === 'sandbox' });
    else if (!remove(found, text)) return;
    this.#found.set(document, found);
    if (this.#pending.has(document)) return;
    const timer = setTimeout(
      () => {
        this.#pending.delete(document);
        const began = performance.now();
        this.#show(document);
        this.#lastDuration = performance.now() - began;
      },
      Math.max(updateInterval, pauseFactor * this.#lastDuration),
    );
    this.#pending.set(document, timer);
  }

  dispose(): void {
    for (const timer of this.#pending.values()) clearTimeout(timer);
    this.#subscriptions.dispose();
  }

  /** Forgets the problems of texts that have changed, and shows the others where they are now. */
  #show(document: vscode.TextDocument): void {
    const found = this.#found.get(document);
    if (found === undefined || document.isClosed) return;
    const placed = place(allOf(found), document, this.#documents);
    const still: FoundIn = new Map();
    for (const each of placed) add(still, each.found);
    if (placed.length === 0) this.#found.delete(document);
    else this.#found.set(document, still);
    this.#collection.set(
      document.uri,
      placed.slice(0, problemLimit).map((each) => diagnosticOf(each.found, each.range)),
    );
  }
}

const keyOf = (text: SentText): readonly [HttpRequest | 'payload', number] =>
  text.kind === 'payload' ? ['payload', 0] : [text.request, text.index];

function add(found: FoundIn, one: Found): void {
  const [request, index] = keyOf(one.text);
  const ofRequest = found.get(request) ?? new Map<number, Found>();
  found.set(request, ofRequest);
  ofRequest.set(index, one);
}

/** @returns whether it was there */
function remove(found: FoundIn, text: SentText): boolean {
  const [request, index] = keyOf(text);
  return found.get(request)?.delete(index) === true;
}

const allOf = (found: FoundIn): Found[] => Array.from(found.values(), (ofRequest) => [...ofRequest.values()]).flat();

interface Placed {
  readonly found: Found;
  readonly range: vscode.Range;
}

/** The places of problems in a document as it is now, without those whose text is gone. */
function place(found: readonly Found[], document: vscode.TextDocument, documents: HttpDocuments): Placed[] {
  if (found.every(({ text }) => text.kind === 'payload'))
    return found
      .filter(({ text }) => text.kind === 'payload' && text.version === document.version)
      .map((each) => ({ found: each, range: rangeOf(document, each.span) }));
  const file = documents.fileOf(document);
  const indexes = indexesOf(file.blocks);
  return found.flatMap((each) => {
    const { text, span } = each;
    if (text.kind === 'payload') return [];
    const index = nearest(indexes.get(text.block) ?? [], text.index);
    if (index === undefined) return [];
    return [{ found: { ...each, text: { ...text, index } }, range: rangeIn(file, index, span) }];
  });
}

function spanOf(text: SentText, { property }: ServerProblem): Span {
  if (text.kind === 'payload') {
    const named = property === undefined ? undefined : propertyInPayload(text.source, property);
    return named ?? { start: 0, end: text.source.search(/[\r\n]|$/) };
  }
  const { block, request } = text;
  const named = property === undefined ? undefined : propertyInRequest(block, request, property);
  return named ?? { start: request.start, end: request.url?.end ?? request.start };
}

const rangeOf = (document: vscode.TextDocument, { start, end }: Span): vscode.Range =>
  new vscode.Range(document.positionAt(start), document.positionAt(end));

function indexesOf(blocks: readonly Block[]): ReadonlyMap<Block, readonly number[]> {
  const indexes = new Map<Block, number[]>();
  for (const [index, block] of blocks.entries()) {
    const ofBlock = indexes.get(block);
    if (ofBlock) ofBlock.push(index);
    else indexes.set(block, [index]);
  }
  return indexes;
}

/** @param indexes ascending */
function nearest(indexes: readonly number[], wanted: number): number | undefined {
  const at = lastAtOrBefore(indexes, wanted);
  const [below, above] = [indexes[at], indexes[at + 1]];
  return below !== undefined && above !== undefined && Math.abs(above - wanted) < Math.abs(wanted - below)
    ? above
    : below;
}

function diagnosticOf({ problem, isSandbox }: Found, range: vscode.Range): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, problem.message, vscode.DiagnosticSeverity.Error);
  diagnostic.source = isSandbox ? t('Microsoft Graph (sandbox)') : 'Microsoft Graph';
  if (problem.code !== '') diagnostic.code = problem.code;
  return diagnostic;
}
