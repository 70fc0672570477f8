import * as vscode from 'vscode';
import type { FileBodyFault } from '../../language/body-file/body-file.ts';
import { BodyFileText } from '../../language/body-file/check.ts';
import { readFileBody } from '../preparing/read-file-body.ts';

/** What was read of a file: one object for each version of it. */
export type BodyFileRead = { readonly body: BodyFileText } | { readonly fault: FileBodyFault };

/** Reads the body files of open documents once, and again when they change, in an editor or on disk. */
export class BodyFileReads implements vscode.Disposable {
  readonly #onChange: (document: vscode.TextDocument) => void;
  /** By URI, with the documents whose requests name the file. */
  readonly #reads = new Map<
    string,
    { readonly read: Promise<BodyFileRead>; readonly users: Set<vscode.TextDocument> }
  >();
  readonly #watchers = new Map<string, vscode.FileSystemWatcher>();
  readonly #subscriptions: vscode.Disposable;

  /** @param onChange called for each document whose requests name a file that has changed */
  constructor(onChange: (document: vscode.TextDocument) => void) {
    this.#onChange = onChange;
    const changed = ({ uri }: vscode.TextDocument): void => {
      this.#changed(uri);
    };
    this.#subscriptions = vscode.Disposable.from(
      // An open file may differ from the one on disk, and an open payload file is checked as such.
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        changed(document);
      }),
      vscode.workspace.onDidOpenTextDocument(changed),
      vscode.workspace.onDidCloseTextDocument(changed),
    );
  }

  /**
   * @param written the path as written, with variables replaced
   * @param uri of the file; undefined: the path leads to no file that may be sent
   */
  async read(document: vscode.TextDocument, written: string, uri: vscode.Uri | undefined): Promise<BodyFileRead> {
    if (uri === undefined) return { fault: 'outside' };
    const key = uri.toString();
    let known = this.#reads.get(key);
    if (known === undefined) {
      this.#watch(vscode.Uri.joinPath(uri, '..'));
      this.#reads.set(key, (known = { read: readBody(document, written), users: new Set() }));
    }
    known.users.add(document);
    return known.read;
  }

  /** A document was closed: `onChange` is no longer called for it. */
  forget(document: vscode.TextDocument): void {
    for (const { users } of this.#reads.values()) users.delete(document);
  }

  dispose(): void {
    for (const watcher of this.#watchers.values()) watcher.dispose();
    this.#subscriptions.dispose();
  }

  #changed(uri: vscode.Uri): void {
    const known = this.#reads.get(uri.toString());
    this.#reads.delete(uri.toString());
    known?.users.forEach(this.#onChange);
  }

  /** Watches a folder that has a body file, or would have it. */
  #watch(folder: vscode.Uri): void {
    if (this.#watchers.has(folder.toString()) || !vscode.workspace.getWorkspaceFolder(folder)) return;
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '*'));
    const changed = (uri: vscode.Uri): void => {
      this.#changed(uri);
    };
    watcher.onDidCreate(changed);
    watcher.onDidChange(changed);
    watcher.onDidDelete(changed);
    this.#watchers.set(folder.toString(), watcher);
  }
}

async function readBody(document: vscode.TextDocument, written: string): Promise<BodyFileRead> {
  const read = await readFileBody(document, written);
  return 'fault' in read ? read : { body: new BodyFileText(read.text) };
}
