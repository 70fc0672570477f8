import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../eventually.ts';
import { ask, openRequestFile } from '../request-document.ts';

const graph = 'https://graph.microsoft.com/beta';
const url = `${graph}/deviceManagement/deviceManagementScripts/1/deviceRunStates`;
const head = `POST ${url}\nContent-Type: application/json\n\n`;

const labelOf = ({ label }: vscode.CompletionItem): string => (typeof label === 'string' ? label : label.label);

interface Proposals {
  readonly editor: vscode.TextEditor;
  readonly items: readonly vscode.CompletionItem[];
}

async function proposalsAt(marked: string, trigger?: string): Promise<Proposals> {
  const { document, editor, position } = await openRequestFile(marked);
  const list = await ask<vscode.CompletionList>('executeCompletionItemProvider', document.uri, position, trigger);
  return { editor, items: list.items };
}

/** Accepts a proposal as the suggest widget does: the other edits first, then its own. */
async function accept({ editor, items }: Proposals, label: string): Promise<string> {
  const item = items.find((candidate) => labelOf(candidate) === label);
  assert.ok(item, `${label} is not among ${items.map(labelOf).join(', ')}`);
  const { range, insertText } = item;
  assert.ok(range instanceof vscode.Range && insertText !== undefined);
  assert.ok(range.isSingleLine && range.contains(editor.selection.active));
  const shift = new vscode.WorkspaceEdit();
  shift.set(editor.document.uri, item.additionalTextEdits ?? []);
  await vscode.workspace.applyEdit(shift);
  const moved = (item.additionalTextEdits ?? [])
    .filter((edit) => edit.range.start.line === range.start.line)
    .reduce((sum, edit) => sum + edit.newText.length, 0);
  const target = new vscode.Range(range.start.translate(0, moved), range.end.translate(0, moved));
  const snippet =
    insertText instanceof vscode.SnippetString ? insertText : new vscode.SnippetString().appendText(insertText);
  await editor.insertSnippet(snippet, target);
  return editor.document.getText();
}

describe('completion in VS Code', () => {
  const rows: readonly (readonly [what: string, marked: string, label: string, after: string])[] = [
    ['a method', '# a\n\n###\nP|', 'POST', '# a\n\n###\nPOST '],
    ['a host', 'POST |', graph, `POST ${graph}/`],
    [
      'a URL',
      'POST |',
      'deviceHealthScripts/…/deviceRunStates',
      `POST ${graph}/deviceManagement/deviceHealthScripts/{deviceHealthScriptId}/deviceRunStates`,
    ],
    [
      'a segment',
      `POST ${graph}/deviceManagement/deviceSh|`,
      'deviceShellScripts/',
      `POST ${graph}/deviceManagement/deviceShellScripts/`,
    ],
    ['a query option', `GET ${url}\n  ?|`, '$select', `GET ${url}\n  ?$select=`],
    ['a header', `POST ${url}\n|`, 'Content-Type', `POST ${url}\nContent-Type: application/json`],
    ['a header value', `POST ${url}\nAccept:|`, 'application/json', `POST ${url}\nAccept: application/json`],
    [
      'a property',
      `${head}{\n  "errorCode": 0,\n  |\n}\n`,
      'resultMessage',
      `${head}{\n  "errorCode": 0,\n  "resultMessage": ""\n}\n`,
    ],
    [
      'a property after a missing comma',
      `${head}{\n  "errorCode": 0\n  |\n}\n`,
      'resultMessage',
      `${head}{\n  "errorCode": 0,\n  "resultMessage": ""\n}\n`,
    ],
    [
      'a property on the same line',
      `${head}{ "errorCode": 0 | }`,
      'resultMessage',
      `${head}{ "errorCode": 0, "resultMessage": "" }`,
    ],
    ['an enum member', `${head}{ "runState": "|" }`, 'success', `${head}{ "runState": "success" }`],
    ['a choice', `${head}{ "errorCode": 0, | }`, 'runState', `${head}{ "errorCode": 0, "runState": "unknown" }`],
    ['a variable', '@a = 1\n\nPOST /{{|}}', 'a', '@a = 1\n\nPOST /{{a}}'],
    ['a directive', '# @|\nGET /x', '@name', '# @name request1\nGET /x'],
    ['a problem code', '# graph-disable-next-line |', 'wrong-type', '# graph-disable-next-line wrong-type'],
  ];
  for (const [what, marked, label, after] of rows)
    it(`inserts ${what}`, async () => {
      assert.equal(await accept(await proposalsAt(marked), label), after);
    });

  it('keeps CRLF, and indents what it inserts', async () => {
    const text = `${head}{\n    |\n}\n`.replace(/\n/g, '\r\n');
    const after = await accept(await proposalsAt(text), 'deviceManagementScriptDeviceState');
    assert.ok(!/[^\r]\n/.test(after));
    const lines = after.split('\r\n');
    assert.equal(lines[4], '    "@odata.type": "#microsoft.graph.deviceManagementScriptDeviceState",');
    assert.equal(lines[5], '    "runState": "unknown",');
    assert.match(lines[7] ?? '', /^ {4}"lastStateUpdateDateTime": "\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d",$/);
    assert.equal(lines[9], '    "errorDescription": "error description"');
    assert.equal(lines[10], '}');
  });

  it('fills an empty body with an entity without problems', async () => {
    const proposals = await proposalsAt(`${head}|\n\n### next\nGET ${url}\n`);
    const after = await accept(proposals, 'deviceManagementScriptDeviceState');
    assert.ok(after.endsWith('}\n\n### next\nGET ' + url + '\n'));
    // A problem after it shows when the whole text has been checked.
    const { document } = proposals.editor;
    await proposals.editor.edit((edit) => {
      edit.insert(document.lineAt(document.lineCount - 1).range.end, `\n###\nget ${url}\n`);
    });
    await eventually(() => {
      const found = vscode.languages.getDiagnostics(document.uri).map(({ range }) => document.getText(range));
      assert.deepEqual(found, ['get']);
    });
  });

  it('offers a new GUID', async () => {
    const after = await accept(await proposalsAt(`POST ${url}\nclient-request-id: |`), 'a new GUID');
    assert.match(after, /client-request-id: [\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/);
  });

  it('opens automatically, stays while you type, and inserts what Enter accepts', async () => {
    const { document, position } = await openRequestFile(`${head}{\n  "runState": |\n}`);
    // Not awaited: the next character comes while the proposals for the one before it are still being collected.
    for (const text of ['"', 's', 'u', 'c']) void vscode.commands.executeCommand('type', { text });
    await eventually(async () => {
      await vscode.commands.executeCommand('acceptSelectedSuggestion');
      assert.equal(document.lineAt(position).text, '  "runState": "success"');
    });
  });

  it('offers nothing for other hosts, in comments or in responses', async () => {
    for (const marked of [
      'POST https://example.com/x\n\n{ "a": | }',
      'POST https://example.com/|',
      '# not| a word',
      `${head}{}\n\nHTTP/1.1 201 Created\nContent-Type: |`,
    ]) {
      const { items } = await proposalsAt(marked);
      // VS Code itself offers snippets, and words of the file where nothing else is offered.
      const kinds = [vscode.CompletionItemKind.Snippet, vscode.CompletionItemKind.Text];
      assert.deepEqual(
        items.filter(({ kind }) => kind === undefined || !kinds.includes(kind)).map(labelOf),
        [],
        marked,
      );
    }
  });
});
