import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../eventually.ts';

async function open(name: string, text: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(`untitled:/fixes/${name}`));
  const editor = await vscode.window.showTextDocument(document);
  await editor.edit((edit) => {
    edit.insert(new vscode.Position(0, 0), text);
  });
  return vscode.languages.setTextDocumentLanguage(document, 'json');
}

describe('fixes in payload files', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  const rows: readonly (readonly [name: string, before: string, title: string, after: string])[] = [
    ['a.deviceManagementScriptDeviceState', '{ "id": "1", "errorCode": 0 }', "Remove 'id'", '{ "errorCode": 0 }'],
    [
      'b.deviceManagementScriptDeviceState',
      '{ "runState": "sucess" }',
      "Replace with 'success'",
      '{ "runState": "success" }',
    ],
    [
      'c.deviceManagementScriptUserState',
      '{ "successDeviceCount": "1" }',
      'Remove the quotes',
      '{ "successDeviceCount": 1 }',
    ],
    [
      'd.deviceHealthScriptDeviceState',
      '{ "detectionstate": "fail" }',
      "Replace with 'detectionState'",
      '{ "detectionState": "fail" }',
    ],
    [
      'e.deviceComplianceScriptDeviceState',
      '{ "lastSyncDateTime": "2025-01-31T08:30:00" }',
      "Add 'Z' (UTC)",
      '{ "lastSyncDateTime": "2025-01-31T08:30:00Z" }',
    ],
  ];
  for (const [name, before, title, after] of rows)
    it(`${before} → ${after}`, async () => {
      const document = await open(`${name}.json`, before);
      await eventually(async () => {
        const [diagnostic, ...more] = vscode.languages.getDiagnostics(document.uri);
        assert.ok(diagnostic, 'VS Code reports it');
        assert.deepEqual(more, [], 'once');
        const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          document.uri,
          diagnostic.range,
        );
        const action = actions.find((candidate) => candidate.title === title);
        assert.ok(action?.edit, actions.map((candidate) => candidate.title).join());
        await vscode.workspace.applyEdit(action.edit);
        assert.equal(document.getText(), after);
      });
    });

  it('are applied all at once by a quick fix or on save', async () => {
    const document = await open('g.deviceManagementScriptDeviceState.json', '{ "id": "1", "errorCode": "1" }');
    const actionsOf = async (kind?: vscode.CodeActionKind): Promise<vscode.CodeAction[]> =>
      vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new vscode.Range(0, 3, 0, 3),
        kind?.value,
      );
    const onSave = vscode.CodeActionKind.SourceFixAll.append('graphRunStates');
    await eventually(async () => {
      assert.ok((await actionsOf()).some(({ title }) => title === 'Fix all in this file'));
      const [action, ...more] = await actionsOf(onSave);
      assert.ok(action?.edit);
      assert.deepEqual(more, []);
      await vscode.workspace.applyEdit(action.edit);
      assert.equal(document.getText(), '{ "errorCode": 1 }');
    });
    assert.deepEqual(await actionsOf(onSave), []);
  });

  it('are beside a code lens that sends the file', async () => {
    const { uri } = await open('f.deviceManagementScriptUserState.json', '{}');
    await eventually(async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
      assert.deepEqual(
        lenses.map(({ command }) => command?.title),
        ['Send to Sandbox…'],
      );
    });
  });
});
