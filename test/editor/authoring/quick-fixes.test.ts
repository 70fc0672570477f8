import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { editorInFront } from '../editor-in-front.ts';
import { eventually } from '../eventually.ts';
import { ask, openRequestFile } from '../request-document.ts';
import { workspaceFolder } from '../workspace-files.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';
const type = 'Content-Type: application/json';
const request = (body: string): string => `POST ${url}\n${type}\n\n${body}\n`;

/** The quick fixes at a place, once the problems there are shown. */
async function fixesAt(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.CodeAction[]> {
  await eventually(() => {
    assert.ok(vscode.languages.getDiagnostics(document.uri).some(({ range }) => range.contains(position)));
  });
  const range = new vscode.Range(position, position);
  return ask<vscode.CodeAction[]>(
    'executeCodeActionProvider',
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
}

/** Does what choosing an entry of the menu does. */
async function choose(actions: readonly vscode.CodeAction[], title: string): Promise<void> {
  const action = actions.find((candidate) => candidate.title === title);
  assert.ok(action, `${title} is not among ${actions.map((candidate) => candidate.title).join(', ')}`);
  if (action.edit) assert.ok(await vscode.workspace.applyEdit(action.edit));
  if (action.command)
    await vscode.commands.executeCommand(action.command.command, ...((action.command.arguments ?? []) as unknown[]));
}

describe('a variable without a value', () => {
  const folder = workspaceFolder('define-variable');

  it('can be defined in the environment file, with the cursor at the value', async () => {
    const document = await folder.open('a.http', `GET ${url}/{{stateId}}\n`);
    const fixes = await fixesAt(document, new vscode.Position(0, url.length + 7));
    await choose(fixes, 'Define stateId in http-client.env.json');
    const editor = await editorInFront((shown) =>
      shown.document.uri.path.endsWith('/define-variable/http-client.env.json'),
    );
    const { prod } = JSON.parse(editor.document.getText()) as Record<string, unknown>;
    assert.deepEqual(prod, { stateId: '' });
    const { line, character } = editor.selection.active;
    assert.equal(editor.document.lineAt(line).text.slice(0, character), '    "stateId": "');
  });
});

describe('the code of a problem in a directive of this extension', () => {
  it('opens the README of this extension', async () => {
    const { document } = await openRequestFile(`# @sandbox nothing\n${request('{}')}`);
    const commands = await vscode.commands.getCommands();
    await eventually(() => {
      const found = vscode.languages.getDiagnostics(document.uri).map(({ code }) => code);
      const own = found.find((code) => typeof code === 'object' && code.value === 'invalid-directive');
      assert.ok(typeof own === 'object', JSON.stringify(found));
      assert.equal(own.target.scheme, 'command');
      assert.ok(commands.includes(own.target.path), own.target.path);
    });
  });
});

describe('quick fixes', () => {
  const rows: readonly (readonly [title: string, before: string, after: string])[] = [
    [`Replace with 'success'`, request('{ "runState": "|sucess" }'), request('{ "runState": "success" }')],
    [`Remove 'id'`, request('{\n  |"id": "1",\n  "errorCode": 0\n}'), request('{\n  "errorCode": 0\n}')],
    ['Insert a blank line', `POST ${url}\n${type}\n|{}\n`, request('{}')],
    ['Remove Content-Length', `POST ${url}\nContent-|Length: 9\n${type}\n\n{}\n`, request('{}')],
    ['Insert Content-Type: application/json', `PO|ST ${url}\n\n{}\n`, request('{}')],
    ['Replace with 0', request('{ "errorCode": |"Integer" }'), request('{ "errorCode": 0 }')],
    [
      'Disable unknown-property for this line',
      request('{\n  "|x": 1\n}'),
      request('{\n  # graph-disable-next-line unknown-property\n  "x": 1\n}'),
    ],
    [
      'Disable unknown-property in this file',
      `@a = b\n###\n${request('{ "|x": 1 }')}`,
      `# graph-disable unknown-property\n@a = b\n###\n${request('{ "x": 1 }')}`,
    ],
    [
      'Fix all in this request',
      `po|st ${url}\n{ "id": 1, "runState": "String" }\n### b\nget ${url}\n`,
      `POST ${url}\n${type}\n\n{ "runState": "unknown" }\n### b\nget ${url}\n`,
    ],
    [
      'Fix all in this file',
      `po|st ${url}\n{ "id": 1, "runState": "String" }\n### b\nget ${url}\n`,
      `POST ${url}\n${type}\n\n{ "runState": "unknown" }\n### b\nGET ${url}\n`,
    ],
  ];
  for (const [title, before, after] of rows)
    it(`${title} does what it says`, async () => {
      const { document, position } = await openRequestFile(before);
      await choose(await fixesAt(document, position), title);
      await eventually(() => {
        assert.equal(document.getText(), after);
      });
    });

  it('begin with the preferred one, and end with those that disable the problem', async () => {
    const { document, position } = await openRequestFile(request('{ "|runstate": "fail" }'));
    const actions = await fixesAt(document, position);
    assert.deepEqual(
      actions.map(({ title, isPreferred }) => `${title}${isPreferred === true ? ' *' : ''}`),
      [
        `Replace with 'runState' *`,
        `Remove 'runstate'`,
        'Disable unknown-property for this line',
        'Disable unknown-property in this file',
      ],
    );
  });

  it('aren’t offered elsewhere', async () => {
    const { document } = await openRequestFile(request('{ "id": 1 }'));
    await eventually(() => {
      assert.equal(vscode.languages.getDiagnostics(document.uri).length, 1);
    });
    const start = new vscode.Range(0, 0, 0, 0);
    assert.deepEqual(await ask('executeCodeActionProvider', document.uri, start), []);
  });
});

describe('fix all', () => {
  it('works as a command, in the request at the cursor and in the file', async () => {
    const { document } = await openRequestFile(`get ${url}\n###\nge|t ${url}\n###\nget ${url}\n`);
    await vscode.commands.executeCommand('graphRunStates.fixAllInRequest');
    assert.equal(document.getText(), `get ${url}\n###\nGET ${url}\n###\nget ${url}\n`);
    await vscode.commands.executeCommand('graphRunStates.fixAllInFile');
    assert.equal(document.getText(), `GET ${url}\n###\nGET ${url}\n###\nGET ${url}\n`);
  });

  it('changes only the fences in a Markdown page', async () => {
    const page = (method: string) => `# get it\n\n\`\`\`http\n${method} ${url}\n\`\`\`\n\nget ${url}\n`;
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: page('get') });
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('graphRunStates.fixAllInFile');
    assert.equal(document.getText(), page('GET'));
  });

  const save = async (name: string, onSave: object | undefined): Promise<string> => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder, name);
    const settings = vscode.workspace.getConfiguration('editor');
    await settings.update('codeActionsOnSave', onSave, vscode.ConfigurationTarget.Workspace);
    try {
      await vscode.workspace.fs.writeFile(uri, Buffer.from(''));
      const document = await vscode.workspace.openTextDocument(uri);
      const editor = await vscode.window.showTextDocument(document);
      await editor.edit((edit) => {
        edit.insert(new vscode.Position(0, 0), `POST ${url}\n{ "errorCode": "1", "id": 1 }\n`);
      });
      assert.ok(await document.save());
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      return Buffer.from(await vscode.workspace.fs.readFile(uri)).toString('utf8');
    } finally {
      await settings.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Workspace);
      await vscode.workspace.fs.delete(uri);
    }
  };

  it('runs on save if that is set', async () => {
    assert.equal(
      await save('fixed.http', { 'source.fixAll.graphRunStates': 'explicit' }),
      request('{ "errorCode": 1 }'),
    );
  });

  it('doesn’t run on save otherwise', async () => {
    assert.equal(await save('as-it-is.http', undefined), `POST ${url}\n{ "errorCode": "1", "id": 1 }\n`);
  });
});
