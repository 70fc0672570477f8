import assert from 'node:assert/strict';
import type { Editor } from '../../host/screen/editor.ts';
import { until } from '../../host/until.ts';
import { sharedEditor, writeExample } from '../vscode.ts';

const url =
  'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/{scriptId}/userRunStates/{userId}/deviceRunStates';

describe('the placeholders of a URL', () => {
  let editor: Editor;

  before(async () => {
    editor = await sharedEditor();
    await writeExample(editor, 'placeholders/a.http', `# the values are in the URL\nGET ${url}?a={{hidden}}\n`);
    await writeExample(editor, 'placeholders/.env', 'hidden=S3cr3t');
    await writeExample(editor, 'placeholders/http-client.env.json', '{"dev": {}}');
    await editor.openFile('placeholders/a.http');
  });

  after(() => editor.closeEverything());

  const step = (text: string) => editor.page.getByText(text).waitFor();
  const box = () => editor.page.locator('.quick-input-box input');
  const responded = () =>
    until(
      'the response',
      () => editor.webviewText('status'),
      (status) => status.includes('200 OK'),
    );
  const panelText = async (): Promise<string> => (await editor.webview('#root')).locator('#root').innerText();

  it('are asked for one after the other, checked, and can be changed with Back', async () => {
    await editor.sendRequest();
    await step('path parameter (1/2)');
    await editor.quickInput.answer('..');
    await step('URLs drop the segments . and ..');
    await box().fill('a/b');
    await editor.press('Enter');
    await step('path parameter (2/2)');
    await editor.page.getByRole('button', { name: 'Back' }).click();
    await step('path parameter (1/2)');
    assert.equal(await box().inputValue(), 'a/b');
    await editor.press('Enter');
    await step('path parameter (2/2)');
    await editor.quickInput.answer('user-1');
    await responded();
    const text = await panelText();
    assert.match(text, /deviceShellScripts\/a%2Fb\/userRunStates\/user-1\//);
    // Values from .env are sent, but not shown.
    assert.ok(text.includes('{{hidden}}') && !text.includes('S3cr3t'), text);
  });

  it('start with their last values, and offer recent ones', async () => {
    await editor.openFile('placeholders/a.http');
    await editor.sendRequest();
    await step('path parameter (1/2)');
    assert.equal(await box().inputValue(), 'a/b');
    await box().fill('other');
    await editor.press('Enter');
    await step('path parameter (2/2)');
    assert.equal(await box().inputValue(), 'user-1');
    await editor.press('Enter');
    await until('the other URL', panelText, (text) => text.includes('deviceShellScripts/other/userRunStates/user-1/'));

    await editor.openFile('placeholders/a.http');
    await editor.sendRequest();
    await step('path parameter (1/2)');
    await editor.page.getByRole('button', { name: 'Choose a recent value' }).click();
    await step('recent values of {scriptId}');
    assert.deepEqual(await editor.quickInput.choices(), ['other', 'a/b']);
    await editor.quickInput.choose('a/b');
    await step('path parameter (2/2)');
    await editor.press('Enter');
    await until('the first URL', panelText, (text) => text.includes('deviceShellScripts/a%2Fb/userRunStates/user-1/'));
  });

  it("stay in the preview if you don't answer", async () => {
    await editor.openFile('placeholders/a.http');
    await editor.runCommand('Graph Run States: Preview Request');
    await step('path parameter (1/2)');
    await editor.press('Enter');
    await step('path parameter (2/2)');
    await editor.press('Escape');
    const lines = await until(
      'the preview',
      async () => (await editor.page.locator('.view-lines').last().innerText()).replaceAll('\u00a0', ' '),
      (text) => text.includes('# Preview'),
    );
    assert.match(lines, /\{userId\} has no value yet/);
    assert.match(lines, /a%2Fb\/userRunStates\/\{userId\}\/deviceRunStates\?a=\{\{hidden\}\}/);
    assert.ok(!lines.includes('S3cr3t'));
  });

  it('are shown with the current environment in the status bar', async () => {
    await editor.openFile('placeholders/a.http');
    const item = editor.page.locator('#graph-run-states\\.graph-run-states\\.graphRunStates\\.environment');
    await item.getByText('No environment').waitFor();
    await editor.runCommand('Graph Run States: Select Environment');
    await editor.quickInput.choose('dev');
    await item.getByText('dev').waitFor();
  });
});
