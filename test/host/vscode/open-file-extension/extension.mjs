// Opens a file with a key binding: Quick Open takes VS Code longer than most of what a test is about, and confuses files with
// the same name.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import * as vscode from 'vscode';

/** @param {vscode.ExtensionContext} context */
export function activate({ subscriptions }) {
  const open = async () => {
    // Its content is the path of the file to open; see test/host/vscode/open-file.ts.
    const named = process.env['GRAPH_RUN_STATES_OPEN_FILE'];
    if (named === undefined || !existsSync(named)) return;
    const file = readFileSync(named, 'utf8');
    rmSync(named);
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(file), { preview: false });
  };
  subscriptions.push(vscode.commands.registerCommand('graphRunStatesTest.openFile', open));
}
