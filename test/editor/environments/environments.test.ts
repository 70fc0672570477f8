import assert from 'node:assert/strict';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { readFileBody } from '../../../src/editor/preparing/read-file-body.ts';
import { answeringMessages, type ShownMessage } from '../answer-messages.ts';
import { eventually } from '../eventually.ts';
import { ask } from '../request-document.ts';
import { workspaceFolder } from '../workspace-files.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts';

const selectEnvironment = async (name: string): Promise<void> =>
  vscode.commands.executeCommand('graphRunStates.selectEnvironment', name);

const problemsOf = ({ uri }: vscode.TextDocument): string[] =>
  vscode.languages.getDiagnostics(uri).map(({ message }) => message);

describe('environment files', () => {
  const folder = workspaceFolder('environments');

  it('give variables values as soon as they exist and an environment is selected', async () => {
    const document = await folder.open('below/a.http', `GET ${url}/{{script}}/deviceRunStates\n`);
    const unknown = async (): Promise<void> =>
      eventually(() => {
        assert.match(problemsOf(document).join('\n'), /^No value for \{\{script\}\}/);
      });
    const known = async (): Promise<void> =>
      eventually(() => {
        assert.deepEqual(problemsOf(document), []);
      });
    await unknown();
    await folder.write('http-client.env.json', '{"dev": {"script": "script-1"}, "prod": {}}');
    await selectEnvironment('dev');
    await known();
    await selectEnvironment('prod');
    await unknown();
    await folder.write('http-client.private.env.json', '{"prod": {"script": "script-2"}}');
    await known();
    await selectEnvironment('');
    await unknown();
    await folder.write('http-client.env.json', '{"$shared": {"script": "script-1"}}');
    await known();
  });

  it('count for a request that is sent right after they were written', async () => {
    const body = 'Content-Type: application/json\n\n{ "runState": "{{$dotenv fresh}}" }\n';
    const document = await folder.open('fresh/a.http', `POST ${url}/1/deviceRunStates\n${body}`);
    await eventually(() => {
      assert.match(problemsOf(document).join('\n'), /No value for \{\{\$dotenv fresh\}\}/);
    });
    let asked: ShownMessage[] = [];
    const send = async (): Promise<void> => {
      // VS Code says later that the file is there.
      await writeFile(folder.uri('fresh/.env').fsPath, 'fresh=success\n');
      await vscode.commands.executeCommand('graphRunStates.sendRequest');
    };
    await answeringMessages(
      () => undefined,
      send,
      (shown) => (asked = shown),
    );
    assert.deepEqual(asked, []);
    await eventually(() => {
      const titles = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
      assert.ok(titles.includes('Graph Response'), titles.join());
    });
  });

  it('show their problems', async () => {
    const uri = await folder.write('http-client.env.json', '{"dev": {"key": {"provider": "AzureKeyVault"}}}');
    await eventually(() => {
      const [problem] = vscode.languages.getDiagnostics(uri);
      assert.match(problem?.message ?? '', /'key' is stored in 'AzureKeyVault', which only Visual Studio supports/);
      assert.equal(problem?.range.start.character, 16);
    });
  });

  it('that can’t be read say so, and so do the variables that need them', async () => {
    const large = await folder.write(
      'large/http-client.env.json',
      `{"$shared": {"script": "${'1'.repeat(1024 * 1024)}"}}`,
    );
    const encoded = await folder.write('large/.env', Buffer.from('\ufeffkey=1', 'utf16le'));
    const document = await folder.open('large/d.http', `GET ${url}/{{script}}/{{$dotenv key}}\n`);
    await eventually(() => {
      const [problem] = vscode.languages.getDiagnostics(large);
      assert.match(problem?.message ?? '', /http-client\.env\.json' is larger than 1 MB\. Its variables have no value/);
      assert.match(problemsOf(document).join('\n'), /\{\{script\}\}.*http-client\.env\.json' is larger than 1 MB/);
      const [other] = vscode.languages.getDiagnostics(encoded);
      assert.match(other?.message ?? '', /\.env' isn’t UTF-8\. Its variables have no value\. Save it as UTF-8\.$/);
    });
  });

  it('that never end aren’t read', async function () {
    // Windows has no device that can be read endlessly.
    if (process.platform === 'win32') this.skip();
    const uri = await folder.write('endless/.env', '');
    await rm(uri.fsPath);
    await symlink('/dev/zero', uri.fsPath);
    await folder.write('endless/http-client.env.json', '{"$shared": {"script": "script-1"}}');
    const document = await folder.open('endless/c.http', `GET ${url}/{{script}}/{{none}}\n`);
    await eventually(() => {
      assert.match(problemsOf(document).join('\n'), /^No value for \{\{none\}\}/m);
      assert.doesNotMatch(problemsOf(document).join('\n'), /script\}\}/);
      assert.match(
        vscode.languages.getDiagnostics(uri)[0]?.message ?? '',
        /links to a file outside of this folder\. Its variables have no value/,
      );
    });
  });

  it('that are links out of the folder aren’t read in any way', async function () {
    if (process.platform === 'win32') this.skip();
    const elsewhere = await mkdtemp(path.join(tmpdir(), 'graph-run-states-'));
    await writeFile(path.join(elsewhere, 'credentials'), 'aws_secret_access_key = S3cr3t\n');
    await folder.write('linked/b.http', '');
    await symlink(path.join(elsewhere, 'credentials'), folder.uri('linked/.env').fsPath);
    await symlink(elsewhere, folder.uri('linked/sub').fsPath);
    const reference = '{{aws_secret_access_key}}';
    const document = await folder.open(
      'linked/a.http',
      `POST ${url}/1/deviceRunStates\nContent-Type: application/json\n\n{"resultMessage": "${reference}"}\n`,
    );
    await eventually(() => {
      const message = /linked\/\.env' links to a file outside of this folder\. Its variables have no value/;
      assert.match(vscode.languages.getDiagnostics(folder.uri('linked/.env'))[0]?.message ?? '', message);
      assert.match(problemsOf(document).join('\n'), message);
    });
    for (const file of ['.env', './.env', 'sub/credentials'])
      assert.deepEqual(await readFileBody(document, file), { fault: 'link-outside' });
    await rm(elsewhere, { recursive: true, maxRetries: 5 });
  });

  it('show their values in hovers and the outline, except private ones', async () => {
    await folder.write('.env', 'hidden=S3cr3t\n');
    await folder.write('http-client.env.json', '{"$shared": {"open": "value-1"}}');
    const document = await folder.open('below/b.http', `GET ${url}/{{hidden}}/{{open}}\n`);
    const hoverAt = async (text: string): Promise<string> => {
      const position = document.positionAt(document.getText().indexOf(text));
      const hovers = await ask<vscode.Hover[]>('executeHoverProvider', document.uri, position);
      return hovers
        .flatMap(({ contents }) => contents)
        .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
        .join('\n');
    };
    await eventually(async () => {
      assert.match(await hoverAt('hidden'), /@hidden = ••••/);
      assert.match(await hoverAt('hidden'), /environments\/\.env/);
      assert.match(await hoverAt('open'), /@open = value-1/);
    });
    assert.ok(!(await hoverAt('hidden')).includes('S3cr3t'));
    await eventually(async () => {
      const symbols = await ask<vscode.DocumentSymbol[]>('executeDocumentSymbolProvider', document.uri);
      assert.deepEqual(
        symbols.map(({ name }) => name),
        ['GET …/value-1'],
      );
    });
  });
});
