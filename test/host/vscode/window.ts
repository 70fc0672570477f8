import {
  type Browser,
  type BrowserContext,
  type CDPSession,
  chromium,
  type Page,
  type ViewportSize,
} from 'playwright-core';
import { logTo } from '../processes/child.ts';
import { installChromium } from '../install-chromium.ts';
import { later } from '../later.ts';
import { workbenchRestored } from '../screen/screen.ts';
import { WITHOUT_WORKER_HOST } from './install.ts';
import type { VSCodeServer } from './server.ts';
import { whenStopping } from '../processes/stopping.ts';

export interface WindowContent {
  /** The folder to open; none: an empty window. */
  readonly folder?: string;
  /** Root of the extension under development; none: only installed ones run. */
  readonly extension?: string;
  /** A file to show at once. */
  readonly file?: string;
  /** A module with a function run(), for the extension host to load and call. */
  readonly tests?: string;
}

export interface WindowOptions {
  /** Prepares the browser context of the window before anything is opened in it. */
  readonly prepare?: ((context: BrowserContext) => Promise<void>) | undefined;
  /** Of the viewport, in pixels. */
  readonly size?: ViewportSize;
  /** false: for tests. Nothing fades or slides, and the window is drawn only for screenshots (see `whileDrawn`). */
  readonly isWatched?: boolean;
}

export interface VSCodeWindow {
  readonly page: Page;
  /** The exit code of the tests; pending forever if there are none. Rejects if the page crashes or is closed. */
  readonly testsEnded: Promise<number>;
}

/**
 * The address of this content for any browser on this machine. It contains the server's token; the server makes a cookie of
 * that, and redirects to the address without it.
 */
export function windowAddress(server: VSCodeServer, content: WindowContent): string {
  const remote = (file: string) => `vscode-remote://${server.authority}${file}`;
  const payload = [
    ...(content.extension === undefined ? [] : [['extensionDevelopmentPath', remote(content.extension)]]),
    ['skipWelcome', 'true'],
    ...(content.file === undefined ? [] : [['openFile', remote(content.file)]]),
    ...(content.tests === undefined ? [] : [['extensionTestsPath', remote(content.tests)]]),
  ];
  const query = new URLSearchParams({
    tkn: server.token,
    ...(content.folder === undefined ? { ew: 'true' } : { folder: content.folder }),
    payload: JSON.stringify(payload),
  });
  return `http://${server.authority}/?${query.toString()}`;
}

/**
 * Runs in every frame. Without a graphics card, each step of a fading scrollbar is drawn by the processor; VS Code's own
 * setting for reduced motion doesn't cover those.
 */
const NOTHING_MOVES = `addEventListener('DOMContentLoaded', () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('*, ::before, ::after { transition: none !important; animation: none !important; }');
  document.adoptedStyleSheets.push(sheet);
})`;

/**
 * Runs in every frame. Transparent elements are laid out, clicked and focused like any others, but not drawn: without a
 * graphics card, the processor draws, which is a tenth of what a window costs.
 */
const NOT_DRAWN = `if (globalThis === top) addEventListener('DOMContentLoaded', () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('html:not([data-drawn]) body { opacity: 0 }');
  document.adoptedStyleSheets.push(sheet);
})`;

/**
 * Runs in every frame. VS Code gets each message of its server as a Blob, which the browser's main process holds, and reads
 * that back: a sixth of what a window costs. A socket that is asked for bytes delivers bytes, and there is nothing to read
 * back.
 */
const MESSAGES_ARE_BYTES = `if (globalThis === top) {
  globalThis.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given);
      this.binaryType = 'arraybuffer';
    }
  };
  const { readAsArrayBuffer } = FileReader.prototype;
  FileReader.prototype.readAsArrayBuffer = function (data) {
    if (!(data instanceof ArrayBuffer)) return readAsArrayBuffer.call(this, data);
    Object.defineProperty(this, 'result', { value: data, configurable: true });
    this.dispatchEvent(new ProgressEvent('load'));
  };
}`;

/** Runs in every frame. No extension here needs the extension host in a worker, which is a twelfth of what a window costs. */
const NO_WORKER_HOST = `globalThis.${WITHOUT_WORKER_HOST} = true;`;

const FOR_TESTS: readonly string[] = [NOTHING_MOVES, NOT_DRAWN, MESSAGES_ARE_BYTES, NO_WORKER_HOST];

/**
 * Playwright has Chromium report every message of every socket, which isn't needed here: a seventh of what a window costs.
 * Playwright has no option to turn that off, so this uses its internals.
 */
async function ignoreNetwork(page: Page): Promise<void> {
  const inside = page as unknown as {
    readonly _connection: {
      readonly toImpl: (page: Page) => {
        readonly delegate: { readonly _mainFrameSession: { readonly _client: Pick<CDPSession, 'send'> } };
      };
    };
  };
  await inside._connection.toImpl(page).delegate._mainFrameSession._client.send('Network.disable');
}

/** Draws the window while `run` looks at it. */
export async function whileDrawn<T>(page: Page, run: () => Promise<T>): Promise<T> {
  await page.evaluate("document.documentElement.setAttribute('data-drawn', '')");
  try {
    return await run();
  } finally {
    await page.evaluate("document.documentElement.removeAttribute('data-drawn')");
  }
}

/** Starts a headless Chromium; installs it first if needed. It ends with this process. */
export async function startBrowser(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: await installChromium(),
    args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'].concat(
      ['--disable-component-update', '--disable-sync'],
      // Chromium's own sandbox doesn't work for root, nor in most containers; the only pages are those of our own server.
      ['--no-sandbox'],
    ),
    // Signals are handled in one place, see processes/stopping.ts.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const stop = whenStopping(() => browser.close());
  browser.on('disconnected', () => void stop());
  return browser;
}

/**
 * Opens a separate window (no state is shared with other windows) and waits until the workbench is there.
 *
 * @param logFile gets what the window and the extension host write to their consoles
 */
export async function openWindow(
  browser: Browser,
  server: VSCodeServer,
  content: WindowContent,
  logFile: string,
  { prepare, size = { width: 1400, height: 900 }, isWatched = true }: WindowOptions = {},
): Promise<VSCodeWindow> {
  const context = await browser.newContext({
    viewport: size,
    permissions: ['clipboard-read', 'clipboard-write'],
    // For elements whose styles no style sheet of a page reaches: their progress animation costs a third of a processor.
    ...(!isWatched && { reducedMotion: 'reduce' as const }),
  });
  if (!isWatched) for (const script of FOR_TESTS) await context.addInitScript(script);
  await prepare?.(context);
  const page = await context.newPage();
  if (!isWatched) await ignoreNetwork(page);
  const log = await logTo(logFile, server.token);
  const tests = later<number>();

  // VS Code calls this by name; what the extension host writes to its console arrives at the page's own console, too.
  await page.exposeFunction('codeAutomationExit', (code: number) => {
    tests.resolve(code);
  });
  page.on('console', (message) => {
    // VS Code colours its lines: "%c INFO color: #33f …".
    log(`[${message.type()}] ${message.text().replace(/^(%c *[A-Z]* color: #\w+ )/, '')}`);
  });
  page.on('pageerror', (error) => {
    log(`[page error] ${error.stack ?? error.message}`);
  });
  page.on('crash', () => {
    tests.reject(new Error(`The window crashed; see ${logFile}`));
  });
  page.on('close', () => {
    tests.reject(new Error('The window was closed before the tests ended.'));
  });

  await page.goto(windowAddress(server, content), { waitUntil: 'commit' });
  await workbenchRestored(page);
  return { page, testsEnded: tests.promise };
}
