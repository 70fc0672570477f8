import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { bodyLimit } from '../../../catalog/requests/limits.ts';
import type { Span } from '../../../http/model.ts';
import { contentOf } from '../../../language/content-fields/decode-content.ts';
import { jsonOfBytes } from '../../../language/content-fields/encode-content.ts';
import { placeOfContent, spanAfter } from '../../../language/content-fields/place-of-content.ts';
import { fileExtensions, scriptLanguage } from '../../../language/content-fields/script-language.ts';
import type { FindField, PlacedField } from './field.ts';
import { openedDocument } from '../../documents/opened-document.ts';

/** Base64 is a third longer than what it encodes, and there is more in a body than one script. */
export const largestScript = (bodyLimit.bytes * 3) / 4;

const scheme = 'graph-run-states-script';

/** A script that was opened. */
interface OpenedScript {
  readonly uri: vscode.Uri;
  readonly property: string;
  /** The document that it’s from. */
  readonly source: vscode.Uri;
  /** Where the value is; undefined once it was edited there, or the document was closed. */
  span: Span | undefined;
  bytes: Uint8Array;
  /** As JSON: what the property held when the script was opened, which an undo restores, and what was written since. */
  readonly opened: string;
  written: string;
  changed: number;
}

/**
 * The scripts in request and payload files as files: saving one writes it back, as base64. VS Code reads and writes the bytes, so it keeps
 * their encoding and byte order mark.
 */
export class ScriptDocuments implements vscode.FileSystemProvider, vscode.Disposable {
  readonly #fieldAt: FindField;
  readonly #scripts = new Map<string, OpenedScript>();
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly #subscriptions: vscode.Disposable;
  #count = 0;

  readonly onDidChangeFile = this.#changed.event;

  constructor(fieldAt: FindField) {
    this.#fieldAt = fieldAt;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      vscode.workspace.registerFileSystemProvider(scheme, this, { isCaseSensitive: true }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const edits = contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
          ...{ start: rangeOffset, end: rangeOffset + rangeLength, text },
        }));
        for (const script of this.#from(document)) script.span &&= spanAfter(script.span, edits);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        for (const script of this.#from(document)) script.span = undefined;
      }),
    );
  }

  /**
   * Shows a script in its own editor, and reuses that editor for a script from the same place.
   *
   * @param bytes what the property holds, which is text
   */
  async open({ field, document, range }: PlacedField, bytes: Uint8Array): Promise<void> {
    const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    const script =
      this.#from(document).find((one) => one.span?.start === span.start) ??
      this.#add(field, document.uri, span, document.getText(range), bytes);
    const content = contentOf(bytes);
    // VS Code detects a byte order mark; without one, it would use the user's setting.
    const isUtf8 = content.kind === 'text' && content.encoding === 'utf-8';
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument(script.uri, isUtf8 ? { encoding: 'utf8' } : undefined),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const { bytes, changed } = this.#scriptAt(uri);
    return { type: vscode.FileType.File, ctime: 0, mtime: changed, size: bytes.length };
  }

  readFile(uri: vscode.Uri): Uint8Array {
    return this.#scriptAt(uri).bytes;
  }

  /** @throws the error that VS Code shows if it couldn’t be written back; the script stays in its editor, to be saved elsewhere */
  async writeFile(uri: vscode.Uri, bytes: Uint8Array): Promise<void> {
    const script = this.#scriptAt(uri);
    if (bytes.length > largestScript)
      throw failure(t('The script is larger than Microsoft Graph accepts: a request may have about 4 MB.'));
    const { document, range } = await this.#placeOf(script);
    const json = jsonOfBytes(bytes);
    if (document.getText(range) !== json) {
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, range, json);
      if (!(await vscode.workspace.applyEdit(edit))) throw failure(t`${nameOf(document.uri)} can’t be changed.`);
    }
    const start = document.offsetAt(range.start);
    if (document.uri.toString() === script.source.toString()) script.span = { start, end: start + json.length };
    script.bytes = bytes;
    script.written = json;
    script.changed = Math.max(Date.now(), script.changed + 1);
    const message = t`Written to ${script.property} in ${nameOf(document.uri)}, as base64.`;
    void vscode.window.setStatusBarMessage(message, statusTime);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  #add(
    { property: { name: property }, type }: PlacedField['field'],
    source: vscode.Uri,
    span: Span,
    json: string,
    bytes: Uint8Array,
  ): OpenedScript {
    const content = contentOf(bytes);
    const language = scriptLanguage(content.kind === 'text' ? content.text : '', type.name);
    const [extension = 'txt'] = fileExtensions(language);
    this.#count++;
    const uri = vscode.Uri.from({ scheme, path: `/${this.#count}/${nameOf(source)}/${property}.${extension}` });
    const script = {
      ...{ uri, property, source, span, bytes, opened: json, written: json },
      changed: Date.now(),
    };
    this.#scripts.set(uri.toString(), script);
    return script;
  }

  #from({ uri }: vscode.TextDocument): OpenedScript[] {
    const source = uri.toString();
    return [...this.#scripts.values()].filter((script) => script.source.toString() === source);
  }

  #scriptAt(uri: vscode.Uri): OpenedScript {
    const script = this.#scripts.get(uri.toString());
    if (script) return script;
    // When the window reloads, the editor of a script is restored; where it’s from isn’t.
    if (uri.path.split('/').length > 3)
      throw failure(t('Since the window reloaded, it’s unknown where this script came from.'));
    throw vscode.FileSystemError.FileNotFound(uri);
  }

  /** Where to write a script: where it’s from, as long as that still holds it. */
  async #placeOf(
    script: OpenedScript,
  ): Promise<{ readonly document: vscode.TextDocument; readonly range: vscode.Range }> {
    const source = await openedDocument(script.source);
    // A document that was still unsaved when the script was opened has another name since it was saved.
    const documents = source ? [source] : vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme !== scheme);
    const found = documents.map((document) => ({
      document,
      place: placeOfContent(document.getText(), [script.written, script.opened], source && script.span?.start),
    }));
    const places = found.flatMap(({ document, place }) => (typeof place === 'string' ? [] : [{ document, ...place }]));
    const [only] = places;
    if (places.length > 1 || found.some(({ place }) => place === 'several')) throw severalPlaces(script);
    if (only === undefined) throw source ? otherValue(script) : closed(script);
    const { document, start, end } = only;
    const placed = await this.#fieldAt({ document, position: document.positionAt(start) });
    const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
    if (placed?.field.property.name !== script.property || !placed.range.isEqual(range)) throw otherValue(script);
    return { document, range };
  }
}

/** How long the status bar says that a script was written, in milliseconds. */
const statusTime = 5000;

/** The name of a document’s file. */
export const nameOf = ({ path }: vscode.Uri): string => path.slice(path.lastIndexOf('/') + 1);

/** VS Code shows it with a button to save the script elsewhere. */
const failure = (message: string): vscode.FileSystemError => new vscode.FileSystemError(message);

const otherValue = ({ property, source }: OpenedScript): Error =>
  failure(
    t`${property} in ${nameOf(source)} has changed, so nothing was written there. Save the script as a file, or copy it.`,
  );

const severalPlaces = ({ property, source }: OpenedScript): Error =>
  failure(
    t`The value of ${property} is in several places of ${nameOf(source)} now, so nothing was written there. Save the script as a file, or copy it.`,
  );

const closed = ({ source }: OpenedScript): Error =>
  failure(t`${nameOf(source)} was closed without being saved. Save the script as a file, or copy it.`);
