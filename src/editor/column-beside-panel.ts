import * as vscode from 'vscode';

/**
 * The column for what the panel leads to: the one that has it, else one in which it does not cover the panel. By default, VS Code uses the
 * column with the focus, which is the panel's.
 *
 * @param uri undefined: of a document that isn't open yet
 */
export function columnBesidePanel(uri?: vscode.Uri): vscode.ViewColumn {
  const groups = vscode.window.tabGroups.all;
  const shows = (tab: vscode.Tab | undefined): boolean =>
    uri !== undefined && tab?.input instanceof vscode.TabInputText && tab.input.uri.toString() === uri.toString();
  const group =
    groups.find(({ activeTab }) => shows(activeTab)) ??
    groups.find(({ tabs }) => tabs.some(shows)) ??
    groups.find(({ activeTab }) => !(activeTab?.input instanceof vscode.TabInputWebview));
  return group?.viewColumn ?? vscode.ViewColumn.Beside;
}
