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

  it('fills an empty file, the path parameter selected', async () => {
    const { editor } = await openRequestFile('');
    await vscode.commands.executeCommand(command, { entityType });
    assert.ok(textOf(editor).startsWith(health), textOf(editor));
    assert.equal(editor.document.getText(editor.selection), '00000000-0000-0000-0000-000000000000');
  });

  it('stands between two requests', async () => {
    const { editor } = await openRequestFile('### a\nGET /a|\n\n### b\nGET /b\n');
    await vscode.commands.executeCommand(command, { entityType });
    assert.ok(textOf(editor).startsWith(`### a\nGET /a\n\n${health}`), textOf(editor));
    assert.ok(textOf(editor).endsWith('\n}\n\n### b\nGET /b\n'), textOf(editor));
  });

  it('stands at the end of a file without a last line break, as CRLF as that', async () => {
    const { editor } = await openRequestFile('### a\r\nPOST /a\r\n\r\n  {}|');
    await vscode.commands.executeCommand(command, { entityType });
    const expected = `### a\nPOST /a\n\n  {}\n\n${health}`.replace(/\n/g, '\r\n');
    assert.ok(textOf(editor).startsWith(expected), textOf(editor));
    assert.ok(textOf(editor).endsWith('\r\n}\r\n'));
  });

  it('asks for the entity and its route, and opens a file where there is none', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const before = new Set(vscode.workspace.textDocuments);
    let isDone = false;
    const done = vscode.commands.executeCommand(command).then(() => (isDone = true));
    await eventually(async () => {
      // Takes the first of what is asked for, as soon as it is.
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      assert.ok(isDone);
    });
    await done;
    const editor = await editorInFront(({ document }) => !before.has(document));
    assert.equal(editor.document.languageId, 'http');
    assert.ok(editor.document.isUntitled);
    assert.match(textOf(editor), /^### Create deviceManagementScriptDeviceState\nPOST .*\/deviceManagementScripts\//);
  });

  it('takes the route from a shortcut', async () => {
    const { editor } = await openRequestFile('');
    const route = '/deviceManagement/deviceShellScripts/{deviceShellScriptId}/userRunStates';
    await vscode.commands.executeCommand(command, { entityType: 'deviceManagementScriptUserState', route });
    assert.match(textOf(editor), /^POST .*\/deviceShellScripts\/.*\/userRunStates$/m);
  });
});
