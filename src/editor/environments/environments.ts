import { isDeepStrictEqual, parseEnv } from 'node:util';
import * as vscode from 'vscode';
import { environmentFaultMessage, parseEnvironmentFile } from '../../http/environment.ts';
import { lineStartsOf, positionAt } from '../../http/lines.ts';
import { environmentFileNames, environmentFolders } from '../../http/environment-files.ts';
import {
  environmentNames,
  outerVariables,
  type OuterSources,
  type OuterVariables,
} from '../../http/outer-variables.ts';

const storageKey = 'environment';

/** What was read around the request files of one folder. */
interface Surroundings {
  readonly sources: OuterSources;
  readonly variables: OuterVariables;
}

/**
 * The variables around request files: environment files, `.env`, the process environment. Reads when somebody first asks for
 * a folder, and again when such a file changes; who asks meanwhile gets what is known.
 */
export class Environments implements vscode.Disposable {
  readonly #storage: vscode.Memento;
  /** By the folder of the request file; while that is read for the first time, what needs no reading. */
  readonly #known = new Map<string, Surroundings>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #faults = vscode.languages.createDiagnosticCollection('graphRunStates.environments');
  readonly #subscriptions: vscode.Disposable;

  /** Variables have come, gone or changed, or another environment was chosen. */
  readonly onDidChange = this.#changed.event;

  constructor(storage: vscode.Memento) {
    this.#storage = storage;
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
    for (const [folder, { sources }] of this.#known)
      this.#known.set(folder, { sources, variables: outerVariables(sources, environment) });
    this.#changed.fire();
  }

  /** What is known of the variables around a document, without waiting for anything; the same object until that changes. */
  variablesOf(document: vscode.TextDocument): OuterVariables {
    const folder = folderOf(document);
    const known = this.#known.get(folder.toString());
    if (known) return known.variables;
    const sources = { environmentFiles: [], dotenv: undefined, process: { ...process.env } };
    const variables = outerVariables(sources, this.current);
    this.#known.set(folder.toString(), { sources, variables });
    void this.#read(folder);
    return variables;
  }

  /** The variables around a document as they are on disk now. */
  async readVariables(document: vscode.TextDocument): Promise<OuterVariables> {
    return (await this.#read(folderOf(document))).variables;
  }

  /** The environments that can be chosen for a document. */
  async readNames(document: vscode.TextDocument): Promise<string[]> {
    return environmentNames((await this.#read(folderOf(document))).sources);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #readAgain(): Promise<void> {
    this.#faults.clear();
    await Promise.all([...this.#known.keys()].map((folder) => this.#read(vscode.Uri.parse(folder))));
  }

  async #read(folder: vscode.Uri): Promise<Surroundings> {
    const sources = await this.#sourcesAround(folder);
    const before = this.#known.get(folder.toString());
    if (before && isDeepStrictEqual(before.sources, sources)) return before;
    const surroundings = { sources, variables: outerVariables(sources, this.current) };
    this.#known.set(folder.toString(), surroundings);
    this.#changed.fire();
    return surroundings;
  }

  /** Of the environment files those in the nearest folder count, and the nearest `.env`. */
  async #sourcesAround(folder: vscode.Uri): Promise<OuterSources> {
    const workspace = vscode.workspace.getWorkspaceFolder(folder);
    let environmentFiles: OuterSources['environmentFiles'] = [];
    let dotenv: OuterSources['dotenv'];
    for (const path of environmentFolders(folder.path, workspace?.uri.path)) {
      const uris = environmentFileNames.map(({ name, role }) => ({
        role,
        uri: vscode.Uri.joinPath(folder.with({ path }), name),
      }));
      const found = await Promise.all(uris.map(async ({ role, uri }) => ({ role, uri, text: await textOf(uri) })));
      const here = found.flatMap(({ role, uri, text }) => {
        if (role === 'dotenv' || text === undefined) return [];
        const file = vscode.workspace.asRelativePath(uri, false);
        return [{ file, isPrivate: role === 'private', environments: this.#parse(uri, text) }];
      });
      if (environmentFiles.length === 0) environmentFiles = here;
      for (const { role, uri, text } of found)
        if (role === 'dotenv' && text !== undefined)
          dotenv ??= { file: vscode.workspace.asRelativePath(uri, false), values: parseEnv(text) };
      if (environmentFiles.length > 0 && dotenv) break;
    }
    return { environmentFiles, dotenv, process: { ...process.env } };
  }

  /** Reads a file, and shows in it what could not be read. */
  #parse(uri: vscode.Uri, text: string): OuterSources['environmentFiles'][number]['environments'] {
    const { environments, faults } = parseEnvironmentFile(text);
    const diagnostics = faults.map((fault) => {
      const range = new vscode.Range(positionIn(text, fault.start), positionIn(text, fault.end));
      const diagnostic = new vscode.Diagnostic(
        range,
        environmentFaultMessage(fault),
        vscode.DiagnosticSeverity.Warning,
      );
      diagnostic.source = 'Graph Run States';
      return diagnostic;
    });
    this.#faults.set(uri, diagnostics);
    return environments;
  }
}

/** Beside the document, or the workspace folder as long as that is not saved. */
const folderOf = ({ uri, isUntitled }: vscode.TextDocument): vscode.Uri => {
  const folder = isUntitled ? vscode.workspace.workspaceFolders?.[0]?.uri : undefined;
  return folder ?? vscode.Uri.joinPath(uri, '..');
};

/** The most that an environment file may have, in bytes: it is read when a request file is opened, whoever wrote it. */
const largestFile = 1024 * 1024;

/** A file's text; undefined where there is none, or none that may be read: a device has no end. */
async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.File) === 0 || size > largestFile) return undefined;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

function positionIn(text: string, offset: number): vscode.Position {
  const { line, character } = positionAt(lineStartsOf(text), offset);
  return new vscode.Position(line, character);
}
