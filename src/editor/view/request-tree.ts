import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { readFaultMessage } from '../../files/read-result.ts';
import { parseHttpFile } from '../../http/file.ts';
import type { HttpFile } from '../../http/model.ts';
import { noOuterVariables, type OuterVariables } from '../../http/variables/outer-variables.ts';
import { listLimit } from '../../language/limits.ts';
import { FileOutline } from '../../language/navigation/symbols.ts';
import { payloadFileOf } from '../../language/payload-file.ts';
import { payloadFileGlobs, payloadFileName } from '../../language/payload-file-name.ts';
import { AfterPause } from '../problems/after-pause.ts';
import type { HttpDocuments } from '../documents/documents.ts';
import { rangeIn } from '../documents/ranges.ts';
import { readFileBelow } from '../documents/read-file-below.ts';
import type { Environments } from '../environments/environments.ts';
import { collectInSlices } from '../in-slices.ts';
import type { Changed, Tree } from './lazy-tree.ts';
import { sentence } from './sentence.ts';

/** Files that are listed; whoever has more finds the others by their names. */
const mostFiles = 500;

/** Bytes of a file that is read for its requests. */
const largestFile = 20 * 1024 * 1024;

/** How long an edit waits for the next one, in milliseconds. */
const pause = 400;

const requestFiles = '**/{*.http,*.rest}';

/** Files whose names are like those of payload files: which of them are, the contract says. */
const payloadCandidates = `**/{${payloadFileGlobs.join(',')}}`;

/** Of these there may be many more than are payload files. */
const mostCandidates = 20 * mostFiles;

const isPayload = ({ path }: vscode.Uri): boolean => (payloadFileOf(path)?.routes().length ?? 0) > 0;

/** A request file, or a payload file, which is one request. */
export class FileItem extends vscode.TreeItem {
  readonly uri: vscode.Uri;

  constructor(uri: vscode.Uri) {
    const isOne = isPayload(uri);
    const { Collapsed, None } = vscode.TreeItemCollapsibleState;
    super(uri, isOne ? None : Collapsed);
    this.uri = uri;
    this.id = uri.toString();
    // Of a file that can be opened like a folder, VS Code would draw one.
    this.iconPath = vscode.ThemeIcon.File;
    const path = vscode.workspace.asRelativePath(uri);
    const name = path.slice(path.lastIndexOf('/') + 1);
    const folder = path.slice(0, -name.length - 1);
    this.description = folder;
    this.tooltip = path;
    this.contextValue = isOne ? 'payload' : 'file';
    this.accessibilityInformation = {
      label: sentence(isOne ? t('Payload file') : t('Request file'), name, folder),
    };
    if (isOne) this.command = { title: t('Open'), command: 'vscode.open', arguments: [uri] };
  }
}

/** A request of a request file. */
export class RequestItem extends vscode.TreeItem {
  readonly uri: vscode.Uri;
  readonly position: vscode.Position;

  constructor(uri: vscode.Uri, name: string, detail: string, range: vscode.Range) {
    super(name);
    this.uri = uri;
    this.position = range.start;
    this.description = detail;
    this.tooltip = sentence(name, detail, t`line ${range.start.line + 1}`);
    this.iconPath = new vscode.ThemeIcon('symbol-method');
    this.contextValue = 'request';
    this.accessibilityInformation = { label: this.tooltip };
    const selection = new vscode.Range(range.start, range.start);
    this.command = { title: t('Open'), command: 'vscode.open', arguments: [uri, { selection }] };
  }
}

/** The request files of the workspace, those that are open elsewhere among them. A file is read when somebody opens its item. */
export class RequestTree implements Tree {
  readonly #documents: HttpDocuments;
  readonly #environments: Environments;
  readonly #changed: Changed;
  readonly #subscriptions: vscode.Disposable;
  /** The items of files by their uri. */
  readonly #files = new Map<string, FileItem>();
  /** Uris of those whose requests were asked for. */
  readonly #read = new Set<string>();

