import * as vscode from 'vscode';
import { editHttpFile, parseHttpFile } from '../../http/file.ts';
import type { HttpFile } from '../../http/model.ts';
import { fileLimit } from '../../language/limits.ts';
import { editMarkdown, parseMarkdown } from '../../language/markdown/blocks.ts';
import { isLeftOut, nothingReadable, readablePart } from '../../language/readable-part.ts';
import { markdownLanguage, previewScheme, requestLanguages } from './languages.ts';

/** The open request files and Markdown pages, each parsed once and then edited along with its document. */
export class HttpDocuments implements vscode.Disposable {
  readonly #files = new Map<vscode.TextDocument, HttpFile>();
  /** Markdown pages to parse again on the next access, with the blocks still in them: an edit may have opened or closed a fence. */
  readonly #outdated = new WeakSet<vscode.TextDocument>();
  /** Documents that are too large to be updated with each edit. */
  readonly #large = new WeakMap<vscode.TextDocument, { readonly version: number; file: HttpFile | undefined }>();
  readonly #changed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #closed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #subscriptions: vscode.Disposable;

  /** A request file was opened or edited. */
  readonly onDidChange = this.#changed.event;
  /** A request file was closed, or is no longer one. */
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

  /**
   * The part of a document that can be read between two keystrokes. Everything that VS Code requests while no user waits for it uses this:
   * see `limits.ts` for what it leaves out.
   */
  whileTyping(document: vscode.TextDocument): HttpFile {
    return this.isLarge(document) ? nothingReadable : readablePart(this.fileOf(document));
  }

  /** The same, for a place in the document; undefined if that place is left out. */
  placeWhileTyping(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): { readonly file: HttpFile; readonly offset: number } | undefined {
    if (this.isLarge(document)) return undefined;
    const [file, offset] = [this.whileTyping(document), document.offsetAt(position)];
    return isLeftOut(file, offset) ? undefined : { file, offset };
  }

  /** Whether a document is too large to be read while the user types. */
  isLarge(document: vscode.TextDocument): boolean {
    if (this.#large.get(document)?.version === document.version) return true;
    // The end of the last line, which costs only what VS Code needs for any offset.
    const known = this.#outdated.has(document) ? undefined : this.#files.get(document);
    const length = known?.length ?? document.offsetAt(new vscode.Position(document.lineCount, 0));
    if (length <= fileLimit.characters && document.lineCount <= fileLimit.lines) return false;
    this.#large.set(document, { version: document.version, file: undefined });
    return true;
  }

  /** The whole document in its current state, for what the user asked for. */
  fileOf(document: vscode.TextDocument): HttpFile {
    if (this.isLarge(document)) {
      const large = this.#large.get(document);
      const file = large?.file ?? read(document);
      if (large) large.file = file;
      return file;
    }
    const known = this.#files.get(document);
    if (known !== undefined && !this.#outdated.delete(document)) return known;
    const file = read(document, known);
    this.#files.set(document, file);
    return file;
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #edit({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (!isRequestFile(document) || contentChanges.length === 0) return;
    const file = this.#files.get(document);
    if (file !== undefined && !this.#outdated.has(document)) {
      const edit = document.languageId === markdownLanguage ? editMarkdown : editHttpFile;
      let edited: HttpFile | undefined = file;
      // The changes of one event refer to the text before it, and are listed from last to first.
      for (const { rangeOffset, rangeLength, text } of contentChanges)
        edited = edited && edit(edited, { start: rangeOffset, end: rangeOffset + rangeLength, text });
      if (edited) this.#files.set(document, edited);
      else this.#outdated.add(document);
    }
    if (this.isLarge(document)) this.#files.delete(document);
    this.#changed.fire(document);
  }
}

function read(document: vscode.TextDocument, known?: HttpFile): HttpFile {
  const text = document.getText();
  return document.languageId === markdownLanguage ? parseMarkdown(text, known) : parseHttpFile(text);
}

/** Documents of these languages that can be edited: not the old revision in a diff. */
const isRequestFile = ({ languageId, uri }: vscode.TextDocument): boolean =>
  requestLanguages.includes(languageId) &&
  uri.scheme !== previewScheme &&
  vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== false;
