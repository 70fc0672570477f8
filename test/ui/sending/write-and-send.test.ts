import assert from 'node:assert/strict';
import type { Editor } from '../../host/screen/editor.ts';
import { until } from '../../host/until.ts';
import { sharedEditor, writeExample } from '../vscode.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';
const request = (body: string): string => `POST ${url}\nContent-Type: application/json\n\n${body}\n`;

describe('from the first keystroke to the response', () => {
  let editor: Editor;

  before(async () => {
    editor = await sharedEditor();
  });

  afterEach(() => editor.closeEverything());

  const send = async (): Promise<void> => editor.runCommand('Graph Run States: Send Request');
  const status = (wanted: string): Promise<string> =>
    until(
      `the status ${wanted}`,
      () => editor.webviewText('status'),
      (text) => text.includes(wanted),
    );

  it('marks a wrong value as you type, and fixes it with the quick fix', async () => {
    await writeExample(editor, 'typed.http', request('{\n  "runState": "success"\n}'));
    await editor.openFile('typed.http');
    await editor.goTo(5, 22);
    await editor.press('Backspace');
    await editor.squiggles('error').first().waitFor();
    await editor.quickFix("Replace with 'success'");
    await editor.squiggles('error').first().waitFor({ state: 'hidden' });
    await editor.shows('  "runState": "success"');
    await editor.codeLens('Send to Sandbox').waitFor();
    const marks = await editor.page.locator('.margin-view-overlays [class*="ced-"]').count();
    assert.equal(
      marks,
      0,
      'nothing is in the margin of a request with a code lens: that is the place of the light bulb',
    );
  });

  it('shows an error of the sandbox in the words of Graph', async () => {
    await writeExample(editor, 'refused.http', request('{ "runState": "success", "state": 1 }'));
    await editor.openFile('refused.http');
    await send();
    await status('400 Bad Request');
    const page = await editor.webview('#root');
    const text = await page.locator('#root').innerText();
    assert.match(text, /ModelValidationFailure/);
    assert.match(text, /The property 'state' does not exist on type/);
    assert.match(text, /Sandbox\s+Nothing was sent to Microsoft Graph\./);
  });

  it('asks for the placeholders of the URL, and accepts any text as one segment', async () => {
    const text = request('{ "runState": "success" }').replace('/1/', '/{deviceShellScriptId}/');
    await writeExample(editor, 'placeholder.http', text);
    await editor.openFile('placeholder.http');
    await send();
    await editor.quickInput.answer('a/b');
    await status('201 Created');
    const page = await editor.webview('#root');
    assert.match(await page.locator('#root').innerText(), /deviceShellScripts\/a%2Fb\/deviceRunStates/);
  });

  it('finds what it created', async () => {
    await writeExample(editor, 'find.http', request('{ "resultMessage": "find me" }') + `\n###\nGET ${url}\n`);
    await editor.openFile('find.http');
    await send();
    await status('201 Created');
    await editor.goTo(8, 1);
    await send();
    await status('200 OK');
    assert.match(await editor.webviewText('body'), /"find me"/);
  });

  it('shows a response full of markup, control characters and lone surrogates as plain text', async () => {
    const hostile = [
      '<img src=x onerror="document.title=1"><script>document.title=1</script>',
      '[link](command:workbench.action.quit) https://example.com',
      '\\ud800 \\u0000 \\u202e reversed',
      'x'.repeat(200_000),
    ].join(' ');
    await writeExample(
      editor,
      'hostile.http',
      request(JSON.stringify({ resultMessage: '!' }).replace('!', hostile.replaceAll('"', '\\"'))),
    );
    await editor.openFile('hostile.http');
    await send();
    await status('201 Created');
    const page = await editor.webview('#root');
    assert.equal(await page.locator('img, #root script, #root a').count(), 0);
    assert.ok((await page.locator('#root').innerText()).includes('<script>document.title=1</script>'));
    assert.notEqual(await page.title(), '1');
  });

  it('sends nothing to another host, and says so', async () => {
    await writeExample(editor, 'foreign.http', 'GET https://example.com/\n');
    await editor.openFile('foreign.http');
    await send();
    await editor.notification("'example.com' isn’t a Microsoft Graph host").waitFor();
  });

  it('says what a cloud needs, sends nothing, and can switch back to the sandbox', async () => {
    await writeExample(editor, 'cloud.http', request('{}'));
    await editor.openFile('cloud.http');
    await editor.statusBarItem('Graph: Sandbox').click();
    await editor.quickInput.choose('Global service');
    const target = editor.statusBarItem('Graph: Global service · not signed in');
    await target.waitFor();
    assert.match((await target.getAttribute('class')) ?? '', /warning-kind/, 'requests sent there change a tenant');
    await send();
    const dialog = editor.dialog('To send to Global service, you need your own app registration.');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await status('Cancelled');
    await editor.statusBarItem('Graph: Global service').click();
    await editor.quickInput.choose('Sandbox');
    await editor.statusBarItem('Graph: Sandbox').waitFor();
  });
});
