import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { entityTypes } from '../../src/catalog/index.ts';
import { payloadErrors } from '../../src/editor/preparing/payload-files-send.ts';
import type { SeveritySettings } from '../../src/language/problems/severity-setting.ts';
import { eventually } from './eventually.ts';

/** Opens a payload file with a text; `untitled:` keeps it off the disk. */
async function open(name: string, text: string): Promise<vscode.TextDocument> {
  const uri = vscode.Uri.parse(`untitled:/${name}`);
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  await editor.edit((edit) => {
    edit.replace(new vscode.Range(0, 0, document.lineCount, 0), text);
  });
  return vscode.languages.setTextDocumentLanguage(document, 'json');
}

const messages = (uri: vscode.Uri): string[] => vscode.languages.getDiagnostics(uri).map(({ message }) => message);

describe('payload files', () => {
  const cases: readonly [entityType: string, text: string, message: RegExp][] = [
    ['deviceManagementScriptDeviceState', '{ "id": "1" }', /'id' is read-only/],
    ['deviceHealthScriptDeviceState', '{ "remediationState": "succes" }', /Valid values: "unknown", "skipped"/],
    ['deviceComplianceScriptDeviceState', '{ "lastSyncDateTime": "2025-01-31T08:30:00" }', /with offset/],
    ['deviceManagementScriptUserState', '{ "successDeviceCount": "1" }', /Expected "integer"/],
    ['deviceManagementScriptUserState', '{ "runState": "success" }', /runState is not allowed/],
  ];
  for (const [entityType, text, message] of cases)
    it(`VS Code reports ${text} in a ${entityType}`, async () => {
      const { uri } = await open(`a.${entityType}.json`, text);
      await eventually(() => {
        assert.ok(
          messages(uri).some((found) => message.test(found)),
          messages(uri).join('\n'),
        );
      });
    });

  it('VS Code completes properties and members, but not id', async () => {
    const { uri } = await open('b.deviceHealthScriptDeviceState.json', '{\n  \n}');
    const labelsAt = async (position: vscode.Position): Promise<string[]> => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        uri,
        position,
      );
      return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    };
    await eventually(async () => {
      const labels = await labelsAt(new vscode.Position(1, 2));
      assert.ok(labels.includes('detectionState') && labels.includes('@odata.type'));
      assert.ok(!labels.includes('id'));
    });
  });

  it('have the errors that the user’s severities make of their problems', () => {
    const entityType = entityTypes.find(({ name }) => name === 'deviceManagementScriptDeviceState');
    assert.ok(entityType);
    const errors = (severities: SeveritySettings) =>
      payloadErrors('{ "id": "1", "errorCode": "1" }', entityType, severities).map(({ code }) => code);
    assert.deepEqual(errors({}), ['wrong-type']);
    assert.deepEqual(errors({ 'wrong-type': 'off', 'read-only-property': 'error' }), ['read-only-property']);
  });

  it('stays out of other JSON files', async () => {
    const { uri } = await open('c.json', '{ "id": "1", "runState": "x" }');
    const { uri: payload } = await open('d.deviceManagementScriptDeviceState.json', '{ "id": "1" }');
    await eventually(() => {
      assert.equal(messages(payload).length, 1);
    });
    assert.deepEqual(messages(uri), []);
  });
});
