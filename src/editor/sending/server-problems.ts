import * as vscode from 'vscode';
import type { Block, HttpRequest, Span } from '../../http/model.ts';
import { propertyInPayload, propertyInRequest } from '../../language/body-property.ts';
import { entityTypeOfPayloadFile } from '../../language/payload-file.ts';
import { requestAt } from '../../language/request-at.ts';
import type { RequestSource } from '../../send/exchange.ts';
import type { Outcome } from '../../send/outcome.ts';
import { serverProblemOf, type ServerProblem } from '../../send/server-problem.ts';
import type { HttpDocuments } from '../documents.ts';
import { rangeIn } from '../authoring/ranges.ts';

/** The text of a request when it was sent. An edit makes another block, or another version, of it. */
export type SentText =
  | {
      readonly kind: 'request';
      readonly document: vscode.TextDocument;
      readonly block: Block;
      readonly request: HttpRequest;
      /** Where the block stood: of several with the same text it is the nearest. */
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
  /** What it is about, in the block of the request or in the payload. */
  readonly span: Span;
  readonly isSandbox: boolean;
}

/** A thousand requests that are sent together may fail at once, and are shown this often, in milliseconds. */
const pace = 50;

/** Shows what the service found wrong with a request at the property that it names, until that request is edited or sent again. */
export class ServerProblems implements vscode.Disposable {
  readonly #documents: HttpDocuments;
  readonly #collection = vscode.languages.createDiagnosticCollection('graphRunStates.service');
  readonly #found = new Map<vscode.TextDocument, readonly Found[]>();
  readonly #pending = new Map<vscode.TextDocument, NodeJS.Timeout>();
  readonly #subscriptions: vscode.Disposable;

  constructor(documents: HttpDocuments) {
    this.#documents = documents;
    this.#subscriptions = vscode.Disposable.from(
      this.#collection,
      documents.onDidChange((document) => {
        this.#show(document);
      }),
      // Payload files are none of the documents above.
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (entityTypeOfPayloadFile(document.uri.path)) this.#show(document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (this.#found.delete(document)) this.#collection.delete(document.uri);
      }),
    );
  }

  /** The text of a request that is about to be sent; undefined if its document is not open. Ask before anything can edit it. */
  textOf({ uri, line }: RequestSource): SentText | undefined {
    const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri);
    if (document === undefined) return undefined;
    if (entityTypeOfPayloadFile(document.uri.path))
      return { kind: 'payload', document, version: document.version, source: document.getText() };
    if (line >= document.lineCount) return undefined;
    const file = this.#documents.fileOf(document);
    const placed = requestAt(file, document.offsetAt(new vscode.Position(line, 0)));
    return placed && { kind: 'request', document, ...placed, index: file.blocks.indexOf(placed.block) };
  }

  /** How the request of a text ended: what was found wrong with it before holds no more. */
  report(text: SentText, outcome: Outcome): void {
    const { document } = text;
    if (document.isClosed) return;
    const problem = serverProblemOf(outcome);
    const before = this.#found.get(document) ?? [];
    const others = before.filter((found) => !isSameRequest(found.text, text));
    if (problem === undefined && others.length === before.length) return;
    const isSandbox = outcome.target.kind === 'sandbox';
    this.#found.set(
      document,
      problem ? [...others, { text, problem, span: spanOf(text, problem), isSandbox }] : others,
    );
    if (this.#pending.has(document)) return;
    const timer = setTimeout(() => {
      this.#pending.delete(document);
      this.#show(document);
    }, pace);
    this.#pending.set(document, timer);
  }

  dispose(): void {
    for (const timer of this.#pending.values()) clearTimeout(timer);
    this.#subscriptions.dispose();
  }

  /** Forgets what was found in a text that is another now, and shows the rest where it stands now. */
  #show(document: vscode.TextDocument): void {
    const found = this.#found.get(document);
    if (found === undefined || document.isClosed) return;
    const placed = place(found, document, this.#documents);
    if (placed.length === 0) this.#found.delete(document);
    else
      this.#found.set(
        document,
        placed.map(({ found: still }) => still),
      );
    this.#collection.set(
      document.uri,
      placed.map(({ found: still, range }) => diagnosticOf(still, range)),
    );
  }
}

const isSameRequest = (a: SentText, b: SentText): boolean =>
  a.kind === 'payload' || b.kind === 'payload' ? a.kind === b.kind : a.request === b.request && a.index === b.index;

interface Placed {
  readonly found: Found;
  readonly range: vscode.Range;
}

/** Where problems stand in a document as it is now, without those whose text is not there any more. */
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
  for (const [index, block] of blocks.entries()) indexes.set(block, [...(indexes.get(block) ?? []), index]);
  return indexes;
}

const nearest = (indexes: readonly number[], wanted: number): number | undefined =>
  indexes.length === 0
    ? undefined
    : indexes.reduce((best, index) => (Math.abs(index - wanted) < Math.abs(best - wanted) ? index : best));

function diagnosticOf({ problem, isSandbox }: Found, range: vscode.Range): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, problem.message, vscode.DiagnosticSeverity.Error);
  diagnostic.source = isSandbox ? 'Microsoft Graph (sandbox)' : 'Microsoft Graph';
  if (problem.code !== '') diagnostic.code = problem.code;
  return diagnostic;
}
