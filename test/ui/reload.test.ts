// What a window keeps when it is reloaded, as VS Code does after an update of an extension.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Editor } from '../host/screen/editor.ts';
import { until } from '../host/until.ts';
import { clickInPanel } from './panel/response-panel.ts';
import { sharedEditor, writeExample } from './vscode.ts';

const create = (message: string): string =>
  `### ${message}
POST /deviceManagement/deviceShellScripts/1/deviceRunStates
Content-Type: application/json

{ "resultMessage": "${message}" }
`;

describe('a reloaded window', () => {
  const password = 'swordfish-1234';
  let editor: Editor;
  /** The id of the entity that the pinned panel shows. */
  let pinned: string;
  /** The history on disk, before the window is reloaded. */
  let kept: string;

  const open = async (name: string, text: string): Promise<void> => {
    await writeExample(editor, name, text);
    await editor.openFile(name);
  };
  const shows = (testId: string, wanted: string): Promise<string> =>
    until(
      `${testId} to be ${wanted}`,
      () => editor.webviewText(testId),
      (text) => text.includes(wanted),
    );
  const click = (name: string): Promise<void> => clickInPanel(editor, name);
  const panel = (title: string) => editor.page.locator('.tab').getByText(title, { exact: true });
  const historyFiles = (): Promise<string[]> =>
    filesBelow(path.dirname(editor.folder), /[\\/]history[\\/]\d+-.*\.json$/);

  before(async function () {
    this.timeout(120_000);
    editor = await sharedEditor();
    await editor.runCommand('Graph Run States: Clear History');
    await editor.dialog('Clear the history of this folder?').getByRole('button', { name: 'Clear History' }).click();
    await writeExample(editor, '.env', `PASSWORD=${password}\n`);
    await open('secret.http', create('{{$dotenv PASSWORD}}'));
    await editor.sendRequest();
    await shows('status', '201 Created');
    pinned = await editor.webviewText('id');
    const [file = ''] = await until('the file', historyFiles, (found) => found.length > 0);
    kept = await readFile(file, 'utf8');
    await click('Pin');
    await panel('Graph Response (pinned)').waitFor();
    await editor.focusText();
    await open('all.http', `${create('reloaded first')}\n${create('reloaded second')}`);
    await editor.runCommand('Graph Run States: Send All in File…');
    await editor.quickInput.choose('In Order');
    await shows('summary', '2 created');
    await editor.reload();
  });

  after(() => editor.closeEverything());

  it('opens requests and responses from the results', async () => {
    await shows('summary', '2 created');
    await click('Response of reloaded second: 201 Created');
    await shows('status', '201 Created');
    assert.match(await editor.webviewText('body'), /"reloaded second"/);
    await click('Back to Send All in all.http');
    await shows('summary', '2 created');
    await click('Go to reloaded second');
    await editor.statusBarItem('Ln 8, Col 1').waitFor();
  });

  it('shows a pinned response, whose buttons work', async () => {
    await panel('Graph Response (pinned)').click();
    await shows('id', pinned);
    await click('Copy Body');
    const copied = await until(
      'the body on the clipboard',
      () => editor.page.evaluate<string>('navigator.clipboard.readText()'),
      (text) => text.includes('{{$dotenv PASSWORD}}'),
    );
    assert.equal((JSON.parse(copied) as { id: string }).id, pinned);
    await click('Pin');
    await panel('Graph Response (pinned)').waitFor({ state: 'detached' });
    await editor.focusText();
  });

  it('keeps its history, without private values, and resends requests from it', async () => {
    assert.match(kept, /\{\{\$dotenv PASSWORD\}\}/);
    assert.ok(!kept.includes(password));
    const before = (await historyFiles()).length;
    await editor.runCommand('Graph Run States: Show History');
    const listed = await editor.quickInput.choices();
    assert.equal(listed.length, 3);
    for (const one of listed) assert.match(one, /201 Created/);
    await editor.quickInput.input.fill('PASSWORD');
    await editor.press('Enter');
    await shows('id', pinned);
    await click('Send Again');
    await editor.dialog('already succeeded').getByRole('button', { name: 'Send Again' }).click();
    await until('one more file', historyFiles, (found) => found.length > before);
    await until(
      'the resent request',
      () => editor.webviewText('body'),
      (body) => body.includes(password),
    );
  });
});

async function filesBelow(folder: string, wanted: RegExp): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.map((name) => path.join(folder, name)).filter((file) => wanted.test(file));
}
