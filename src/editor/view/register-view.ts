import * as vscode from 'vscode';
import { registerCommands } from '../commands.ts';
import type { HttpDocuments } from '../documents/documents.ts';
import type { Environments } from '../environments/environments.ts';
import type { TargetStatus } from '../send-target/target-status.ts';
import type { SenderOnDemand } from '../sending/sender-on-demand.ts';
import type { SignedInAccounts } from '../sign-in/signed-in-accounts.ts';
import type { FindSymbols } from '../activation/workspace-symbols.ts';
import type { Changed, MakeTree, Tree } from './lazy-tree.ts';
import type { TreeName } from './tree-names.ts';
import type { WorkspaceRequests } from './workspace-requests.ts';

/** What the view and the actions of its items need. */
export interface ViewParts {
  readonly documents: HttpDocuments;
  readonly environments: Environments;
  readonly target: TargetStatus;
  readonly accounts: SignedInAccounts;
  readonly sender: SenderOnDemand;
}

/** The view, once this extension is loaded. */
export interface View {
  /** Create its trees. */
  readonly trees: Readonly<Record<TreeName, MakeTree>>;
  /** Finds requests of the workspace, for _Go to Symbol in Workspace_. */
  readonly symbols: FindSymbols;
  readonly dispose: () => void;
}

/**
 * The view in the activity bar: requests of the workspace, history, environments, targets and accounts. Each tree is loaded when it is
 * first visible, and the actions of the items when the first of them runs.
 */
export function registerView({ documents, environments, target, accounts, sender }: ViewParts): View {
  let workspaceRequests: Promise<WorkspaceRequests> | undefined;
  const loadRequests = (): Promise<WorkspaceRequests> =>
    (workspaceRequests ??= import('./workspace-requests.ts').then(
      (module) => new module.WorkspaceRequests(documents, environments),
    ));
  const shown: { readonly tree: Tree; readonly changed: Changed }[] = [];
  const show =
    (make: MakeTree): MakeTree =>
    async (changed) => {
      const tree = await make(changed);
      shown.push({ tree, changed });
      return tree;
    };
  const trees = {
    requests: show(async (changed) => {
      const [{ RequestTree }, found] = await Promise.all([import('./request-tree.ts'), loadRequests()]);
      return new RequestTree(documents, found, changed);
    }),
    history: show(async (changed) => {
      const [{ HistoryTree }, { history }] = await Promise.all([import('./history-tree.ts'), sender.load()]);
      return new HistoryTree(history, changed);
    }),
    environments: show(async (changed) => {
      const { EnvironmentTree } = await import('./environment-tree.ts');
      return new EnvironmentTree(documents, environments, changed);
    }),
    targets: show(async (changed) => {
      const { TargetTree } = await import('./target-tree.ts');
      return new TargetTree(target, accounts, changed);
    }),
  };
  const actions = () => import('./item-actions.ts');
  const commands = registerCommands({
    findRequest: async () => {
      (await import('./find-request.ts')).findRequest(await loadRequests());
    },
    createEnvironmentFile: async (from, variable) =>
      (await import('../environments/create-environment-file.ts')).createEnvironmentFile(
        from instanceof vscode.Uri ? from : undefined,
        typeof variable === 'string' ? variable : undefined,
      ),
    refreshView: () => {
      for (const { tree, changed } of shown) {
        tree.refresh();
        changed();
      }
    },
    searchHistory: async () => (await sender.load()).showHistory(),
    openViewRequest: async (item) => (await actions()).openRequest(item),
    sendViewRequest: async (item) => (await actions()).sendRequest(item),
    sendViewFile: async (item) => (await actions()).sendFile(item),
    showViewResponse: async (item) => (await actions()).showResponse(item, sender),
    sendViewRequestAgain: async (item) => (await actions()).sendAgain(item, sender),
    removeFromHistory: async (item) => (await actions()).removeFromHistory(item, sender),
    useViewEnvironment: async (item) => (await actions()).selectEnvironment(item, environments),
    useViewTarget: async (item) => (await actions()).selectTarget(item, target),
    signInViewTarget: async (item) => (await actions()).signIn(item),
    signOutViewTarget: async (item) => (await actions()).signOut(item),
  });
  return {
    trees,
    symbols: async (query, token) => (await import('./find-request.ts')).symbolsFor(query, await loadRequests(), token),
    dispose: () => void commands.dispose(),
  };
}
