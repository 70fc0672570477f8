// Runs in VS Code's extension host: opens files that no one writes on purpose and types in them, each once as plain text and once
// as what its name says. The difference is this extension's work; the rest is VS Code's own work with a file of that size.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { sharedLimit } from '../../../src/language/limits.ts';
import { hostileFiles } from './hostile-files.ts';
import { longestBlock } from './longest-block.ts';
import { writeTable, type Table } from './report.ts';

const keystrokes = 6;
/** Milliseconds in which VS Code asks for everything about a file after it was opened. */
const settleTime = 4000;

export async function run(): Promise<void> {
  const table: Table = {};
  // Otherwise VS Code would ask before it opens a large file, and the question would be measured.
  const { Global } = vscode.ConfigurationTarget;
  await vscode.workspace.getConfiguration('workbench').update('editorLargeFileConfirmation', 1024, Global);
  await measure('warm-up.http', 'GET https://graph.microsoft.com/beta\n', 'beta');
  for (const [title, { name, comparedWith, text, typeAfter }] of Object.entries(hostileFiles)) {
    const content = text();
    const plain = await measure(
      comparedWith?.name ?? `${name}.txt`,
      comparedWith?.text?.(content) ?? content,
      typeAfter,
    );
    const ours = await measure(name, content, typeAfter);
    table[title] = Object.fromEntries(
      Object.keys(ours).flatMap((key) => [
        [`${key}, plain`, plain[key] ?? Number.NaN],
        [key, ours[key] ?? Number.NaN],
      ]),
    );
    // After each file, so that one that never ends doesn't lose the results before it.
    await writeTable(table);
  }
}

/** The longest times in milliseconds that opening and typing block the extension host, and that a keystroke takes. */
async function measure(name: string, text: string, typeAfter: string): Promise<Record<string, number>> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (folder === undefined) throw new Error('The bench needs a folder.');
  await writeFile(path.join(folder.fsPath, name), text);
  const uri = vscode.Uri.joinPath(folder, name);
  const opening = await longestBlock(async () => {
    await vscode.commands.executeCommand('vscode.open', uri);
    await sleep(name.startsWith('warm-up') ? 2000 : settleTime);
  });
  const editor = vscode.window.activeTextEditor;
  const isShared = text.length <= sharedLimit;
  if (isShared && editor?.document.uri.path !== uri.path) throw new Error(`${name} was not opened.`);
  const at = text.indexOf(typeAfter) + typeAfter.length;
  if (editor) {
    const position = editor.document.positionAt(at);
    editor.selection = new vscode.Selection(position, position);
  }
  let keystroke = 0;
  const typing = await longestBlock(async () => {
    for (let index = 0; index < keystrokes; index++) {
      const start = performance.now();
      await vscode.commands.executeCommand('type', { text: 'x' });
      keystroke = Math.max(keystroke, performance.now() - start);
      await sleep(300);
    }
    await sleep(2000);
  });
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  return { opening, typing, keystroke: Math.round(keystroke) };
}
