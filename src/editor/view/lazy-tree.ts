import * as vscode from 'vscode';
import type { TreeName } from './tree-names.ts';

/** The content of a tree of the view. It is created when the tree is first visible. */
export interface Tree {
  /** The items below an item; undefined: those at the top. */
  readonly children: (item: vscode.TreeItem | undefined) => Promise<vscode.TreeItem[]>;
  /** Makes the next call of `children` read everything again. */
  readonly refresh: () => void;
  readonly dispose: () => void;
}

/** Reports that an item, or something below it, has changed; undefined: all items. */
export type Changed = (item?: vscode.TreeItem) => void;

/** Creates a tree of the view. */
export type MakeTree = (changed: Changed) => Promise<Tree>;

/** A tree of the view: VS Code asks for its items once it is visible, and nothing is loaded before that. */
export class LazyTree implements vscode.TreeDataProvider<vscode.TreeItem>, vscode.Disposable {
  readonly #load: MakeTree;
  readonly #changed = new vscode.EventEmitter<vscode.TreeItem | undefined>();
  readonly #registration: vscode.Disposable;
  #tree: Promise<Tree> | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  /** @param load creates the tree when VS Code first asks for its items */
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
