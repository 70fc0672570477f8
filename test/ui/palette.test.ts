import type { Editor } from '../host/editor.ts';
import { sharedEditor, writeExample } from './vscode.ts';

describe('the command palette', () => {
  let editor: Editor;

  before(async () => {
    editor = await sharedEditor();
    await writeExample(editor, 'palette.http', 'GET https://graph.microsoft.com/beta/me\n');
  });

  after(() => editor.closeEverything());

  it('runs Send Request on a request file', async () => {
    await editor.openFile('palette.http');
    await editor.goTo(1, 5);
    await editor.runCommand('Graph Run States: Send Request');
    await editor.notification('…').waitFor();
  });
});
