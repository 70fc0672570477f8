import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { environmentFileNames } from '../../http/variables/environment-files.ts';
import {
  environmentNames,
  outerVariables,
  type OuterSources,
  type OuterVariables,
} from '../../http/variables/outer-variables.ts';
import type { Variables } from '../../http/variables/variables.ts';
import { ProcessConsent } from './process-consent.ts';
import { processNames, readSources } from './read-sources.ts';

const storageKey = 'environment';

/** What was read around the request files of one folder. */
interface Surroundings {
  /** The number of the read: one that started later may finish earlier, and then wins. */
  readonly read: number;
  readonly sources: OuterSources;
  readonly variables: OuterVariables;
}

/**
 * The variables around request files: environment files, `.env`, the names of the process environment. Reads a folder on first use, and
 * again when such a file changes; meanwhile, callers get what is known so far.
 */
export class Environments implements vscode.Disposable {
  readonly #storage: vscode.Memento;
  /** By the folder of the request file; while that is read for the first time, only what needs no reading. */
  readonly #known = new Map<string, Surroundings>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #faults = vscode.languages.createDiagnosticCollection('graphRunStates.environments');
  readonly #subscriptions: vscode.Disposable;
  #reads = 0;

  /** Reads variables of the process environment for requests that are allowed to. */
  readonly process: ProcessConsent;

  /** Variables were added, removed or changed, or another environment was chosen. */
  readonly onDidChange = this.#changed.event;

  constructor(storage: vscode.Memento) {
    this.#storage = storage;
    this.process = new ProcessConsent(storage);
    const names = environmentFileNames.map(({ name }) => name);
    const watcher = vscode.workspace.createFileSystemWatcher(`**/{${names.join(',')}}`);
    const readAgain = (): void => void this.#readAgain();
    this.#subscriptions = vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(readAgain),
      watcher.onDidChange(readAgain),
      watcher.onDidDelete(readAgain),
      vscode.workspace.onDidChangeWorkspaceFolders(readAgain),
      this.#changed,
      this.#faults,
    );
  }

  /** The chosen environment; undefined: none. */
  get current(): string | undefined {
    return this.#storage.get(storageKey);
  }

  /** Chooses an environment for the workspace; undefined: none. */
  async choose(environment: string | undefined): Promise<void> {
    await this.#storage.update(storageKey, environment);
    for (const [folder, { read, sources }] of this.#known)
      this.#known.set(folder, { read, sources, variables: outerVariables(sources, environment) });
    this.#changed.fire();
  }

  /** What is known about the variables around a document, without waiting for anything; the same object until that changes. */
  variablesOf(document: vscode.TextDocument): OuterVariables {
    const folder = folderOf(document);
    const known = this.#known.get(folder.toString());
    if (known) return known.variables;
    const sources = { environmentFiles: [], dotenv: undefined, process: processNames(), unread: [] };
    const variables = outerVariables(sources, this.current);
    this.#known.set(folder.toString(), { read: 0, sources, variables });
    void this.#read(folder);
    return variables;
  }

  /**
   * The variables around a document as they are on disk now.
   *
   * @param process values of the process environment that the user has let its requests read
   */
  async readVariables(document: vscode.TextDocument, process: Variables = new Map()): Promise<OuterVariables> {
    const { sources, variables } = await this.#read(folderOf(document));
    if (process.size === 0 || sources.process === undefined) return variables;
    return outerVariables({ ...sources, process: { ...sources.process, values: process } }, this.current);
  }

  /** The environments that can be chosen for a document. */
  readNames(document: vscode.TextDocument): Promise<string[]> {
    return this.readNamesIn(folderOf(document));
  }

  /** The environments that can be chosen for the request files of a folder. */
  async readNamesIn(folder: vscode.Uri): Promise<string[]> {
    return environmentNames((await this.#read(folder)).sources);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #readAgain(): Promise<void> {
    this.#faults.clear();
    await Promise.all([...this.#known.keys()].map((folder) => this.#read(vscode.Uri.parse(folder))));
  }

  async #read(folder: vscode.Uri): Promise<Surroundings> {
    const read = ++this.#reads;
    const { sources, faults } = await readSources(folder);
    const before = this.#known.get(folder.toString());
    if (before && before.read > read) return before;
    this.#faults.set(faults);
    const isSame = before && isDeepStrictEqual(before.sources, sources);
    const surroundings = isSame
      ? { ...before, read }
      : { read, sources, variables: outerVariables(sources, this.current) };
    this.#known.set(folder.toString(), surroundings);
    if (!isSame) this.#changed.fire();
    return surroundings;
  }
}

/** The folder of the document, or the workspace folder if the document isn't saved yet. */
const folderOf = ({ uri, isUntitled }: vscode.TextDocument): vscode.Uri => {
  const folder = isUntitled ? vscode.workspace.workspaceFolders?.[0]?.uri : undefined;
  return folder ?? vscode.Uri.joinPath(uri, '..');
};
