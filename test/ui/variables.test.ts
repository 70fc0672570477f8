import assert from 'node:assert/strict';
import { until } from '../host/until.ts';
import type { Editor } from '../host/screen/editor.ts';
import { sharedEditor, writeExample } from './vscode.ts';

const request = `POST /deviceManagement/deviceShellScripts/1/deviceRunStates
Content-Type: application/json

{ "runState": "{{state}}" }
`;

describe('a variable without a value', () => {
  let editor: Editor;

  before(async () => {
    editor = await sharedEditor();
    await writeExample(editor, 'variables/a.http', request);
    // A unique name: another suite may have left another environment selected.
    await writeExample(editor, 'variables/http-client.env.json', '{"trial": {"state": "success"}}');
    await editor.openFile('variables/a.http');
  });

  after(async () => {
    await editor.runCommand('Graph Run States: Select Environment');
    await editor.quickInput.choose('No environment');
    await editor.closeEverything();
  });

  it('blocks sending, and offers the environment that defines it', async () => {
    await editor.sendRequest();
    const message = editor.notification("No value for {{state}}. The environment 'trial' defines it");
    assert.equal(await editor.page.locator('.tab', { hasText: 'Graph Response' }).count(), 0);
    await message.getByRole('button', { name: 'Select Environment' }).click();
    await editor.quickInput.choose('trial');
    await editor.statusBarItem('trial').waitFor();
    await editor.sendRequest();
    await until(
      'the response',
      () => editor.webviewText('status'),
      (text) => text.includes('201'),
    );
  });
});

describe('an environment variable of this machine', () => {
  let editor: Editor;

  before(async () => {
    editor = await sharedEditor();
    await writeExample(editor, 'variables/b.http', request.replace('{{state}}', '{{$processEnv PATH}}'));
    await editor.openFile('variables/b.http');
  });

  after(() => editor.closeEverything());

  const question = 'Allow requests in this folder to read the environment variable PATH?';
  const status = async (): Promise<string> => {
    await editor.sendRequest();
    return until(
      'the response',
      () => editor.webviewText('status'),
      (text) => text.includes('400'),
    );
  };

  it('is read only once you allow it, in a dialog that says where its value would go', async () => {
    await editor.sendRequest();
    const dialog = editor.dialog(question);
    assert.match(
      await dialog.innerText(),
      /The value of PATH would be sent in the body to the sandbox, inside the editor\./,
    );
    assert.match(await dialog.innerText(), /Folder: .*examples/);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'hidden' });
    assert.equal(await editor.page.locator('.tab', { hasText: 'Graph Response' }).count(), 0);
    await editor.sendRequest();
    await dialog.getByRole('button', { name: 'Allow' }).click();
    await status();
  });

  it('is read without a dialog from then on, until you revoke access', async () => {
    await status();
    assert.equal(await editor.dialog(question).count(), 0);
    await editor.runCommand('Graph Run States: Revoke Access to Environment Variables…');
    // A list with checkboxes.
    await editor.page.locator('.quick-input-widget:visible .monaco-list-row', { hasText: 'PATH' }).click();
    await editor.quickInput.input.press('Enter');
    await editor.page.locator('.quick-input-widget:visible').waitFor({ state: 'hidden' });
    await editor.openFile('variables/b.http');
    await editor.sendRequest();
    await editor.dialog(question).getByRole('button', { name: 'Cancel' }).click();
  });
});
