import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answeringMessages, choosing, type ShownMessage } from '../answer-messages.ts';
import { eventually } from '../eventually.ts';
import { ask } from '../request-document.ts';
import { workspaceFolder } from '../workspace-files.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';
const [state, other] = ['GRS_TEST_STATE', 'GRS_TEST_OTHER'];
const create = (body: string): string => `POST ${url}\nContent-Type: application/json\n\n${body}\n`;
const usesState = create(`{ "runState": "{{$processEnv ${state}}}" }`);

const run = (command: string): Thenable<unknown> => vscode.commands.executeCommand(`graphRunStates.${command}`);

/** The lines of a document that the service has rejected: none of the values of these tests is a run state. */
const rejectedLines = ({ uri }: vscode.TextDocument): number[] =>
  vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source?.startsWith('Microsoft Graph'))
    .map(({ range }) => range.start.line);

describe('variables of the process environment', () => {
  const folder = workspaceFolder('process-variables');
  const environment = process.env;
  /** The names that were read, one entry per read. */
  let read: string[] = [];
  let asked: ShownMessage[] = [];

  before(async () => {
    process.env = new Proxy(
      { ...environment, [state]: 'S3cr3t', [other]: 'S3cr3t-2' },
      {
        get: (target, name: string) => {
          // VS Code itself starts programs, which get the whole environment.
          const isForProgram = new Error().stack?.includes('node:child_process') === true;
          if (name.startsWith('GRS_TEST') && !isForProgram) read.push(name);
          return target[name];
        },
      },
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
  beforeEach(() => {
    read = [];
  });
  after(() => {
    process.env = environment;
  });

  const answering = (answer: string | undefined, send: () => Thenable<unknown>): Promise<void> =>
    answeringMessages(
      () => answer,
      async () => {
        await send();
      },
      (shown) => (asked = shown),
    );

  const revoke = async (): Promise<void> => {
    const window = vscode.window as unknown as { showQuickPick: (items: unknown) => Promise<unknown> };
    const original = window.showQuickPick;
    window.showQuickPick = (items) => Promise.resolve(items);
    try {
      await run('revokeEnvironmentVariables');
    } finally {
      window.showQuickPick = original;
    }
  };

  it('aren’t read to write, preview or copy a request', async () => {
    await folder.write('http-client.env.json', `{"$shared": {"taken": "{{$processEnv ${state}}}"}}`);
    const text = `@mine = {{taken}}\n${create(`{ "runState": "{{$processEnv ${state}}}", "resultMessage": "{{mine}}" }`)}`;
    const document = await folder.open('a.http', text);
    const at = document.positionAt(text.indexOf(state) + 2);
    await eventually(async () => {
      const [hover] = await ask<vscode.Hover[]>('executeHoverProvider', document.uri, at);
      const [content] = hover?.contents ?? [];
      assert.match(
        content instanceof vscode.MarkdownString ? content.value : '',
        /after you have allowed that for this/,
      );
    });
    const { items } = await ask<vscode.CompletionList>('executeCompletionItemProvider', document.uri, at);
    assert.ok(items.some(({ label }) => JSON.stringify(label).includes(other)));
    await ask('executeDocumentSymbolProvider', document.uri);
    await ask('executeCodeLensProvider', document.uri);
    // The environment file may be read a moment later.
    await eventually(() => {
      assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
    });
    await run('previewRequest');
    await eventually(() => {
      const preview = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'graph-run-states-preview');
      const shown = preview?.getText() ?? '';
      assert.ok(shown.includes(`"{{$processEnv ${state}}}", "resultMessage": "{{$processEnv ${state}}}"`), shown);
      assert.match(shown, /^# The environment variable GRS_TEST_STATE .* read when you send, after you allow/m);
    });
    await vscode.window.showTextDocument(document);
    await run('copyRequestAsCurl');
    assert.match(await vscode.env.clipboard.readText(), /processEnv GRS_TEST_STATE/);
    assert.deepEqual(read, []);
  });

  const route = '/beta/deviceManagement/deviceHealthScripts';
  for (const [place, text, shownUrl] of [
    ['the address of Graph', `GET {{$processEnv ${state}}}${route}\n`, `{{$processEnv ${state}}}${route}`],
    [
      'a variable with that',
      `@at = {{$processEnv ${state}}}/beta\nGET {{at}}${route.slice(5)}\n`,
      `{{$processEnv ${state}}}${route}`,
    ],
    ['a part of the path', `GET ${route}/{{$processEnv ${state}}}\n`, `${route}/{{$processEnv ${state}}}`],
    [
      'both',
      `GET {{$processEnv ${state}}}${route}/{{$processEnv ${other}}}\n`,
      `{{$processEnv ${state}}}${route}/{{$processEnv ${other}}}`,
    ],
  ] as const)
    it(`can be previewed as ${place} without being read`, async () => {
      const document = await folder.open(`${place}.http`, text);
      await vscode.window.showTextDocument(document);
      await run('previewRequest');
      await eventually(() => {
        const preview = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'graph-run-states-preview');
        const shown = preview?.getText() ?? '';
        assert.ok(shown.includes(`${shownUrl}\n`), shown);
      });
      assert.deepEqual(read, []);
    });

  it('aren’t read, and nothing is sent, unless the user allows it', async () => {
    const document = await folder.open('b.http', usesState);
    await answering(undefined, () => run('sendRequest'));
    assert.deepEqual(
      asked.map(({ message }) => message),
      [`Allow requests in this folder to read the environment variable ${state}?`],
    );
    assert.match(
      asked[0]?.detail ?? '',
      /^The value of GRS_TEST_STATE would be sent in the body to the sandbox, inside/,
    );
    assert.match(asked[0]?.detail ?? '', /^Folder: .*$/m);
    assert.deepEqual([read, rejectedLines(document)], [[], []]);
  });

  it('are each asked about once per folder', async () => {
    const document = await folder.open('c.http', usesState);
    await answering('Allow', () => run('sendRequest'));
    assert.equal(asked.length, 1);
    await eventually(() => {
      assert.equal(rejectedLines(document).length, 1);
    });
    assert.deepEqual(read, [state]);
    const second = await folder.open('below/d.http', usesState);
    await answering(undefined, () => run('sendRequest'));
    assert.deepEqual(asked, []);
    await eventually(() => {
      assert.equal(rejectedLines(second).length, 1);
    });
  });

  it('are asked about together for all requests that are sent together', async () => {
    await revoke();
    const third = create(`{ "runState": "success", "resultMessage": "{{$processEnv ${other}}}" }`);
    const document = await folder.open('e.http', `${third}\n###\n${usesState}`);
    await answering('Allow', () => choosing('In Order', () => run('sendAll')));
    assert.deepEqual(
      asked.map(({ message }) => message).filter((message) => message.startsWith('Allow')),
      ['Allow requests in this folder to read 2 environment variables?'],
    );
    for (const name of [state, other])
      assert.ok(asked[0]?.detail.includes(`The value of ${name} would be sent in the body`));
    await eventually(() => {
      assert.equal(rejectedLines(document).length, 1);
    });
  });

  it('are asked about when a request is resent after permission was revoked', async () => {
    await folder.open('f.http', usesState);
    await answering('Allow', () => run('sendRequest'));
    read = [];
    await answering(undefined, async () => {
      await run('sendAgain');
      await eventually(() => {
        assert.deepEqual([asked.length, read], [0, [state]]);
      });
    });
    await revoke();
    read = [];
    await answering(undefined, async () => {
      await run('sendAgain');
      await eventually(() => {
        assert.equal(asked.length, 1);
      });
    });
    assert.deepEqual(
      asked.map(({ message }) => message),
      [`Allow requests in this folder to read the environment variable ${state}?`],
    );
    assert.match(asked[0]?.detail ?? '', /would be sent in the body to the sandbox/);
    assert.deepEqual(read, []);
  });
});
