import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { Editor } from '../host/screen/editor.ts';
import { until } from '../host/until.ts';
import { sharedEditor, writeExample } from './vscode.ts';

const REQUESTS = `### Report success
POST https://graph.microsoft.com/beta/deviceManagement/deviceHealthScripts/d5ccb8d2-4c05-4c3b-a5ee-3a9c4d6f7a10/deviceRunStates
Content-Type: application/json

{
  "@odata.type": "#microsoft.graph.deviceHealthScriptDeviceState",
  "detectionState": "success"
}
`;

describe('the view in the activity bar', () => {
  let editor: Editor;
  const row = (name: string | RegExp): Locator =>
    editor.page.locator('.sidebar').getByRole('treeitem', { name }).first();

  before(async () => {
    editor = await sharedEditor();
    await writeExample(editor, '0-viewed/view.http', REQUESTS);
    await writeExample(editor, '0-viewed/http-client.env.json', '{"viewed-dev": {}, "viewed-prod": {}}');
    await editor.runCommand('View: Show Graph Run States');
  });

  after(async () => {
    await editor.closeEverything();
    await editor.press('Control+Shift+E');
  });

  it("sends a request with its button while its file isn't open, and lists it in the history", async () => {
    await row(/^Request file, view\.http/).click();
    await row(/^Report success/).hover();
    const send = row(/^Report success/).getByRole('button', { name: 'Send Request' });
    // VS Code redraws a button with its row: a click during that is lost.
    await until('the request to be sent', async () => {
      await send.click();
      await editor.page.locator('.tab', { hasText: 'Graph Response' }).waitFor({ timeout: 5000 });
      return true;
    });
    assert.equal(await editor.webviewText('status'), '201 Created');
    await row(/^201 Created, Report success/).waitFor();
  });

  it('opens a file at the line of the request', async () => {
    await row(/^Report success/).click();
    await editor.tab('view.http').waitFor();
    await until('the cursor on the request', async () => {
      await editor.statusBarItem('Ln 2, Col 1').waitFor({ timeout: 5000 });
      return true;
    });
  });

  it('finds a request by its name, though its file is closed', async () => {
    await editor.closeEverything();
    await editor.runCommand('Graph Run States: Find Request…');
    await editor.quickInput.choose('Report success');
    await editor.tab('view.http').waitFor();
    await editor.statusBarItem('Ln 2, Col 1').waitFor();
  });

  it('selects an environment', async () => {
    await row(/^viewed-dev/).click();
    await row(/^viewed-dev, current/).waitFor();
    await editor.tooltip(editor.statusBarItem('viewed-dev'), 'get their values from this environment');
    await row(/^No environment/).click();
    await row(/^No environment, current/).waitFor();
    await editor.tooltip(editor.statusBarItem('No environment'), 'get no values from an environment file');
    await editor.page.getByRole('button', { name: 'No environment', exact: true }).waitFor();
  });

  it('selects a target, and shows whether the user is signed in there', async () => {
    await row(/^Global service, not signed in/).click();
    await row(/^Global service, current, not signed in/).waitFor();
    await editor.statusBarItem(/Graph: Global service · not signed in/).waitFor();
    await row(/^Sandbox, built in/).click();
    await row(/^Sandbox, current/).waitFor();
  });
});
