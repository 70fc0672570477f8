import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { editorInFront } from '../editor-in-front.ts';
import { eventually } from '../eventually.ts';
import { openRequestFile } from '../request-document.ts';

const command = 'graphRunStates.newRequest';
const entityType = 'deviceHealthScriptDeviceState';

const health = `### Create deviceHealthScriptDeviceState
POST https://graph.microsoft.com/beta/deviceManagement/deviceHealthScripts/00000000-0000-0000-0000-000000000000/deviceRunStates
Content-Type: application/json

{
  "@odata.type": "#microsoft.graph.deviceHealthScriptDeviceState",
`;

describe('New Request', () => {
  const textOf = (editor: vscode.TextEditor): string => editor.document.getText();

  it('fills an empty file, and selects the path parameter', async () => {
    const { editor } = await openRequestFile('');
    await vscode.commands.executeCommand(command, { entityType });
    assert.ok(textOf(editor).startsWith(health), textOf(editor));
    assert.equal(editor.document.getText(editor.selection), '00000000-0000-0000-0000-000000000000');
  });

  it('inserts a request between two others', async () => {
    const { editor } = await openRequestFile('### a\nGET /a|\n\n### b\nGET /b\n');
    await vscode.commands.executeCommand(command, { entityType });
    assert.ok(textOf(editor).startsWith(`### a\nGET /a\n\n${health}`), textOf(editor));
    assert.ok(textOf(editor).endsWith('\n}\n\n### b\nGET /b\n'), textOf(editor));
  });

  it('appends a request to a file without a final line break, and keeps CRLF', async () => {
    const { editor } = await openRequestFile('### a\r\nPOST /a\r\n\r\n  {}|');
    await vscode.commands.executeCommand(command, { entityType });
    const expected = `### a\nPOST /a\n\n  {}\n\n${health}`.replace(/\n/g, '\r\n');
    assert.ok(textOf(editor).startsWith(expected), textOf(editor));
    assert.ok(textOf(editor).endsWith('\r\n}\r\n'));
  });

  it('asks for the entity type and its route, and opens a file if none is open', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const before = new Set(vscode.workspace.textDocuments);
    let isDone = false;
    const done = vscode.commands.executeCommand(command).then(() => (isDone = true));
    await eventually(async () => {
      // Accepts the first choice of each question, as soon as it is asked.
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      assert.ok(isDone);
    });
    await done;
    const editor = await editorInFront(({ document }) => !before.has(document));
    assert.equal(editor.document.languageId, 'http');
    assert.ok(editor.document.isUntitled);
    assert.match(textOf(editor), /^### Create deviceManagementScriptDeviceState\nPOST .*\/deviceManagementScripts\//);
  });

  it('uses the route that a keyboard shortcut names', async () => {
    const { editor } = await openRequestFile('');
    const route = '/deviceManagement/deviceShellScripts/{deviceShellScriptId}/userRunStates';
    await vscode.commands.executeCommand(command, { entityType: 'deviceManagementScriptUserState', route });
    assert.match(textOf(editor), /^POST .*\/deviceShellScripts\/.*\/userRunStates$/m);
  });
});
