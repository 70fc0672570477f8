import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { editorOpenedBy } from './editor-in-front.ts';
import { followingContextKeys } from './context-keys.ts';
import { eventually } from './eventually.ts';
import { openRequestFile } from './request-document.ts';
import { workspaceFolder } from './workspace-files.ts';

const run = (command: string): Thenable<unknown> => vscode.commands.executeCommand(`graphRunStates.${command}`);

describe('the walkthrough', () => {
  it('ticks each step once it has happened, not before', async () => {
    await followingContextKeys(async (keys) => {
      const ticked = (): string[] =>
        [...keys.keys()].flatMap((key) => /^graphRunStates\.did\.(\w+)/.exec(key)?.[1] ?? []).sort();
      const ticks = (...steps: readonly string[]): Promise<void> =>
        eventually(() => {
          assert.deepEqual(ticked(), steps);
        });
      const editor = await editorOpenedBy(() => run('openExample'));
      await ticks('see', 'write');
      const start = editor.document.getText().indexOf('sucess');
      const range = new vscode.Range(
        editor.document.positionAt(start),
        editor.document.positionAt(start + 'sucess'.length),
      );
      await editor.edit((edit) => {
        edit.replace(range, 'success');
      });
      await ticks('fix', 'see', 'write');
      await run('sendRequest');
      await ticks('fix', 'read', 'see', 'send', 'write');
    });
  });

  describe('after a file was closed with its problem', () => {
    const folder = workspaceFolder('walkthrough');

    it('doesn’t tick a fix for the next file with its name', async () => {
      const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';
      const request = `POST ${url}\nContent-Type: application/json\n\n`;
      await followingContextKeys(async (keys) => {
        // A document that an extension opens stays open for minutes after its editor is closed.
        const opened = async (body: string): Promise<vscode.Uri> => {
          const uri = await folder.write('a.http', `${request}${body}\n`);
          await editorOpenedBy(() => vscode.commands.executeCommand('vscode.open', uri));
          return uri;
        };
        const uri = await opened('{ "runState": "sucess" }');
        await eventually(() => {
          assert.ok(keys.has('graphRunStates.did.see'));
        });
        await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
        await eventually(() => {
          assert.ok(vscode.workspace.textDocuments.every((document) => document.uri.toString() !== uri.toString()));
        });
        await opened('{ "runState": "success" }');
        // This extension listened first, so it has handled this event by the time the test gets it.
        const others = vscode.languages.createDiagnosticCollection('test');
        const notified = new Promise<void>((resolve) => {
          const listening = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
            if (!uris.some(({ path }) => path === '/other')) return;
            listening.dispose();
            resolve();
          });
        });
        const problem = new vscode.Diagnostic(new vscode.Range(0, 0, 0, 1), 'of another extension');
        others.set(vscode.Uri.file('/other'), [problem]);
        await notified;
        others.dispose();
        assert.ok(!keys.has('graphRunStates.did.fix'));
      });
    });
  });
});

describe('the keyboard shortcut for sending', () => {
  const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';

  it('is on in a request to Graph, and off in other requests, above all of them and in other files', async () => {
    const { editor } = await openRequestFile(`@a = 1\n### a\nGET ${url}\n\n### b\nGET https://example.com\n`);
    await followingContextKeys(async (keys) => {
      // A key that doesn't change isn't set again.
      let isOn = false;
      const at = async (line: number, expected: boolean): Promise<void> => {
        const position = new vscode.Position(line, 0);
        editor.selection = new vscode.Selection(position, position);
        await eventually(() => {
          isOn = (keys.get('graphRunStates.atRequest') ?? isOn) as boolean;
          assert.equal(isOn, expected, `line ${line}`);
        });
      };
      await at(2, true);
      await at(5, false);
      await at(1, true);
      await at(0, false);
      await at(2, true);
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: 'text' }));
      await eventually(() => {
        assert.equal(keys.get('graphRunStates.atRequest'), false);
      });
    });
  });
});

describe('the run button of the editor', () => {
  it('is shown for a file with a request to Graph, and not for files of other tools', async () => {
    // A key that doesn't change isn't set again, so this begins where it is off.
    await openRequestFile('GET https://example.com\n');
    await followingContextKeys(async (keys) => {
      const shows = (expected: boolean): Promise<void> =>
        eventually(() => {
          assert.equal(keys.get('graphRunStates.holdsRequest'), expected);
        });
      await openRequestFile('# comment|\n\n### a\nGET https://graph.microsoft.com/beta/me\n');
      await shows(true);
      await openRequestFile('GET https://example.com\n');
      await shows(false);
    });
  });
});

describe('New File', () => {
  it('opens an empty request file if you dismiss the question', async () => {
    const window = vscode.window as unknown as { showQuickPick: () => Promise<undefined> };
    const original = window.showQuickPick;
    window.showQuickPick = () => Promise.resolve(undefined);
    try {
      const { document } = await editorOpenedBy(() => run('newRequestFile'));
      assert.deepEqual([document.languageId, document.isUntitled, document.getText()], ['http', true, '']);
    } finally {
      window.showQuickPick = original;
    }
  });
});
