// The page of the response panel in a plain browser page, with the policy that it has in VS Code and a stand-in for the host.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import type { ResponseView } from '../../../src/panel/protocol/protocol.ts';
import { repository } from '../../host/folders.ts';
import { startBrowser } from '../../host/vscode/window.ts';
import { response } from './response-views.ts';

const ORIGIN = 'http://response-panel.test';

export interface ResponsePageOptions {
  /** The width of the panel, in pixels. */
  readonly width?: number;
  /** The state that an earlier load of the page has saved with setState. */
  readonly state?: unknown;
  /** Values of `--vscode-…` variables. */
  readonly theme?: Readonly<Record<string, string>>;
}

/** The browser of all suites: each page has its own context. */
let browser: Promise<Browser> | undefined;

/** The files that the page loads, each read once. */
const files = new Map<string, Promise<Buffer>>();

function fileOfPanel(name: string): Promise<Buffer> {
  const known = files.get(name) ?? readFile(path.join(repository, 'dist/panel', name));
  files.set(name, known);
  return known;
}

after(async () => {
  await (await browser)?.close();
});

export class ResponsePage {
  #page: Page | undefined;
  /**
   * The proxy of the page, which gets all of its requests, to any host: if Playwright intercepts and fulfills them instead, the
   * browser takes a third longer for each page, and compiles its script each time.
   */
  readonly #proxy = createServer((request, response) => void this.#respond(request, response)).on(
    'connect',
    ({ url }, socket) => {
      this.#complaints.push(`request to ${url}`);
      socket.destroy();
    },
  );
  readonly #complaints: string[] = [];
  #options: ResponsePageOptions = {};

  /** The page for the tests of a describe(): opened before them, closed after them, and checked for complaints after each one. */
  static ofSuite(): ResponsePage {
    const made = new ResponsePage();
    before(() => made.renew());
    after(async () => {
      await made.#page?.close();
      made.#proxy.close();
      made.#proxy.closeAllConnections();
    });
    afterEach(() => {
      assert.deepEqual(made.complaints(), []);
    });
    return made;
  }

  get page(): Page {
    assert.ok(this.#page, 'The page is opened by before().');
    return this.#page;
  }

  /** Opens another page of the browser, without what was done to the previous one, such as to its clock. */
  async renew(): Promise<void> {
    browser ??= startBrowser();
    await this.#page?.close();
    if (!this.#proxy.listening) await once(this.#proxy.listen(0, '127.0.0.1'), 'listening');
    const { port } = this.#proxy.address() as AddressInfo;
    this.#page = await (await browser).newPage({ proxy: { server: `http://127.0.0.1:${port}` } });
    this.#page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.#complaints.push(message.text());
    });
    this.#page.on('pageerror', (error) => this.#complaints.push(error.message));
  }

  /** Reloads the page with this response. */
  readonly show = async (change: Partial<ResponseView>, options?: ResponsePageOptions): Promise<void> => {
    await this.open(options);
    await this.send(response(change));
  };

  readonly button = (name: string | RegExp): Locator => this.page.getByRole('button', { name });

  /** The last message of the page to its host. */
  readonly last = async (): Promise<unknown> => (await this.posted()).at(-1);

  /** Loads the page again. */
  async open(options: ResponsePageOptions = {}): Promise<void> {
    this.#options = options;
    await this.page.setViewportSize({ width: options.width ?? 1000, height: 800 });
    await this.page.goto(`${ORIGIN}/`);
  }

  /**
   * Sends a message as the host does, and waits until the page has handled it and is laid out.
   *
   * @returns the milliseconds that this took the page
   */
  async send(message: unknown): Promise<number> {
    // This listener is added after the page's own, so the page is done when it is called.
    const script = `new Promise((done) => {
      const message = JSON.parse(${JSON.stringify(JSON.stringify(message))});
      const started = performance.now();
      const whenHandled = () => {
        document.body.getBoundingClientRect();
        done(performance.now() - started);
      };
      addEventListener('message', whenHandled, { once: true });
      postMessage(message, '*');
    })`;
    return this.page.evaluate<number>(script);
  }

  /** The messages of the page to its host, in order. */
  posted(): Promise<unknown[]> {
    return this.page.evaluate<unknown[]>('posted');
  }

  /** What the page last passed to setState. */
  state(): Promise<unknown> {
    return this.page.evaluate<unknown>('kept');
  }

  /** Errors, violations of the policy and requests to other addresses since this was last called. */
  complaints(): string[] {
    return this.#complaints.splice(0);
  }

  async #respond({ url = '' }: IncomingMessage, response: ServerResponse): Promise<void> {
    const file = /\/(main\.js|panel\.css)$/.exec(url)?.[1];
    if (url === `${ORIGIN}/`) response.setHeader('Content-Type', 'text/html').end(html(this.#options));
    else if (file !== undefined) {
      response.setHeader('Content-Type', file.endsWith('.js') ? 'text/javascript' : 'text/css');
      // The same for all pages of a run, so that it is compiled once.
      response.setHeader('Cache-Control', 'max-age=3600').end(await fileOfPanel(file));
    } else {
      this.#complaints.push(`request to ${url}`);
      response.destroy();
    }
  }
}

const html = ({ state, theme = {} }: ResponsePageOptions): string => `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="UTF-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${ORIGIN}; script-src 'nonce-abc'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Graph Response</title>
    <link rel="stylesheet" href="panel.css">
  </head>
  <body>
    <main id="root"></main>
    <script nonce="abc">
      // What VS Code does around the page.
      var posted = [];
      var kept = ${state === undefined ? 'undefined' : JSON.stringify(state)};
      var acquireVsCodeApi = () => ({
        postMessage: (message) => void posted.push(message),
        getState: () => kept,
        setState: (state) => void (kept = state),
      });
      for (const [name, value] of Object.entries(${JSON.stringify(theme)})) {
        document.documentElement.style.setProperty(name, value);
      }
    </script>
    <script nonce="abc" src="main.js"></script>
  </body>
</html>`;
