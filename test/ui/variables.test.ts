import { until } from '../host/until.ts';
import type { Editor } from '../host/editor.ts';
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
    // A name of its own: another suite may have left another environment chosen.
    await writeExample(editor, 'variables/http-client.env.json', '{"trial": {"state": "success"}}');
    await editor.openFile('variables/a.http');
  });

  after(async () => {
    await editor.runCommand('Graph Run States: Select Environment');
    await editor.quickInput.choose('No environment');
    await editor.closeEverything();
  });

  it('holds the send back, and leads to the environment that has one', async () => {
    await editor.runCommand('Graph Run States: Send Request');
    const told = editor.notification("No value for {{state}}. The environment 'trial' defines it");
    await told.getByRole('button', { name: 'Select Environment' }).click();
    await editor.quickInput.choose('trial');
    await editor.statusBarItem('trial').waitFor();
    await editor.runCommand('Graph Run States: Send Request');
    await until(
      'the answer',
      () => editor.webviewText('status'),
      (text) => text.includes('201'),
    );
  });
});
