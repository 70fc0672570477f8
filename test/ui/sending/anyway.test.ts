import assert from 'node:assert/strict';
import type { Editor } from '../../host/screen/editor.ts';
import { until } from '../../host/until.ts';
import { sharedEditor, writeExample } from '../vscode.ts';

describe('sending a request with errors', () => {
  let editor: Editor;

  before(async () => {
    editor = await sharedEditor();
  });

  afterEach(() => editor.closeEverything());

  it('asks first, offers to show the problems, and sends anyway', async () => {
    const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';
    await writeExample(editor, 'errors.http', `POST ${url}\nContent-Type: application/json\n\n{ "errorCode": "x" }\n`);
    await editor.openFile('errors.http');
    const question = editor.dialog('Send with 1 problem in this request?');

    await editor.sendRequest();
    await question.getByRole('button', { name: 'Show Problems' }).click();
    await editor.page
      .locator('.markers-panel .monaco-list-row', { hasText: "'errorCode' accepts a whole number without quotes" })
      .waitFor();

    await editor.openFile('errors.http');
    await editor.sendRequest();
    await question.getByRole('button', { name: 'Send Anyway' }).click();
    const status = await until(
      'the response',
      () => editor.webviewText('status'),
      (text) => text.includes('400'),
    );
    assert.match(status, /400 Bad Request/);

    await editor.sendRequest();
    await question.waitFor();
    await (await editor.webview('[data-testid=previous]')).getByText('Previous result').waitFor();
    await question.getByRole('button', { name: 'Cancel' }).click();
    // Nothing was sent, so this is still the previous result.
    await question.waitFor({ state: 'hidden' });
    await (await editor.webview('.content.previous')).getByTestId('status').waitFor();
    await writeExample(editor, 'refused.http', `GET ${url}?a={{nowhere}}\n`);
    await editor.openFile('refused.http');
    await editor.sendRequest();
    await editor.notification('Not sent').waitFor();
    await (await editor.webview('.content.previous')).getByTestId('status').waitFor();
  });
});
