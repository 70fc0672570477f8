import * as vscode from 'vscode';

/**
 * The column to show a request in when the panel leads to it: the one that has its file, else one in which it does not cover
 * the panel. Left to itself, VS Code takes the column with the focus, which is that of the panel.
 *
 * @param uri undefined: of a file that is open nowhere yet
 */
export function requestColumn(uri?: vscode.Uri): vscode.ViewColumn {
  const groups = vscode.window.tabGroups.all;
  const shows = (tab: vscode.Tab | undefined): boolean =>
    uri !== undefined && tab?.input instanceof vscode.TabInputText && tab.input.uri.toString() === uri.toString();
  const group =
    groups.find(({ activeTab }) => shows(activeTab)) ??
    groups.find(({ tabs }) => tabs.some(shows)) ??
    groups.find(({ activeTab }) => !(activeTab?.input instanceof vscode.TabInputWebview));
  return group?.viewColumn ?? vscode.ViewColumn.Beside;
}
