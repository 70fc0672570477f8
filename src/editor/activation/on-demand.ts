import * as vscode from 'vscode';
import { registerAllCommands } from '../commands.ts';
import type { ResponsePanel } from '../response-panel/response-panel.ts';
import { registerPanelRestorer } from '../response-panel/register-panel-restorer.ts';
import { LazyTree, type MakeTree } from '../view/lazy-tree.ts';
import { type TreeName, treeNames } from '../view/tree-names.ts';
import { loadFailure, showLoadFailure } from './load-failure.ts';
import { onFirstNeed } from './need.ts';
import { type FindSymbols, registerWorkspaceSymbols } from './workspace-symbols.ts';

/** All of this extension except what activation loads. Its commands are in the table in `commands.ts`. */
export interface Loaded {
  /** Make the trees of the view. */
  readonly trees: Readonly<Record<TreeName, MakeTree>>;
  readonly panel: () => Promise<ResponsePanel>;
  readonly symbols: FindSymbols;
  readonly dispose: () => void;
}

/**
 * What VS Code may need from this extension before any of it is loaded: the commands, the view, the symbols of the workspace, a response
 * panel that is restored when the window reloads. The first of them loads it, or the first document that needs it.
 */
export class OnDemand implements vscode.Disposable {
  readonly #load: () => Promise<Loaded>;
  readonly #registrations: vscode.Disposable;
  #need: vscode.Disposable | undefined;
  #loading: Promise<Loaded> | undefined;

  constructor(load: () => Promise<Loaded>) {
    this.#load = load;
    const loaded = (): Promise<Loaded> => this.#loaded();
    this.#registrations = vscode.Disposable.from(
      registerAllCommands(loaded),
      ...treeNames.map((name) => new LazyTree(name, async (changed) => (await loaded()).trees[name](changed))),
      registerWorkspaceSymbols(
        () => this.#loading !== undefined,
        async () => (await loaded()).symbols,
      ),
      registerPanelRestorer(async () => (await loaded()).panel()),
    );
    this.#need = onFirstNeed(() => void this.#loaded().catch(showLoadFailure));
  }

  /** Resolves once the load that has started has succeeded or failed; undefined: nothing needs this extension yet. */
  get settled(): Promise<void> | undefined {
    return this.#loading?.then(nothing, nothing);
  }

  dispose(): void {
    this.#need?.dispose();
    this.#registrations.dispose();
    void this.#loading?.then((loaded) => {
      loaded.dispose();
    }, nothing);
  }

  /** @throws if it can’t be loaded, on every call: only another window tries again */
  #loaded(): Promise<Loaded> {
    if (this.#loading) return this.#loading;
    this.#loading = this.#load().catch((cause: unknown) => {
      throw loadFailure(cause);
    });
    this.#need?.dispose();
    return this.#loading;
  }
}

const nothing = (): void => undefined;
