import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { ask, openRequestFile } from './request-document.ts';

const request = (body: string): string =>
  `POST https://graph.microsoft.com/beta/deviceManagement/deviceHealthScripts\nContent-Type: application/json\n\n${body}`;

const insert = (document: vscode.TextDocument, position: vscode.Position, file: vscode.Uri): Thenable<unknown> =>
  vscode.commands.executeCommand('graphRunStates.insertScriptFile', document.uri, position, file);

describe('Insert Script File as Base64', () => {
  let folder = '';

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'script-'));
  });

  after(async () => {
    await rm(folder, { recursive: true });
  });

  const scriptFile = async (name: string, content: string | Uint8Array): Promise<vscode.Uri> => {
    const file = path.join(folder, name);
    await writeFile(file, content);
    return vscode.Uri.file(file);
  };

  it('puts the bytes of a file into the property of the cursor, whatever it held', async () => {
    const script = 'Write-Host "Grüße"\r\nexit 1\r\n';
    const file = await scriptFile('detect.ps1', script);
    const encoded = Buffer.from(script).toString('base64');
    for (const value of ['"|"', '"o|ld"', 'n|ull']) {
      const { document, position } = await openRequestFile(
        request(`{\n  "detectionScriptContent": ${value},\n  "publisher": "x"\n}`),
      );
      await insert(document, position, file);
      assert.equal(
        document.getText(),
        request(`{\n  "detectionScriptContent": "${encoded}",\n  "publisher": "x"\n}`),
        value,
      );
    }
  });

  it('inserts nothing elsewhere, nor an empty file or none', async () => {
    const [file, empty] = [await scriptFile('a.ps1', 'exit'), await scriptFile('empty.ps1', '')];
    const gone = vscode.Uri.file(path.join(folder, 'gone.ps1'));
    for (const [body, inserted] of [
      ['{"displayName": "|"}', file],
      ['{"detectionScriptContent": "|"}', empty],
      ['{"detectionScriptContent": "|"}', gone],
    ] as const) {
      const { document, position } = await openRequestFile(request(body));
      const before = document.getText();
      await insert(document, position, inserted);
      assert.equal(document.getText(), before, body);
    }
  });

  it('is offered at the property, with the decoded script where it holds one', async () => {
    const titles = async (body: string): Promise<string[]> => {
      const { document, position } = await openRequestFile(request(body));
      const actions = await ask<vscode.CodeAction[]>(
        'executeCodeActionProvider',
        document.uri,
        new vscode.Range(position, position),
        vscode.CodeActionKind.RefactorRewrite.value,
      );
      return actions.map(({ title }) => title);
    };
    const [insertTitle, openTitle] = ['Insert script file as base64…', 'Open decoded script'];
    assert.deepEqual(await titles('{"detectionScriptContent": "|"}'), [insertTitle]);
    assert.deepEqual(await titles('{"detectionScript|Content": "ZXhpdA=="}'), [insertTitle, openTitle]);
    assert.deepEqual(await titles('{"displayName": "|"}'), []);
  });
});

describe('Open Decoded Script', () => {
  it('opens what the property holds, in its language', async () => {
    const script = Buffer.from('if ($x) { exit 1 }\n').toString('base64');
    await openRequestFile(request(`{"detectionScriptContent": "|${script}"}`));
    await vscode.commands.executeCommand('graphRunStates.openDecodedScript');
    const document = vscode.window.activeTextEditor?.document;
    assert.deepEqual(
      [document?.getText(), document?.languageId, document?.isUntitled],
      ['if ($x) { exit 1 }\n', 'powershell', true],
    );
  });

  it('opens nothing for what is not text', async () => {
    const { document } = await openRequestFile(request('{"detectionScriptContent": "|iVBORw0KGgo="}'));
    await vscode.commands.executeCommand('graphRunStates.openDecodedScript');
    assert.equal(vscode.window.activeTextEditor?.document, document);
  });
});
