import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../eventually.ts';
import { workspaceFolder } from '../workspace-files.ts';

const post = (body: string): string =>
  `POST https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates\nContent-Type: application/json\n\n${body}\n`;

/** `code line:character` of each problem of this extension. */
const shownIn = (uri: vscode.Uri): string[] =>
  vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'Graph Run States')
    .map(
      ({ code, range: { start } }) => `${typeof code === 'object' ? code.value : ''} ${start.line}:${start.character}`,
    );

describe('problems in body files', () => {
  const folder = workspaceFolder('body-file-problems');
  const shows = (name: string, ...expected: string[]): Promise<void> =>
    eventually(() => {
      assert.deepEqual(shownIn(folder.uri(name)), expected);
    });

  it('are shown in the file, follow its changes, and name the requests', async () => {
    await folder.write('a.json', '{\n  "errorCode": "1"\n}');
    await folder.open('a.http', `${post('< ./a.json')}###\n${post('<@ a.json')}`);
    await shows('a.json', 'wrong-type 1:15');
    const [diagnostic] = vscode.languages.getDiagnostics(folder.uri('a.json'));
    assert.deepEqual(
      diagnostic?.relatedInformation?.map(({ location }) => [location.uri.toString(), location.range.start.line]),
      [
        [folder.uri('a.http').toString(), 3],
        [folder.uri('a.http').toString(), 8],
      ],
    );
    await folder.write('a.json', '{"errorCode": 1}');
    await shows('a.json');
    // Unsaved changes would be sent.
    const body = await vscode.workspace.openTextDocument(folder.uri('a.json'));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(body.uri, new vscode.Position(0, 1), '"id": "1", ');
    await vscode.workspace.applyEdit(edit);
    await shows('a.json', 'read-only-property 0:1');
    await body.save();
  });

  it('are reported once per file, naming up to ten requests', async () => {
    await folder.write('many.json', '{"id": "1", "runState": "succes"}');
    // Requests of several scripts, some with variables in the body.
    const requests = Array.from({ length: 300 }, (_, index) =>
      post(index % 2 === 0 ? '< many.json' : '<@ many.json').replace('/1/', `/${index}/`),
    );
    await folder.open('many.http', requests.join('###\n'));
    await shows('many.json', 'read-only-property 0:1', 'unknown-enum-value 0:24');
    for (const { relatedInformation = [] } of vscode.languages.getDiagnostics(folder.uri('many.json')))
      assert.deepEqual(
        relatedInformation.map(({ location }) => location.range.start.line),
        Array.from({ length: 10 }, (_, index) => 3 + index * 5),
      );
  });

  it('disappear when no request names the file any more', async () => {
    await folder.write('b.json', '{"id": "1"}');
    const document = await folder.open('b.http', post('< b.json'));
    await shows('b.json', 'read-only-property 0:1');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(3, 0, 3, 8), '{}');
    await vscode.workspace.applyEdit(edit);
    await shows('b.json');
    await document.save();
  });

  it('are at the line that names the file if it isn’t a valid body', async () => {
    const document = await folder.open(
      'c.http',
      ['none.json', '.', '../../x.json', 'bad.json'].map((name) => post(`< ${name}`)).join('###\n'),
    );
    await folder.write('bad.json', '{"errorCode": }');
    const unreadable = [3, 8, 13].map((line) => `unreadable-body-file ${line}:0`);
    await shows('c.http', ...unreadable, 'invalid-json 18:0');
    await shows('bad.json');
    // It is read as soon as it exists.
    await folder.write('none.json', '{}');
    await shows('c.http', ...unreadable.slice(1), 'invalid-json 18:0');
    assert.equal(document.isDirty, false);
  });

  it('are reported once in a payload file', async () => {
    const name = 'd.deviceManagementScriptDeviceState.json';
    await folder.write(name, '{"id": "1"}');
    await folder.open('d.http', post(`< ${name}`));
    await shows(name, 'read-only-property 0:1');
    await folder.open(name, '{"id": "1"}');
    await eventually(() => {
      const shown = vscode.languages.getDiagnostics(folder.uri(name));
      // As a problem of a payload file, which names no request.
      assert.deepEqual(
        shown.map(({ relatedInformation }) => relatedInformation?.length ?? 0),
        [0],
      );
      assert.deepEqual(shownIn(folder.uri(name)), ['read-only-property 0:1']);
    });
  });

  it('have fixes, and can be disabled in the request that names the file', async () => {
    await folder.write('f.json', '{"runState": "succes"}');
    const document = await folder.open('f.http', post('< f.json'));
    await shows('f.json', 'unknown-enum-value 0:13');
    const body = await vscode.workspace.openTextDocument(folder.uri('f.json'));
    const actionsAt = async (uri: vscode.Uri, line: number, character: number): Promise<vscode.CodeAction[]> =>
      vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        new vscode.Range(line, character, line, character),
      );
    await eventually(async () => {
      const actions = await actionsAt(body.uri, 0, 14);
      assert.ok(actions.some(({ edit }) => edit?.get(body.uri).some(({ newText }) => newText.includes('success'))));
      const disable = actions.find(({ title, edit }) => /disable/i.test(title) && edit?.has(document.uri));
      assert.ok(disable?.edit);
      await vscode.workspace.applyEdit(disable.edit);
    });
    assert.match(document.getText(), /graph-disable.*unknown-enum-value/);
    await shows('f.json');
    await document.save();
  });

  it('disappear when the request file is closed', async () => {
    await folder.write('e.json', '{"id": "1"}');
    const document = await folder.open('e.http', post('< e.json'));
    await shows('e.json', 'read-only-property 0:1');
    // VS Code closes a document minutes after its editor, but immediately when it gets another language.
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await shows('e.json');
  });
});
