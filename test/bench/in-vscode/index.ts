// Runs in VS Code's extension host: opens a large file and types in it, once as plain text and once as a request file. The
// difference is this extension's work; the rest is VS Code's own work with a file of that size.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { requestFile, typingOffset } from '../request-file.ts';
import { longestBlock } from './longest-block.ts';
import { writeTable, type Table } from './report.ts';

const requests = 10_000;
const keystrokes = 20;

export async function run(): Promise<void> {
  const text = requestFile(requests);
  const table: Table = {};
  // The very first file pays for what VS Code loads once.
  await measure('warm-up.txt', text);
  await measure('warm-up.http', requestFile(1));
  for (const name of ['plain.txt', 'requests.http']) table[name] = await measure(name, text);
  await writeTable(table);
}

async function measure(name: string, text: string): Promise<Record<string, number>> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (folder === undefined) throw new Error('The bench needs a folder.');
  await writeFile(path.join(folder.fsPath, name), text);
  const uri = vscode.Uri.joinPath(folder, name);

  const opening = await longestBlock(async () => {
    await vscode.window.showTextDocument(uri);
    if (name.endsWith('.http') && text.length > 1_000_000) await problemsIn(uri);
    await sleep(2000);
  });
  const editor = await vscode.window.showTextDocument(uri);
  const at = editor.document.positionAt(typingOffset(text));
  const typing = await longestBlock(async () => {
    for (let index = 0; index < keystrokes; index++) {
      await editor.edit((edit) => {
        edit.insert(at, 'x');
      });
      await sleep(200);
    }
  });
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  return { opening, 'typing a letter': typing };
}

async function problemsIn(uri: vscode.Uri): Promise<void> {
  while (vscode.languages.getDiagnostics(uri).length === 0) await sleep(20);
}
