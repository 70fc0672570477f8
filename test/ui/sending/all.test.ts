import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import type { Editor } from '../../host/screen/editor.ts';
import { until } from '../../host/until.ts';
import { sharedEditor, writeExample } from '../vscode.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';

/** A request that creates an entity; `directive` is what the sandbox responds. */
const create = (name: string, directive = '', body = `{ "resultMessage": "${name}" }`): string =>
  `### ${name}\n${directive === '' ? '' : `# @sandbox ${directive}\n`}POST ${url}\nContent-Type: application/json\n\n${body}\n\n`;

describe('sending all requests of a file', () => {
  let editor: Editor;

  before(async () => {
    editor = await sharedEditor();
  });

  afterEach(() => editor.closeEverything());

  const open = async (name: string, ...requests: readonly string[]): Promise<void> => {
    await writeExample(editor, name, requests.join(''));
    await editor.openFile(name);
  };
  const sendAll = async (way: 'In Order' | 'As JSON Batch'): Promise<void> => {
    await editor.runCommand('Graph Run States: Send All in File…');
    await editor.quickInput.choose(way);
  };
  const summary = (wanted: string | RegExp): Promise<string> =>
    until(
      `the summary ${String(wanted)}`,
      () => editor.webviewText('summary'),
      (text) => (typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text)),
    );
  const table = (): Promise<Frame> => editor.webview('[data-testid="results"]');
  const rows = async (): Promise<string> => (await table()).locator('[data-testid="results"]').innerText();

  for (const way of ['In Order', 'As JSON Batch'] as const)
    it(`${way}: a table shows the status of each request, and opens its response and request`, async () => {
      const name = way === 'In Order' ? 'order.http' : 'batch.http';
      // Each way has its own: sending one that has succeeded would ask first.
      const body = (message: string): string => `{ "resultMessage": "${message} ${name}" }`;
      await open(
        name,
        create('first', '', body('first')),
        create('second', '404', body('second')),
        create('third', '', body('third')),
      );
      await sendAll(way);
      if (way === 'In Order') {
        const question = editor.dialog('"second" failed. Send the remaining one?');
        await question.getByRole('button', { name: 'Continue', exact: true }).click();
      }
      await summary('2 created, 1 failed');
      const text = await rows();
      assert.match(text, /first[^]*201 Created[^]*second[^]*404 Not Found[^]*third[^]*201 Created/);
      const page = await table();
      await page.getByRole('button', { name: '404 Not Found' }).click();
      await until(
        'the response of the row',
        () => editor.webviewText('status'),
        (status) => status.includes('404 Not Found'),
      );
      await page.getByRole('button', { name: /Back|All Results/i }).click();
      await (await table()).getByRole('button', { name: 'Go to third' }).click();
      await editor.statusBarItem(/^Ln 15, Col 1/).waitFor();
    });

  it('reports uncertain requests, can stop there, and then sends only the remaining ones', async () => {
    await open('uncertain.http', create('good'), create('lost', '504 after'), create('refused', '403'), create('last'));
    await sendAll('In Order');
    const question = editor.dialog('"lost" may or may not have succeeded. Send the remaining 2?');
    await question.getByRole('button', { name: 'Stop' }).click();
    await summary('1 created, 1 uncertain, 2 not sent');
    const rest = (await table()).getByRole('button', { name: 'Send 2 Remaining' });
    await rest.waitFor();
    assert.equal(await editor.notification('1 created').count(), 0, 'the table is visible, and shows this');
    await rest.click();
    await editor.dialog('"refused" failed').getByRole('button', { name: 'Continue', exact: true }).click();
    await summary('2 created, 1 failed, 1 uncertain');
    assert.match(await rows(), /good[^]*201 Created[^]*lost[^]*504[^]*refused[^]*403[^]*last[^]*201 Created/);
  });

  it('checks an uncertain row with GET, finds its item in the list, and goes back to the table', async () => {
    await open('found.http', create('there'), create('doubtful', '504 after'));
    await sendAll('In Order');
    await summary('1 created, 1 uncertain');
    await (await table()).getByRole('button', { name: /^Response of doubtful/ }).click();
    await (await editor.webview('#next-0')).getByRole('button', { name: 'Check with GET' }).click();
    await until(
      'the list',
      () => editor.webviewText('found'),
      (text) => text === '1 item has what you sent.',
    );
    const page = await editor.webview('[data-testid="list"]');
    await page.getByRole('button', { name: 'Back to Send All in found.http' }).click();
    assert.match(await rows(), /there[^]*doubtful/);
  });
});
