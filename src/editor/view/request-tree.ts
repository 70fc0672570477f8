import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { listLimit } from '../../language/limits.ts';
import { payloadFileName } from '../../language/payload-file/name.ts';
import { AfterPause } from '../problems/after-pause.ts';
import type { HttpDocuments } from '../documents/documents.ts';
import type { Changed, Tree } from './lazy-tree.ts';
import { sentence } from './sentence.ts';
import {
  type FoundRequest,
  isPage,
  isPayload,
  markdownPages,
  mostFiles,
  payloadCandidates,
  requestFiles,
  type WorkspaceRequests,
} from './workspace-requests.ts';

/** How long a pause in editing is until a file is read again, in milliseconds. */
const pause = 400;

/** A request file, a Markdown page with requests, or a payload file, which is one request. */
export class FileItem extends vscode.TreeItem {
  readonly uri: vscode.Uri;

  constructor(uri: vscode.Uri) {
    const isPayloadFile = isPayload(uri);
    const { Collapsed, None } = vscode.TreeItemCollapsibleState;
    super(uri, isPayloadFile ? None : Collapsed);
    this.uri = uri;
    this.id = uri.toString();
    // VS Code would draw a folder for a file that can be expanded like one.
    this.iconPath = vscode.ThemeIcon.File;
    const path = vscode.workspace.asRelativePath(uri);
    const name = path.slice(path.lastIndexOf('/') + 1);
    const folder = path.slice(0, -name.length - 1);
    this.description = folder;
    this.tooltip = path;
    this.contextValue = isPayloadFile ? 'payload' : 'file';
    const kind = isPayloadFile ? t('Payload file') : isPage(uri) ? t('Markdown page') : t('Request file');
    this.accessibilityInformation = { label: sentence(kind, name, folder) };
    if (isPayloadFile) this.command = { title: t('Open'), command: 'vscode.open', arguments: [uri] };
  }
}

/** A request of a request file. */
export class RequestItem extends vscode.TreeItem {
  readonly uri: vscode.Uri;
  readonly position: vscode.Position;

  constructor({ uri, name, detail, range }: FoundRequest) {
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

/**
 * The files of the workspace that have requests. A request file is read when the user expands its item, and Markdown after everything else.
 */
export class RequestTree implements Tree {
  readonly #requests: WorkspaceRequests;
  readonly #changed: Changed;
  readonly #subscriptions: vscode.Disposable;
  /** The items of files, by uri. */
  readonly #files = new Map<string, FileItem>();
  /** Uris of the files whose requests were read. */
  readonly #read = new Set<string>();
  #pages: readonly vscode.Uri[] = [];
  /** Cancels the last search for pages; undefined: there was none. */
  #pageSearch: vscode.CancellationTokenSource | undefined;
  #arePagesOutdated = true;

  constructor(documents: Pick<HttpDocuments, 'onDidChange'>, requests: WorkspaceRequests, changed: Changed) {
    this.#requests = requests;
    this.#changed = changed;
    const afterPause = new AfterPause(pause, ({ uri }) => {
      this.#refreshFile(uri);
    });
    const watch = vscode.workspace.createFileSystemWatcher.bind(vscode.workspace);
    const watchers = [requestFiles, payloadCandidates].map((files) => watch(files));
    const pages = watch(markdownPages);
    const listed = (uri: vscode.Uri): void => {
      if (payloadFileName(uri.path) === undefined || isPayload(uri)) changed();
    };
    const findPagesAgain = (): void => {
      this.#arePagesOutdated = true;
      this.#findPages();
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
      pages,
      pages.onDidCreate(findPagesAgain),
      pages.onDidDelete(findPagesAgain),
      pages.onDidChange((uri) => {
        this.#refreshFile(uri);
        findPagesAgain();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.#arePagesOutdated = true;
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
    this.#arePagesOutdated = true;
  }

  dispose(): void {
    this.#pageSearch?.cancel();
    this.#subscriptions.dispose();
  }

  async #listFiles(): Promise<vscode.TreeItem[]> {
    const { uris, hasMore } = await this.#requests.files();
    const before = new Map(this.#files);
    this.#files.clear();
    for (const uri of [...uris, ...this.#pages]) {
      const key = uri.toString();
      this.#files.set(key, before.get(key) ?? new FileItem(uri));
    }
    this.#findPages();
    return [...this.#files.values(), ...(hasMore ? [moreFiles()] : [])];
  }

  /** Reads the Markdown of the workspace, which may take a while, when the rest is already shown. */
  #findPages(): void {
    if (!this.#arePagesOutdated) return;
    this.#arePagesOutdated = false;
    this.#pageSearch?.cancel();
    const search = (this.#pageSearch = new vscode.CancellationTokenSource());
    void this.#requests.pages(search.token).then((pages) => {
      if (search.token.isCancellationRequested) return;
      const isSame = pages.map(String).join('\n') === this.#pages.map(String).join('\n');
      this.#pages = pages;
      if (!isSame) this.#changed();
    });
  }

  async #requestsOf({ uri }: FileItem): Promise<vscode.TreeItem[]> {
    this.#read.add(uri.toString());
    const { token } = new vscode.CancellationTokenSource();
    const found = await this.#requests.requestsOf(uri, token);
    if ('note' in found) return [note(found.note)];
    const items = found.requests.map((request) => new RequestItem(request));
    if (items.length === 0) return [note(t('No requests in this file'))];
    return items.length < listLimit ? items : [...items, note(t`Only the first ${listLimit} requests are listed.`)];
  }

  #refreshFile(uri: vscode.Uri): void {
    const item = this.#files.get(uri.toString());
    if (item && this.#read.has(uri.toString())) this.#changed(item);
  }
}

/** An item with a text and no action. */
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