  constructor(documents: HttpDocuments, environments: Environments, changed: Changed) {
    this.#documents = documents;
    this.#environments = environments;
    this.#changed = changed;
    const afterPause = new AfterPause(pause, ({ uri }) => {
      this.#refreshFile(uri);
    });
    const watchers = [requestFiles, payloadCandidates].map((files) => vscode.workspace.createFileSystemWatcher(files));
    const listed = (uri: vscode.Uri): void => {
      if (payloadFileName(uri.path) === undefined || isPayload(uri)) changed();
    };
    this.#subscriptions = vscode.Disposable.from(
      afterPause,
      ...watchers.flatMap((watcher) => [
        watcher,
        watcher.onDidCreate(listed),
        watcher.onDidDelete(listed),
        watcher.onDidChange((uri) => {
          this.#refreshFile(uri);
        }),
      ]),
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        changed();
      }),
      documents.onDidChange((document) => {
        if (this.#read.has(document.uri.toString())) afterPause.schedule(document);
      }),
    );
  }

  async children(item: vscode.TreeItem | undefined): Promise<vscode.TreeItem[]> {
    if (item === undefined) return this.#listFiles();
    return item instanceof FileItem ? this.#requestsOf(item) : [];
  }

  refresh(): void {
    this.#read.clear();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #listFiles(): Promise<vscode.TreeItem[]> {
    const [requests, candidates] = await Promise.all([
      vscode.workspace.findFiles(requestFiles, '**/node_modules/**', mostFiles + 1),
      vscode.workspace.findFiles(payloadCandidates, '**/node_modules/**', mostCandidates),
    ]);
    const found = [...requests, ...candidates.filter(isPayload)];
    const sorted = found.slice(0, mostFiles).sort((one, other) => byPath(one.path, other.path));
    const before = new Map(this.#files);
    this.#files.clear();
    for (const uri of sorted) {
      const key = uri.toString();
      this.#files.set(key, before.get(key) ?? new FileItem(uri));
    }
    return [...this.#files.values(), ...(found.length > mostFiles ? [moreFiles()] : [])];
  }

  async #requestsOf({ uri }: FileItem): Promise<vscode.TreeItem[]> {
    this.#read.add(uri.toString());
    const found = await this.#fileOf(uri);
    if ('note' in found) return [note(found.note)];
    const token = new vscode.CancellationTokenSource().token;
    const items = (await collectInSlices(requestItems(uri, found.file, found.outer), token, listLimit)) ?? [];
    if (items.length === 0) return [note(t('No requests in this file'))];
    return items.length < listLimit ? items : [...items, note(t`Only the first ${listLimit} requests are listed.`)];
  }

  /** As it is in the editor, or else on disk. */
  async #fileOf(
    uri: vscode.Uri,
  ): Promise<{ readonly file: HttpFile; readonly outer: OuterVariables } | { readonly note: string }> {
    const key = uri.toString();
    const open = this.#documents.open.find((document) => document.uri.toString() === key);
    if (open) return { file: this.#documents.fileOf(open), outer: this.#environments.variablesOf(open) };
    const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri ?? vscode.Uri.joinPath(uri, '..');
    const read = await readFileBelow(folder, uri, largestFile);
    if ('text' in read) return { file: parseHttpFile(read.text), outer: noOuterVariables };
    const name = vscode.workspace.asRelativePath(uri);
    return { note: readFaultMessage(`'${name}'`, read.fault, largestFile, t('its requests aren’t listed')) };
  }

  #refreshFile(uri: vscode.Uri): void {
    const item = this.#files.get(uri.toString());
    if (item && this.#read.has(uri.toString())) this.#changed(item);
  }
}

function* requestItems(uri: vscode.Uri, file: HttpFile, outer: OuterVariables): Generator<RequestItem, void> {
  for (const { index, symbols } of new FileOutline().symbols(file, outer))
    for (const { kind, name, detail, line } of symbols)
      if (kind === 'request') yield new RequestItem(uri, name, detail, rangeIn(file, index, line));
}

/** A line that says something and does nothing. */
function note(text: string): vscode.TreeItem {
  const item = new vscode.TreeItem(text);
  item.tooltip = text;
  item.iconPath = new vscode.ThemeIcon('info');
  return item;
}

function moreFiles(): vscode.TreeItem {
  const item = note(t`Only ${mostFiles} files are listed. Find others by name…`);
  item.command = { title: t('Find a File'), command: 'workbench.action.quickOpen', arguments: ['.http'] };
  return item;
}

const byPath = new Intl.Collator(undefined, { numeric: true }).compare;
