import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, openRequestFile } from '../request-document.ts';

const options: vscode.FormattingOptions = { tabSize: 2, insertSpaces: true };
const head = 'POST  https://example.com/a\nContent-Type: application/json\n\n';

async function formatted(text: string, selection?: vscode.Range): Promise<string> {
  const { document } = await openRequestFile(text);
  const edits = selection
    ? await ask<vscode.TextEdit[] | undefined>('executeFormatRangeProvider', document.uri, selection, options)
    : await ask<vscode.TextEdit[] | undefined>('executeFormatDocumentProvider', document.uri, options);
  if (edits === undefined || edits.length === 0) return document.getText();
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, edits);
  assert.ok(await vscode.workspace.applyEdit(edit));
  return document.getText();
}

describe('formatting in VS Code', () => {
  it('formats only the bodies of a document', async () => {
    const text = `@x =  1\n\n${head}{"a":1,\n# why\n"b":{{x}}}\n\n### two\n${head}[1,2]\n`;
    const after = `@x =  1\n\n${head}{\n  "a": 1,\n# why\n  "b": {{x}}\n}\n\n### two\n${head}[\n  1,\n  2\n]\n`;
    assert.equal(await formatted(text), after);
    assert.equal(await formatted(after), after);
  });

  it('formats the selection', async () => {
    const text = `${head}{\n"a":1,\n"b":2\n}\n`;
    assert.equal(await formatted(text, new vscode.Range(4, 0, 4, 6)), text.replace('"a":1', '"a": 1'));
    assert.equal(await formatted(text, new vscode.Range(3, 1, 4, 6)), text.replace('"a":1', '  "a": 1'));
  });

  it('leaves broken JSON alone', async () => {
    assert.equal(await formatted(`${head}{"a":1,}\n`), `${head}{"a":1,}\n`);
  });

  it('keeps CRLF', async () => {
    const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
    assert.equal(await formatted(crlf(`${head}{\n"a":1}\n`)), crlf(`${head}{\n  "a": 1\n}\n`));
  });

  it('uses the settings of the editor', async () => {
    const { document, editor } = await openRequestFile(`${head}{"a":1}\n`);
    editor.options = { tabSize: 4, insertSpaces: true };
    await vscode.commands.executeCommand('editor.action.formatDocument');
    assert.equal(document.getText(), `${head}{\n    "a": 1\n}\n`);
  });
});
