import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Editor } from '../host/screen/editor.ts';
import { logs, repository, temporaryFolder } from '../host/folders.ts';
import { startServer } from '../host/vscode/server.ts';
import { keybindings } from '../host/screen/keybindings.ts';
import { openWindow, startBrowser } from '../host/vscode/window.ts';
import { hostileFiles } from './in-vscode/hostile-files.ts';
import type { Table } from './in-vscode/report.ts';

const keystrokes = 12;
/** Milliseconds in which VS Code asks for everything about a file after it was opened. */
const settleTime = 6000;
/** Milliseconds between two keystrokes, in which work on the first may begin. */
const pause = 400;

/**
 * Milliseconds from pressing a key until the window has drawn what it typed, in files that no one writes on purpose, each compared
 * with the same text in a file whose language VS Code itself supports.
 */
export async function windowTable(): Promise<Table> {
  const folder = await temporaryFolder('bench-window');
  const [server, browser] = await Promise.all([
    startServer({
      dataFolder: path.join(folder, 'data'),
      logFile: path.join(logs, 'bench-window-server.log'),
      keybindings,
      // Otherwise VS Code would ask before it opens a large file.
      settings: { 'workbench.editorLargeFileConfirmation': 1024 },
    }),
    startBrowser(),
  ]);
  const files = path.join(folder, 'files');
  await mkdir(files, { recursive: true });
  const content = { folder: files, extension: repository };
  const { page } = await openWindow(browser, server, content, path.join(logs, 'bench-window-window.log'));
  const editor = new Editor(page, files);
  const table: Table = {};
  for (const [title, { name, comparedWith, text, typeAfter }] of Object.entries(hostileFiles)) {
    const fileText = text();
    const line = fileText.slice(0, fileText.indexOf(typeAfter)).split('\n').length;
    const plain = await times(comparedWith?.name ?? `${name}.txt`, comparedWith?.text?.(fileText) ?? fileText, line);
    const ours = await times(name, fileText, line);
    table[title] = {
      'median, plain': median(plain),
      median: median(ours),
      'longest, plain': Math.max(...plain),
      longest: Math.max(...ours),
    };
  }
  await browser.close();
  await server.stop();
  return table;

  async function times(name: string, text: string, line: number): Promise<number[]> {
    await writeFile(path.join(files, name), text);
    await editor.openFile(name);
    await editor.goTo(line, 1);
    await sleep(settleTime);
    const found: number[] = [];
    for (let index = 0; index < keystrokes; index++) {
      const start = performance.now();
      await editor.press('x');
      await editor.page.evaluate('new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))');
      found.push(Math.round(performance.now() - start));
      await sleep(pause);
    }
    await editor.closeEverything();
    return found;
  }
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
