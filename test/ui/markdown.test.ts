import assert from 'node:assert/strict';
import type { Editor } from '../host/screen/editor.ts';
import { until } from '../host/until.ts';
import { sharedEditor, writeExample } from './vscode.ts';

const page = `# How to report

Send this:

\`\`\`http
@script = 1

### Report a run state
POST https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/{{script}}/deviceRunStates
Content-Type: application/json

{
  "runState": "sucess",
  "resultMessage": "from Markdown"
}
\`\`\`

It responds with \`201\`.
`;

describe('a Markdown page with requests', () => {
  let editor: Editor;

  before(async () => {
    editor = await sharedEditor();
    await writeExample(editor, 'how-to.md', page);
    await editor.openFile('how-to.md');
  });

  after(() => editor.closeEverything());

  it('shows the problems of its requests, and fixes them', async () => {
    await editor.squiggles('error').first().waitFor();
    await editor.goTo(13, 18);
    await editor.quickFix("Replace with 'success'");
    await editor.squiggles('error').first().waitFor({ state: 'hidden' });
    await editor.shows('  "runState": "success",');
  });

  it('highlights its requests', async () => {
    const classOf = (text: string): Promise<string | null> =>
      editor.page.locator('.view-line span span', { hasText: text }).last().getAttribute('class');
    const prose = await classOf('Send this:');
    assert.notEqual(await classOf('POST'), prose);
    assert.notEqual(await classOf('Content-Type'), prose);
    assert.notEqual(await classOf('resultMessage'), prose);
  });

  it('sends the request at the cursor', async () => {
    await editor.statusBarItem('Graph: Sandbox').waitFor();
    await editor.sendRequest();
    await until(
      'the response',
      () => editor.webviewText('status'),
      (status) => status.includes('201 Created'),
    );
    assert.match(await editor.webviewText('body'), /"from Markdown"/);
  });

  it('sends the request below a code lens', async () => {
    await editor.codeLens('Send to Sandbox').click();
    await editor.dialog('already succeeded').getByRole('button', { name: 'Send Again' }).click();
    await until(
      'the response',
      () => editor.webviewText('status'),
      (status) => status.includes('201 Created'),
    );
  });

  it('sends the only request if the cursor is in the prose', async () => {
    await editor.goTo(1, 1);
    await editor.sendRequest();
    await editor.dialog('already succeeded').getByRole('button', { name: 'Cancel' }).click();
  });

  it('asks which request to send if the cursor is above several, starting with the next one', async () => {
    const get = (id: string): string =>
      `### Look at ${id}\nGET https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/${id}\n\n`;
    await writeExample(editor, 'several.http', `@unused = 1\n\n${get('one')}${get('two')}`);
    await editor.openFile('several.http');
    await editor.goTo(1, 1);
    await editor.page.locator('.editor-actions').getByRole('button', { name: 'Send Request' }).first().click();
    assert.deepEqual(
      (await editor.quickInput.choices()).map((choice) => choice.replace(/,? *GET, line \d+$/, '')),
      ['Look at one', 'Look at two'],
    );
    await editor.page.keyboard.press('Enter');
    await until(
      'the response',
      () => editor.webviewText('status'),
      (status) => status.includes('404'),
    );
    assert.match(await editor.webviewText('body'), /'one'/);
  });
});
