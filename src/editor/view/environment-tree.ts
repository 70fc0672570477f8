import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { environmentFileNames } from '../../http/variables/environment-files.ts';
import { commandId } from '../command-names.ts';
import type { HttpDocuments } from '../documents/documents.ts';
import type { Environments } from '../environments/environments.ts';
import type { Changed, Tree } from './lazy-tree.ts';
import { sentence } from './sentence.ts';

/** How many environment files are searched for. */
const mostFiles = 100;

/** An environment that can be chosen, or none. */
export class EnvironmentItem extends vscode.TreeItem {
  /** Undefined: no environment. */
  readonly environment: string | undefined;

  constructor(environment: string | undefined, folders: readonly string[], isCurrent: boolean) {
    const name = environment ?? t('No environment');
    super(name);
    this.environment = environment;
    this.id = environment === undefined ? 'none' : `environment:${environment}`;
    const current = isCurrent ? t('current') : '';
    this.description = [current, ...folders].filter((text) => text !== '').join(' · ');
    this.iconPath = new vscode.ThemeIcon(isCurrent ? 'pass-filled' : 'circle-large-outline');
    this.contextValue = isCurrent ? 'chosen-environment' : 'environment';
    this.accessibilityInformation = { label: sentence(name, current, ...folders) };
    this.tooltip =
      environment === undefined
        ? t('{{variables}} get no values from an environment file.')
        : t`{{variables}} get their values from "${environment}".`;
    this.command = { title: t('Use'), command: commandId('useViewEnvironment'), arguments: [this] };
  }
}

/** The environments of the workspace and of open request files. */
export class EnvironmentTree implements Tree {
  readonly #documents: HttpDocuments;
  readonly #environments: Environments;
  readonly #subscription: vscode.Disposable;

  constructor(documents: HttpDocuments, environments: Environments, changed: Changed) {
    this.#documents = documents;
    this.#environments = environments;
    const names = environmentFileNames.map(({ name }) => name).join(',');
    const watcher = vscode.workspace.createFileSystemWatcher(`**/{${names}}`);
    const all = (): void => {
      changed();
    };
    this.#subscription = vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(all),
      watcher.onDidChange(all),
      watcher.onDidDelete(all),
      environments.onDidChange(all),
    );
  }

  async children(item: vscode.TreeItem | undefined): Promise<vscode.TreeItem[]> {
    if (item !== undefined) return [];
    const byName = new Map<string, string[]>();
    for (const folder of await this.#folders())
      for (const name of await this.#environments.readNamesIn(folder)) {
        const folders = byName.get(name);
        const shown = folderName(folder);
        if (folders === undefined) byName.set(name, [shown]);
        else if (!folders.includes(shown)) folders.push(shown);
      }
    const { current } = this.#environments;
    if (byName.size === 0) return [];
    return [
      ...[...byName].map(([name, folders]) => new EnvironmentItem(name, folders, name === current)),
      new EnvironmentItem(undefined, [], current === undefined),
    ];
  }

  // Everything is read each time.
  refresh(): void {}

  dispose(): void {
    this.#subscription.dispose();
  }

  /** The folders that have an environment file, or an open request file. */
  async #folders(): Promise<vscode.Uri[]> {
    const names = environmentFileNames.filter(({ role }) => role !== 'dotenv').map(({ name }) => name);
    const found = await vscode.workspace.findFiles(`**/{${names.join(',')}}`, '**/node_modules/**', mostFiles);
    const open = this.#documents.open.filter(({ isUntitled }) => !isUntitled).map(({ uri }) => uri);
    const folders = [...found, ...open].map((uri) => vscode.Uri.joinPath(uri, '..'));
    return [...new Map(folders.map((folder) => [folder.toString(), folder])).values()];
  }
}

/** The path below the workspace folder; for that folder itself, empty if it is the only one, else its name. */
function folderName(folder: vscode.Uri): string {
  const root = vscode.workspace.getWorkspaceFolder(folder);
  const isOnly = (vscode.workspace.workspaceFolders?.length ?? 0) < 2;
  if (root?.uri.toString() === folder.toString()) return isOnly ? '' : root.name;
  return vscode.workspace.asRelativePath(folder);
}
