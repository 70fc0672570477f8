import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Editor } from '../../host/screen/editor.ts';
import { until } from '../../host/until.ts';
import { clickInPanel, focusPanel } from './response-panel.ts';
import { sharedEditor, writeExample } from '../vscode.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';

const create = (message: string, directive = ''): string =>
  `### ${message}\n${directive}POST ${url}\nContent-Type: application/json\n\n{ "runState": "success", "resultMessage": "${message}" }\n`;

describe('the response panel in the editor', () => {
  let editor: Editor;

  before(async function () {
    this.timeout(120_000);
    editor = await sharedEditor();
  });

  afterEach(() => editor.closeEverything());

  const open = async (name: string, text: string): Promise<void> => {
    await writeExample(editor, name, text);
    await editor.openFile(name);
  };
  const send = (): Promise<void> => editor.sendRequest();
  const shows = (testId: string, wanted: string): Promise<string> =>
    until(
      `${testId} to be ${wanted}`,
      () => editor.webviewText(testId),
      (text) => text.includes(wanted),
    );
  /** Waits for an entity with another id than this one. */
  const showsAnother = (id: string): Promise<string> =>
    until(
      'another response',
      () => editor.webviewText('id'),
      (shown) => shown !== id,
    );
  const click = (name: string): Promise<void> => clickInPanel(editor, name);
  const clipboard = (): Promise<string> => editor.page.evaluate<string>('navigator.clipboard.readText()');
  const panels = () => editor.page.locator('.tab[data-resource-name^="webview-"], .tab', { hasText: 'Graph Response' });
  const groups = () => editor.page.locator('.editor-group-container');
  /** Cancels the request in progress outside the panel. Escape may have hidden its notification. */
  const cancel = async (): Promise<void> => {
    await editor.runCommand('Notifications: Show Notifications');
    const sending = editor.page.locator('.notification-list-item').filter({ hasText: 'waiting for the response' });
    await sending.first().getByRole('button', { name: 'Cancel' }).click();
  };
  /** Covers the panel with another editor in its column. */
  const cover = async (): Promise<void> => {
    await focusPanel(editor);
    await editor.openFile('laptop-17.deviceHealthScriptDeviceState.json');
  };

  it('opens beside the request, and leaves the focus in it', async () => {
    await open('focus.http', create('focus'));
    await send();
    await shows('status', '201 Created');
    assert.equal(await groups().count(), 2);
    const first = await editor.webviewText('id');
    await editor.goTo(1, 1);
    await editor.sendRequestAgain();
    await showsAnother(first);
    await editor.type('x');
    await editor.shows('x### focus', 0);
    assert.equal(await panels().count(), 1);
  });

  it('leaves the focus in the request, even if the panel had it before', async () => {
    await open('focus-again.http', create('focus again'));
    await send();
    await shows('status', '201 Created');
    const first = await editor.webviewText('id');
    await focusPanel(editor);
    await editor.focusText();
    await editor.goTo(1, 1);
    await editor.sendRequestAgain();
    await showsAnother(first);
    await editor.type('x');
    await editor.shows('x### focus again', 0);
  });

  it('can be read and used with the keyboard alone', async () => {
    await open('keyboard.http', create('keyboard'));
    await send();
    await shows('action', 'Created deviceManagementScriptDeviceState');
    const id = await editor.webviewText('id');
    const frame = await focusPanel(editor);
    const press = async (key: string, wanted: string): Promise<void> => {
      await editor.press(key);
      const name = () =>
        frame.evaluate<string>('document.activeElement.ariaLabel ?? document.activeElement.textContent.trim()');
      await until(`${wanted} to have the focus`, name, (focused) => focused === wanted);
    };
    for (const wanted of ['History', 'Pin', 'Copy Id']) await press('Tab', wanted);
    await editor.press('Enter');
    await until('the id on the clipboard', clipboard, (text) => text === id);
    for (const wanted of [
      'Send Again',
      'Go to Request',
      'GET',
      'Add PATCH Request',
      'Add DELETE Request',
      'Copy Request As…',
    ])
      await press('Tab', wanted);
    for (const wanted of ['API reference', 'Copy id']) await press('Tab', wanted);
    await press('ArrowDown', 'Copy runState');
    await editor.press('Enter');
    await until('the value on the clipboard', clipboard, (text) => text === 'success');
    await press('Shift+Tab', 'API reference');
    await press('Tab', 'Copy runState');
    await press('Tab', 'Body');
    await press('ArrowRight', 'Headers (5)');
    await press('Home', 'Body');
    for (const wanted of ['Copy Body', 'Open as Document']) await press('Tab', wanted);
    await editor.press('Enter');
    await editor.tab('201 deviceRunStates.json').waitFor();
  });

  it('goes to the request, and adds others below it', async () => {
    await open('source.http', `\n\n${create('source')}`);
    await editor.goTo(4, 1);
    await send();
    await shows('status', '201 Created');
    await click('Go to Request');
    await editor.statusBarItem('Ln 4, Col 1').waitFor();
    assert.equal(await editor.webviewText('status'), '201 Created', "the panel isn't covered");
    for (const method of ['PATCH', 'DELETE']) await click(`Add ${method} Request`);
    await editor.page.locator('.view-line', { hasText: '### Delete deviceManagementScriptDeviceState' }).waitFor();
    assert.equal(await editor.webviewText('status'), '201 Created', "the panel isn't covered");
    assert.equal(await editor.page.locator('.tab[data-resource-name="source.http"]').count(), 1);
  });

  it('gets the created entity with one click, and leaves the file unchanged', async () => {
    await open('read.http', create('read'));
    await send();
    await shows('action', 'Created deviceManagementScriptDeviceState');
    const id = await editor.webviewText('id');
    await click('GET');
    await shows('status', '200 OK');
    assert.equal(await editor.webviewText('request'), `GET ${url}/${id}`);
    assert.equal(await editor.page.locator('.tab.dirty').count(), 0);
  });

  it('shows a list as rows that open', async () => {
    await open('list.http', `${create('listed')}\n###\nGET ${url}\n`);
    await send();
    await shows('status', '201 Created');
    await editor.goTo(8, 1);
    await send();
    await shows('action', '× deviceManagementScriptDeviceState');
    await click('Details of item 1');
    assert.match(await editor.webviewText('entity'), /resultMessage/);
  });

  it('opens the body as a JSON document beside it, and compares it with the request', async () => {
    await open('documents.http', create('documents'));
    await send();
    await shows('status', '201 Created');
    await click('Open as Document');
    // The click in the panel may move the focus back to it, behind the document.
    await editor.page.locator('.tab[data-resource-name="201 deviceRunStates.json"]').click();
    await editor.statusBarItem('JSON').waitFor();
    await editor.shows(/"resultMessage": "documents"/);
    await shows('status', '201 Created');
    await editor.runCommand('View: Revert and Close Editor');
    await click('Compare with Request');
    await editor.page.locator('.monaco-diff-editor').waitFor();
    await editor.page.locator('.tab', { hasText: 'Sent ↔ Response (201 deviceRunStates)' }).waitFor();
    await shows('status', '201 Created');
  });

  it('compares the body with the previous response to the same request', async () => {
    await open('previous.http', create('previous'));
    await send();
    await shows('status', '201 Created');
    const first = await editor.webviewText('id');
    await editor.sendRequestAgain();
    await showsAnother(first);
    const compare = (await editor.webview('#root')).getByRole('button', { name: 'Compare with Previous' });
    await compare.click();
    await editor.page.locator('.tab', { hasText: 'Previous Response ↔ Response' }).waitFor();
  });

  it('saves the whole body', async () => {
    await open('save.http', create('save'));
    await send();
    await shows('status', '201 Created');
    await click('Save…');
    const file = path.join(editor.folder, '201-deviceRunStates.json');
    await editor.quickInput.answerFileDialog(file);
    const saved = await until(
      'the whole file',
      () => readFile(file, 'utf8'),
      (text) => text.endsWith('}'),
    );
    assert.equal((JSON.parse(saved) as { resultMessage: string }).resultMessage, 'save');
  });

  it('stays covered, and announces a new outcome in the status bar, marked if it is uncertain', async () => {
    await open('hidden.http', create('hidden', '# @sandbox slow=600\n'));
    await send();
    await shows('sending', 'Sending…');
    await cover();
    await cancel();
    const announced = editor.statusBarItem('Cancelled: may have been created');
    await announced.locator('.codicon-question').waitFor();
    assert.equal(await editor.tab('laptop-17.deviceHealthScriptDeviceState.json').isVisible(), true);
    await announced.click();
    await shows('status', 'Cancelled: may have been created');
    await announced.waitFor({ state: 'hidden' });
  });

  it('keeps showing a request in progress when another one ends, and cancels only that one', async () => {
    await open('two.http', `${create('long', '# @sandbox slow=600\n')}\n${create('short')}`);
    await send();
    await shows('sending', 'Sending… long');
    await editor.goTo(9, 1);
    await send();
    await shows('status', '201 Created');
    await shows('sending', 'Sending… long');
    await click('Cancel long');
    await shows('status', 'Cancelled: may have been created');
    const frame = await editor.webview('#root');
    await frame.getByTestId('sending').waitFor({ state: 'hidden' });
    await frame.locator('article.uncertain').waitFor();
  });

  it('stays closed if you close it meanwhile, and reopens on demand', async () => {
    await open('closed.http', create('closed', '# @sandbox slow=600\n'));
    await send();
    await shows('sending', 'Sending…');
    await focusPanel(editor);
    await editor.runCommand('View: Close Editor');
    await cancel();
    const announced = editor.statusBarItem('Cancelled: may have been created');
    await announced.waitFor();
    assert.equal(await panels().count(), 0);
    await announced.click();
    await shows('status', 'Cancelled: may have been created');
  });

  it('keeps its response while it is pinned: the next response opens another panel', async () => {
    await open('pinned.http', create('pinned'));
    await send();
    await shows('status', '201 Created');
    const pinned = await editor.webviewText('id');
    await click('Pin');
    await editor.page.locator('.tab', { hasText: 'Graph Response (pinned)' }).waitFor();
    await editor.focusText();
    await editor.sendRequestAgain();
    await showsAnother(pinned);
    assert.equal(await panels().count(), 2);
    await editor.page.locator('.tab', { hasText: 'Graph Response (pinned)' }).click();
    await shows('id', pinned);
    await click('Pin');
    await editor.page.locator('.tab', { hasText: 'Graph Response (pinned)' }).waitFor({ state: 'detached' });
  });

  it('is restored after it was hidden, with the same tab selected', async () => {
    await open('again.http', create('again'));
    await send();
    await shows('status', '201 Created');
    const id = await editor.webviewText('id');
    await (await editor.webview('#root')).getByRole('tab', { name: /^Headers/ }).click();
    await cover();
    await focusPanel(editor);
    await shows('id', id);
    const chosen = (await editor.webview('#root')).locator('[role=tab][aria-selected=true]');
    assert.match(await chosen.innerText(), /^Headers/);
  });
});
