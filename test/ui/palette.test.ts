import assert from 'node:assert/strict';
import type { Editor } from '../host/screen/editor.ts';
import { sendExample } from '../host/screen/send-example.ts';
import { sharedEditor, writeExample } from './vscode.ts';

const REQUEST = `POST https://graph.microsoft.com/beta/deviceManagement/deviceHealthScripts/d5ccb8d2-4c05-4c3b-a5ee-3a9c4d6f7a10/deviceRunStates
Content-Type: application/json

{
  "@odata.type": "#microsoft.graph.deviceHealthScriptDeviceState",
  "detectionState": "success"
}
`;

describe('the command palette', () => {
  let editor: Editor;

  before(async () => {
    editor = await sharedEditor();
    await writeExample(editor, 'palette.http', REQUEST);
  });

  after(() => editor.closeEverything());

  it('sends the request under the cursor and shows the response', async () => {
    const { status, body } = await sendExample(editor, 'palette.http');
    assert.equal(status, '201 Created');
    assert.match(body, /"detectionState": "success"/);
  });
});
