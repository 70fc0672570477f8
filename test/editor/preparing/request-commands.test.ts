import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../eventually.ts';
import { ask } from '../request-document.ts';
import { workspaceFolder } from '../workspace-files.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';

const run = async (command: string): Promise<void> => vscode.commands.executeCommand(`graphRunStates.${command}`);

const previews = (): vscode.TextDocument[] =>
  vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === 'graph-run-states-preview');

describe('a request as it would be sent', () => {
  const folder = workspaceFolder('request-commands');

  it('is previewed without private values, with the body from its file', async () => {
    await folder.write('.env', 'hidden=S3cr3t\n');
    await folder.write('bodies/body.json', '{"runState": "success"}');
    await folder.open(
      'a.http',
      `POST ${url}?a={{hidden}}\nAuthorization: Bearer x\nContent-Type: application/json\n\n< ./bodies/body.json\n`,
    );
    await run('previewRequest');
    await eventually(() => {
      const [preview] = previews();
      assert.equal(preview?.languageId, 'http');
      const text = preview.getText();
      assert.match(text, /^POST .*\?a=\{\{hidden\}\}$/m);
      assert.match(text, /^Content-Type: application\/json$/m);
      assert.match(text, /^\{"runState": "success"\}$/m);
      assert.match(text, /Not sent from the file: Authorization/);
      assert.ok(!text.includes('S3cr3t') && !text.includes('Bearer x'));
    });
  });

  it('is previewed again in the same document, which isn’t checked', async () => {
    await folder.open('b.http', `POST ${url}\nContent-Type: application/json\n\n{"id": "{{$guid}}"}\n`);
    await run('previewRequest');
    await eventually(() => {
      assert.match(previews()[0]?.getText() ?? '', /^\{"id": "[\da-f-]{36}"\}$/m);
    });
    assert.equal(previews().length, 1);
    const [preview] = previews();
    assert.deepEqual(preview && vscode.languages.getDiagnostics(preview.uri), []);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      preview?.uri,
    );
    assert.deepEqual(lenses, []);
  });

  it('isn’t checked after a change of variables either', async () => {
    const [preview] = previews();
    assert.ok(preview);
    // As VS Code does for the light bulb of a visible editor.
    await ask('executeCodeActionProvider', preview.uri, new vscode.Range(0, 0, preview.lineCount, 0));
    const document = await folder.open('variables.http', `GET ${url}?a={{a}}\n`);
    const problems = (): number => vscode.languages.getDiagnostics(document.uri).length;
    await eventually(() => {
      assert.equal(problems(), 1);
    });
    await folder.write('http-client.env.json', '{"dev": {"a": "1"}}');
    await vscode.commands.executeCommand('graphRunStates.selectEnvironment', 'dev');
    await eventually(() => {
      assert.equal(problems(), 0);
    });
    assert.deepEqual(vscode.languages.getDiagnostics(preview.uri), []);
    await vscode.commands.executeCommand('graphRunStates.selectEnvironment', '');
  });

  const copies: readonly [command: string, begins: string][] = [
    ['copyRequestAsCurl', `curl --request POST '${url}?a={{hidden}}' \\`],
    ['copyRequestAsPowerShell', '# Requires the module Microsoft.Graph.Authentication.'],
    ['copyRequestAsHttpie', `http --ignore-stdin POST '${url}?a={{hidden}}' \\`],
  ];
  for (const [command, begins] of copies)
    it(`is copied by ${command}, without a token or private values`, async () => {
      await folder.write('.env', 'hidden=S3cr3t\n');
      await folder.open(`${command}.http`, `POST ${url}?a={{hidden}}\nAuthorization: Bearer eyJ0.a.b\n\n{}\n`);
      await vscode.env.clipboard.writeText('');
      await run(command);
      const copied = await vscode.env.clipboard.readText();
      assert.ok(copied.startsWith(begins), copied);
      assert.ok(!copied.includes('S3cr3t') && !copied.includes('eyJ0'), copied);
    });
});
