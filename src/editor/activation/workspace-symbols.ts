import * as vscode from 'vscode';
import { payloadFileGlobs } from '../../language/payload-file/name.ts';
import { requestFileGlobs } from '../documents/languages.ts';

/** Finds requests of the workspace by what somebody has typed. */
export type FindSymbols = (query: string, token: vscode.CancellationToken) => Promise<vscode.SymbolInformation[]>;

/**
 * Lists requests in _Go to Symbol in Workspace_. Before this extension is loaded, the first search looks whether the workspace has
 * request files or payload files at all: most have none. What comes later loads it when it is opened.
 *
 * @param isLoaded whether there is nothing to look for any more
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
