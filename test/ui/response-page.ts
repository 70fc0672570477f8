// The page of the response panel in a plain browser page, with the policy it has in VS Code and a stand-in for the host.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { ResponseView, ToPanel } from '../../src/panel/protocol.ts';
import { repository } from '../host/folders.ts';

const ORIGIN = 'http://response-panel.test';
const HTML = `<!DOCTYPE html>
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
    <script nonce="abc" src="main.js"></script>
  </body>
</html>`;

export interface ResponsePageOptions {
  readonly width?: number;
  /** What an earlier life of the page has left with setState. */
  readonly state?: unknown;
  /** Values of `--vscode-…` variables. */
  readonly theme?: Readonly<Record<string, string>>;
}

export interface ResponsePage {
  readonly page: Page;
  /** What the page asked of its host, in order. */
  posted(): Promise<unknown[]>;
  /** What the page last gave to setState. */
  state(): Promise<unknown>;
  /** Sends a message as the host does, and waits until the page has handled it. */
  send(message: unknown): Promise<void>;
  /** Errors, violations of the policy and requests to anywhere else. */
  readonly complaints: readonly string[];
}

export async function openResponsePage(browser: Browser, options: ResponsePageOptions = {}): Promise<ResponsePage> {
  const page = await browser.newPage({ viewport: { width: options.width ?? 1000, height: 800 } });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.route('**/*', async (route) => {
    const url = route.request().url();
    if (url === `${ORIGIN}/`) await route.fulfill({ contentType: 'text/html', body: HTML });
    else if (url === `${ORIGIN}/main.js` || url === `${ORIGIN}/panel.css`) {
      const name = url.slice(ORIGIN.length + 1);
      const contentType = name.endsWith('.js') ? 'text/javascript' : 'text/css';
      await route.fulfill({ contentType, body: await readFile(path.join(repository, 'dist/panel', name)) });
    } else {
      complaints.push(`request to ${url}`);
      await route.abort();
    }
  });
  await page.addInitScript(fakeHost(options));
  await page.goto(`${ORIGIN}/`);
  return {
    page,
    complaints,
    posted: () => page.evaluate<unknown[]>('posted'),
    state: () => page.evaluate<unknown>('kept'),
    send: async (message) => {
      // This listener was added after the page's own, so the page is done when it is called.
      const script = `new Promise((done) => {
        addEventListener('message', () => done(), { once: true });
        postMessage(${JSON.stringify(message)}, '*');
      })`;
      await page.evaluate<undefined>(script);
    },
  };
}

/** Runs in the page before its own script; as text, because this project's tests are not compiled for a browser. */
const fakeHost = ({ state, theme = {} }: ResponsePageOptions): string => `
  globalThis.posted = [];
  globalThis.kept = ${state === undefined ? 'undefined' : JSON.stringify(state)};
  globalThis.acquireVsCodeApi = () => ({
    postMessage: (message) => void posted.push(message),
    getState: () => kept,
    setState: (state) => void (kept = state),
  });
  addEventListener('DOMContentLoaded', () => {
    for (const [name, value] of Object.entries(${JSON.stringify(theme)})) document.documentElement.style.setProperty(name, value);
  });`;

const view: ResponseView = {
  tone: 'success',
  headline: '201 Created',
  explanation: '',
  target: 'Sandbox: nothing was sent to Microsoft Graph',
  sandbox: true,
  request: 'POST https://graph.microsoft.com/beta/deviceManagement/deviceManagementScripts/0c62/deviceRunStates',
  milliseconds: 12.4,
  entity: undefined,
  error: [],
  headers: [{ name: 'content-type', value: 'application/json' }],
  body: '{}',
  bodyOmitted: 0,
};

export const response = (change: Partial<ResponseView> = {}, id = 1): ToPanel => ({
  type: 'response',
  id,
  view: { ...view, ...change },
});
