import * as vscode from 'vscode';
import { payloadFileGlobs } from '../../language/payload-file/name.ts';
import { requestFileGlobs } from '../documents/languages.ts';

/** Finds requests in the workspace that match what the user has typed. */
export type FindSymbols = (query: string, token: vscode.CancellationToken) => Promise<vscode.SymbolInformation[]>;

/**
 * Lists requests in _Go to Symbol in Workspace_. Before this extension is loaded, the first search checks whether the workspace has any
 * request files or payload files: most have none. A file that is added later loads this extension when it is opened.
 *
 * @param isLoaded whether this extension is loaded, so that no check is needed
 */
export function registerWorkspaceSymbols(isLoaded: () => boolean, load: () => Promise<FindSymbols>): vscode.Disposable {
  let hasFiles: Promise<boolean> | undefined;
  return vscode.languages.registerWorkspaceSymbolProvider({
    provideWorkspaceSymbols: async (query, token) => {
      if (!isLoaded() && !(await (hasFiles ??= hasRequestFiles()))) return [];
      return (await load())(query, token);
    },
  });
}

async function hasRequestFiles(): Promise<boolean> {
  const names = [...requestFileGlobs, ...payloadFileGlobs].join(',');
  return (await vscode.workspace.findFiles(`**/{${names}}`, '**/node_modules/**', 1)).length > 0;
}
