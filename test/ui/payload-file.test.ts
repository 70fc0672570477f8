import assert from 'node:assert/strict';
import type { Editor } from '../host/editor.ts';
import { until } from '../host/until.ts';
import { sharedEditor, writeExample } from './vscode.ts';

const name = 'laptop.deviceManagementScriptDeviceState.json';
const refusedName = 'refused.deviceHealthScriptDeviceState.json';

describe('a payload file', () => {
  let editor: Editor;

  before(async () => {
    editor = await sharedEditor();
    await writeExample(
      editor,
      name,
      '{\n  "id": "1",\n  "runState": "sucess",\n  "resultMessage": "{{as it is}}"\n}\n',
    );
    await editor.openFile(name);
  });

  after(() => editor.closeEverything());

  it('has each problem once, and its fix', async () => {
    const problems = await editor.problems(2);
    assert.match(problems.join('\n'), /'id' is read-only/);
    await editor.openFile(name);
    await editor.goTo(2, 10);
    await editor.quickFix("Remove 'id'");
    await editor.goTo(2, 18);
    await editor.quickFix("Replace with 'success'");
    await editor.squiggles('warning').first().waitFor({ state: 'hidden' });
    await editor.shows('{', 0);
    await editor.shows('  "runState": "success",', 1);
  });

  it('is sent to the route that one chooses', async () => {
    await editor.runCommand('Graph Run States: Send Request');
    const choices = await editor.quickInput.choices();
    assert.equal(choices.length, 6);
    assert.match(choices[0] ?? '', /deviceManagementScripts.*List of run states for this script across all devices/);
    await editor.quickInput.choose('deviceManagementScripts/…/userRunStates');
    await editor.quickInput.answer('7');
    await editor.page.getByText('path parameter (2/2)').waitFor();
    await editor.quickInput.answer('8');
    await until(
      'the answer',
      () => editor.webviewText('status'),
      (status) => status.includes('201 Created'),
    );
    const frame = await editor.webview('#root');
    const text = await frame.locator('#root').innerText();
    assert.match(text, /deviceManagementScripts\/7\/userRunStates\/8\/deviceRunStates/);
    assert.match(text, /\{\{as it is\}\}/);
  });

  it('is told what the service refuses, at the property that it names', async () => {
    await writeExample(editor, refusedName, '{\n  "nope": 1\n}\n');
    await editor.openFile(refusedName);
    await editor.runCommand('Graph Run States: Send Request');
    await editor.quickInput.answer('7');
    await until(
      'the answer',
      () => editor.webviewText('status'),
      (status) => status.includes('400 Bad Request'),
    );
    const said = (await editor.problems()).filter((problem) => problem.includes('Microsoft Graph (sandbox)'));
    assert.match(said.join(), /The property 'nope' does not exist.*at line 2 and character 3/);
  });
});
