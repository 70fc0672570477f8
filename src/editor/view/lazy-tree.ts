import * as vscode from 'vscode';
import type { TreeName } from './tree-names.ts';

/** What a tree of the view shows. It is made when the tree is first seen. */
export interface Tree {
  /** The items below one of them; undefined: those at the top. */
  readonly children: (item: vscode.TreeItem | undefined) => Promise<vscode.TreeItem[]>;
  /** Reads everything again when it is asked next. */
  readonly refresh: () => void;
  readonly dispose: () => void;
}

/** Says that an item and what is below it are other ones by now; undefined: all of them. */
export type Changed = (item?: vscode.TreeItem) => void;

/** Makes a tree of the view. */
export type MakeTree = (changed: Changed) => Promise<Tree>;

/** A tree of the view: VS Code asks for its items once it is visible, and nothing is loaded before that. */
export class LazyTree implements vscode.TreeDataProvider<vscode.TreeItem>, vscode.Disposable {
  readonly #load: MakeTree;
  readonly #changed = new vscode.EventEmitter<vscode.TreeItem | undefined>();
  readonly #registration: vscode.Disposable;
  #tree: Promise<Tree> | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  /** @param load makes the tree when VS Code first asks for its items */
  constructor(name: TreeName, load: MakeTree) {
    this.#load = load;
    this.#registration = vscode.window.registerTreeDataProvider(`graphRunStates.${name}`, this);
  }

  getTreeItem(item: vscode.TreeItem): vscode.TreeItem {
    return item;
  }

  async getChildren(item?: vscode.TreeItem): Promise<vscode.TreeItem[]> {
    this.#tree ??= this.#load((changed) => {
      this.#changed.fire(changed);
    });
    return (await this.#tree).children(item);
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
    void this.#tree?.then(
      (tree) => {
        tree.dispose();
      },
      () => undefined,
    );
  }
}
