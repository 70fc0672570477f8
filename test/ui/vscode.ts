// The windows that the tests of this folder use. Each has its own server and its own copy of the examples, in a browser that
// all of them share; what is still open is closed after the last test.
import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { accountEnvironment, installAccount, type MicrosoftAccount } from '../host/vscode/account.ts';
import { Editor } from '../host/screen/editor.ts';
import { examples, logs, repository, temporaryFolder } from '../host/folders.ts';
import { keybindings } from '../host/screen/keybindings.ts';
import { installNetwork, networkEnvironment, type Network } from '../host/vscode/network.ts';
import { installOpenFile, openFile, openFileEnvironment } from '../host/vscode/open-file.ts';
import { BARE_SETTINGS, startServer, type VSCodeServer } from '../host/vscode/server.ts';
import { openWindow, startBrowser, whileDrawn } from '../host/vscode/window.ts';

export interface WindowOptions {
  /** Names the logs of the window. */
  readonly name: string;
  /** false: Restricted Mode. */
  readonly trusted?: boolean;
  /** Machine settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly userSettings?: Readonly<Record<string, unknown>>;
  /** Replaces the network of the extension host. */
  readonly network?: Network;
  /** Stands in for VS Code's own Microsoft account. */
  readonly account?: MicrosoftAccount;
  /** Prepares the browser before the window opens in it. */
  readonly prepare?: (context: BrowserContext) => Promise<void>;
  /** Installs an extension into the data folder of the window, which then runs instead of the one under development. */
  readonly install?: (dataFolder: string) => Promise<void>;
}

/** A window, its server, and their files. */
export interface Window {
  readonly editor: Editor;
  readonly server: VSCodeServer;
  /** Everything that the server writes, except its log. */
  readonly dataFolder: string;
  readonly serverLog: string;
  readonly windowLog: string;
}

let browser: Promise<Browser> | undefined;
let shared: Promise<Window> | undefined;
/** The open windows, by name. */
const windows = new Map<string, Editor>();

/** The window that most suites share. */
export function sharedWindow(): Promise<Window> {
  shared ??= openEditor({ name: 'shared' });
  return shared;
}

/** The editor of the shared window; call this in `before`. Tests close all editors when they end. */
export const sharedEditor = async (): Promise<Editor> => (await sharedWindow()).editor;

/** A new window, for what the shared one can't show. Takes about 5 s; closing its page ends its server, too. */
export const newEditor = async (options: WindowOptions): Promise<Editor> => (await openEditor(options)).editor;

async function openEditor(options: WindowOptions): Promise<Window> {
  const root = await temporaryFolder('ui');
  const folder = path.join(root, 'examples');
  await cp(examples, folder, { recursive: true });
  const dataFolder = path.join(root, 'data');
  const serverLog = path.join(logs, `${options.name}-server.log`);
  const windowLog = path.join(logs, `${options.name}-window.log`);
  // First: installing an extension lists those that are there, and VS Code then trusts that list.
  await installOpenFile(dataFolder);
  await options.install?.(dataFolder);
  if (options.network) await installNetwork(dataFolder);
  if (options.account) await installAccount(dataFolder);
  const [server, theBrowser] = await Promise.all([
    startServer({
      ...options,
      settings: { ...BARE_SETTINGS, ...options.settings },
      keybindings,
      dataFolder,
      logFile: serverLog,
      env: {
        ...openFileEnvironment(dataFolder),
        ...(options.network && networkEnvironment(options.network)),
        ...(options.account && accountEnvironment(options.account)),
      },
    }),
    (browser ??= startBrowser()),
  ]);
  const content = options.install === undefined ? { folder, extension: repository } : { folder };
  const { page } = await openWindow(theBrowser, server, content, windowLog, {
    prepare: options.prepare,
    isWatched: false,
  });
  const editor = new Editor(page, folder, (file, press) => openFile(dataFolder, file, press));
  windows.set(options.name, editor);
  page.on('close', () => {
    windows.delete(options.name);
    void page.context().close();
    void server.stop();
  });
  return { editor, server, dataFolder, serverLog, windowLog };
}

/** Writes a file into the folder of a window, for the test to open. */
export async function writeExample(editor: Editor, relativePath: string, text: string): Promise<void> {
  const file = path.join(editor.folder, relativePath);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}

// A hook outside any suite runs before those of every file. A test or hook that fails takes the screenshot itself: a hook after
// it would run after those of its suite, which have closed by then what there was to see.
before(function () {
  const root = this.test?.parent;
  if (root) addScreenshots(root);
});

function addScreenshots(suite: Mocha.Suite): void {
  for (const test of [...suite.tests, ...hooksOf(suite, 'beforeAll'), ...hooksOf(suite, 'beforeEach')]) {
    const run = test.fn;
    // No test here uses a callback; a test without a function is pending.
    if (!run || run.length > 0) continue;
    test.fn = async function (this: Mocha.Context) {
      try {
        await (run as Mocha.AsyncFunc).call(this);
      } catch (error) {
        await takeScreenshot(test.fullTitle().replace(/\W+/g, '-').slice(0, 80));
        throw error;
      }
    };
  }
  for (const inner of suite.suites) addScreenshots(inner);
}

/** mocha has this method, but its types don't. */
const hooksOf = (suite: Mocha.Suite, kind: 'beforeAll' | 'beforeEach'): readonly Mocha.Hook[] =>
  (suite as unknown as { getHooks: (kind: string) => Mocha.Hook[] }).getHooks(kind);

async function takeScreenshot(title: string): Promise<void> {
  for (const [name, editor] of windows) {
    const file = await whileDrawn(editor.page, () => editor.screenshot(`failed-${title}-${name}`));
    console.log(`    screenshot of the window "${name}": ${path.relative(repository, file)}`);
  }
}
