import * as vscode from 'vscode';

/**
 * The column for a document that the panel opens: the one that already has it, else one where it doesn't cover the panel. By default, VS
 * Code uses the column with the focus, which is the panel's.
 *
 * @param uri undefined: the document isn't open yet
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
