import assert from 'node:assert/strict';
import type { Editor } from '../../host/screen/editor.ts';
import { until } from '../../host/until.ts';
import { newEditor, writeExample } from '../vscode.ts';
import { request } from './person.ts';

/** In the settings of the workspace, and in those of the machine, which are what a dev container writes. */
const fromWorkspace = '99999999-9999-4999-8999-999999999999';

describe('Restricted Mode', () => {
  let editor: Editor;

  before(async function () {
    this.timeout(60_000);
    const settings = { 'graphRunStates.signIn.global.clientId': fromWorkspace };
    editor = await newEditor({ name: 'restricted', trusted: false, settings });
    await writeExample(editor, 'a.http', request.replace('"success"', '"sucess"'));
    await writeExample(editor, '.vscode/settings.json', JSON.stringify(settings));
    await editor.openFile('a.http');
  });

  after(() => editor.page.close());

  /** What the guide offers as client id. */
  const offered = async (): Promise<string> => {
    await editor.runCommand('Graph Run States: Set Up App Registration…');
    await editor.quickInput.choose('Global service');
    await editor.page.getByText('(1/2)').waitFor();
    const value = await editor.quickInput.input.inputValue();
    await editor.press('Escape');
    return value;
  };

  it('checks what is written, and says that sending is off and how to switch it on', async () => {
    await editor.squiggles('error').first().waitFor();
    await editor.statusBarItem('Graph: sending is off').waitFor();
    await editor.codeLens('Sending is off in Restricted Mode').waitFor();
  });

  it('says so in payload files, too', async () => {
    const payload = 'p.deviceManagementScriptDeviceState.json';
    await writeExample(editor, payload, '{}');
    await editor.openFile(payload);
    await editor.codeLens('Sending is off in Restricted Mode').waitFor();
    await editor.openFile('a.http');
  });

  it('sends nothing, not even to the sandbox', async () => {
    await editor.sendRequest();
    await editor.notification('You can’t send requests in Restricted Mode').waitFor();
    assert.equal(await editor.page.locator('.tab', { hasText: 'Graph Response' }).count(), 0);
  });

  it('lists no names', async () => {
    await editor.openFile('a.http');
    await editor.runCommand('Graph Run States: Insert Id by Name…');
    await editor.notification('You can’t send requests in Restricted Mode').first().waitFor();
    await editor.page.locator('.quick-input-widget:visible').waitFor({ state: 'hidden' });
  });

  it('signs nobody in', async () => {
    await editor.runCommand('Graph Run States: Sign In…');
    await editor.notification('You can’t send requests in Restricted Mode').first().waitFor();
    await editor.page.locator('.quick-input-widget:visible').waitFor({ state: 'hidden' });
  });

  it('does not take an app registration from the workspace', async () => {
    assert.equal(await offered(), '');
  });

  it('ends where the workspace is trusted', async () => {
    const manage = editor
      .notification('You can’t send requests')
      .getByRole('button', { name: 'Manage Workspace Trust' });
    await manage.first().click();
    await editor.page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).click();
    await editor.openFile('a.http');
    await editor.codeLens('Send to Sandbox').waitFor();
    await editor.statusBarItem('Graph: Sandbox').waitFor();
    await editor.sendRequest();
    await editor.dialog('1 problem in this request').getByRole('button', { name: 'Send Anyway' }).click();
    await until(
      'an answer',
      () => editor.webviewText('status'),
      (text) => text.includes('400'),
    );
  });

  it('and even then the workspace brings no app registration', async () => {
    assert.equal(await offered(), '');
  });
});
