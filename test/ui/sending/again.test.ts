import assert from 'node:assert/strict';
import type { Editor } from '../../host/screen/editor.ts';
import { until } from '../../host/until.ts';
import { sharedEditor, writeExample } from '../vscode.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';
const create = (message: string, directive = ''): string =>
  `${directive}POST ${url}\nContent-Type: application/json\n\n{ "resultMessage": "${message}" }\n`;

describe('sending again', () => {
  let editor: Editor;

  before(async () => {
    editor = await sharedEditor();
  });

  afterEach(() => editor.closeEverything());

  const open = async (name: string, text: string): Promise<void> => {
    await writeExample(editor, name, text);
    await editor.openFile(name);
  };
  const run = (title: string): Promise<void> => editor.runCommand(`Graph Run States: ${title}`);
  const status = (wanted: string): Promise<string> =>
    until(
      `the status ${wanted}`,
      () => editor.webviewText('status'),
      (text) => text.includes(wanted),
    );

  const clear = async (): Promise<void> => {
    await run('Clear History');
    await editor.dialog('Clear the history of this folder?').getByRole('button', { name: 'Clear History' }).click();
  };

  it('asks before it creates a second entity, and resends exactly what was sent', async () => {
    await open('again.http', create('first'));
    await editor.sendRequest();
    await status('201 Created');
    const first = await editor.webviewText('id');
    await editor.goTo(4, 22);
    await editor.type('changed ');
    await run('Send Again');
    const question = editor.dialog('This request already succeeded.');
    await question.getByText('creates a second entity').waitFor();
    await question.getByRole('button', { name: 'Cancel' }).click();
    await run('Send Again');
    await question.getByRole('button', { name: 'Send Again' }).click();
    await until(
      'a second entity',
      () => editor.webviewText('id'),
      (id) => id !== first,
    );
    assert.match(await editor.webviewText('body'), /"first"/);
  });

  it("doesn't retry an uncertain write, checks it with GET, and asks before it is sent again", async () => {
    await open('lost.http', create('lost for good', '# @sandbox 504 after\n'));
    await editor.sendRequest();
    await status('504 Gateway Timeout: may have been created');
    await editor.sendRequest();
    const question = editor.dialog('This request may already have succeeded.');
    await question.getByRole('button', { name: 'Cancel' }).click();
    const page = await editor.webview('#root');
    await page.getByRole('button', { name: 'Check with GET' }).click();
    await status('200 OK');
    assert.match(await editor.webviewText('body'), /"lost for good"/);
    assert.equal(await editor.webviewText('request'), `GET ${url}`, 'named after itself, not after the POST');
    await page.getByRole('button', { name: 'Go to Request' }).click();
    await editor.statusBarItem('Ln 2, Col 1').waitFor();
    assert.equal(await editor.notification('in this file any more').count(), 0);
  });

  it('checks with GET first if you press Enter in the dialog', async () => {
    await open('unsure.http', create('unsure', '# @sandbox 504 after\n'));
    await editor.sendRequest();
    await status('504 Gateway Timeout: may have been created');
    await editor.sendRequest();
    await editor.dialog('This request may already have succeeded.').waitFor();
    await editor.press('Enter');
    await status('200 OK');
    assert.equal(await editor.webviewText('request'), `GET ${url}`);
    assert.match(await editor.webviewText('body'), /"unsure"/);
  });

  it('asks while the same request is in progress', async () => {
    await open('slow.http', create('slow', '# @sandbox slow=600\n'));
    await editor.sendRequest();
    const progress = (await editor.webview('[data-testid=sending]:not([hidden])')).getByTestId('sending');
    await progress.getByText('waiting for the response').waitFor();
    await editor.sendRequest();
    const question = editor.dialog('This request is being sent right now.');
    await question.getByRole('button', { name: 'Cancel' }).click();
    await progress.getByRole('button', { name: 'Cancel' }).click();
    await status('Cancelled: may have been created');
  });

  it('lists the history, shows an earlier response, and clears the history', async () => {
    await clear();
    await open('listed.http', `### good\n${create('good')}\n### bad\n${create('bad', '# @sandbox 403\n')}`);
    await editor.sendRequest();
    await status('201 Created');
    await editor.goTo(9, 1);
    await editor.sendRequest();
    await status('403 Forbidden');
    await run('Show History');
    const [first = '', second = '', ...others] = await editor.quickInput.choices();
    assert.match(first, /403 Forbidden.*bad.*Sandbox.*POST /);
    assert.match(second, /201 Created.*good.*Sandbox.*POST /);
    assert.deepEqual(others, []);
    await editor.press('ArrowDown');
    await editor.press('Enter');
    await status('201 Created');
    await clear();
    await run('Show History');
    await editor.notification('You haven’t sent a request yet.').waitFor();
  });
});
