import * as vscode from 'vscode';
import { editHttpFile, parseHttpFile } from '../http/file.ts';
import type { HttpFile } from '../http/model.ts';
import { parseMarkdown } from '../language/markdown-blocks.ts';

/** The language of request files, shared with the other tools that read them. */
export const httpLanguage = 'http';

/** The scheme of documents that show what will be sent. Nobody writes in them, so nothing is checked or sent there. */
export const previewScheme = 'graph-run-states-preview';

const markdownLanguage = 'markdown';

/** The languages of documents that `fileOf` reads. Of Markdown it reads the fences, at their places in the document. */
export const requestLanguages: readonly string[] = [httpLanguage, markdownLanguage];

/** The open request files and Markdown pages, each parsed once and then edited along with its document. */
export class HttpDocuments implements vscode.Disposable {
  readonly #files = new Map<vscode.TextDocument, HttpFile>();
  /** Markdown is read anew, with the blocks that are still in it, when somebody asks: an edit may open or close a fence. */
  readonly #outdated = new WeakSet<vscode.TextDocument>();
  readonly #changed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #closed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #subscriptions: vscode.Disposable;

  /** A request file was opened or edited. */
  readonly onDidChange = this.#changed.event;
  /** A request file was closed, or is one no more. */
  readonly onDidClose = this.#closed.event;

  constructor() {
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument((document) => {
        if (isRequestFile(document)) this.#changed.fire(document);
      }),
      vscode.workspace.onDidChangeTextDocument((event) => {
        this.#edit(event);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#files.delete(document);
        this.#closed.fire(document);
      }),
      this.#changed,
      this.#closed,
    );
  }

  /** The documents that are open now. */
  get open(): readonly vscode.TextDocument[] {
    return vscode.workspace.textDocuments.filter(isRequestFile);
  }

  /** The current state of a document. */
  fileOf(document: vscode.TextDocument): HttpFile {
    const known = this.#files.get(document);
    if (known !== undefined && !this.#outdated.delete(document)) return known;
    const text = document.getText();
    const file = document.languageId === markdownLanguage ? parseMarkdown(text, known) : parseHttpFile(text);
    this.#files.set(document, file);
    return file;
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #edit({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (!isRequestFile(document) || contentChanges.length === 0) return;
    const file = this.#files.get(document);
    if (document.languageId === markdownLanguage) this.#outdated.add(document);
    else if (file !== undefined) {
      // The changes of one event are in the coordinates of the text before it, and come last one first.
      const edited = contentChanges.reduce(
        (current, { rangeOffset, rangeLength, text }) =>
          editHttpFile(current, { start: rangeOffset, end: rangeOffset + rangeLength, text }),
        file,
      );
      this.#files.set(document, edited);
    }
    this.#changed.fire(document);
  }
}

/** Documents of these languages that can be edited: not the old revision in a diff. */
const isRequestFile = ({ languageId, uri }: vscode.TextDocument): boolean =>
  requestLanguages.includes(languageId) &&
  uri.scheme !== previewScheme &&
  vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== false;
