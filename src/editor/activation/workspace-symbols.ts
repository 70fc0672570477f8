import * as vscode from 'vscode';
import { payloadFileGlobs } from '../../language/payload-file/name.ts';
import { requestFileGlobs } from '../documents/languages.ts';

/** Finds requests of the workspace by what the user has typed. */
export type FindSymbols = (query: string, token: vscode.CancellationToken) => Promise<vscode.SymbolInformation[]>;

/**
 * Lists requests in _Go to Symbol in Workspace_. Before this extension is loaded, the first search checks whether the workspace has request
 * files or payload files at all: most have none. A file that is added later loads it when it is opened.
 *
 * @param isLoaded whether there is nothing left to look for
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
