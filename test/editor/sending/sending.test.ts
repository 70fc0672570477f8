import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answeringMessages, choosing, type ShownMessage } from '../answer-messages.ts';
import { eventually } from '../eventually.ts';
import { openRequestFile } from '../request-document.ts';
import { workspaceFolder } from '../workspace-files.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';
const create = (body: string): string => `POST ${url}\nContent-Type: application/json\n\n${body}\n`;
const refused = create('{ "runState": "success", "nope": 1 }');

/** `line source text` of what the service has said about a document. */
const saidIn = (document: vscode.TextDocument): string[] =>
  vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source?.startsWith('Microsoft Graph'))
    .map(({ range, source }) => `${range.start.line} ${source ?? ''} ${document.getText(range)}`);

const says = async (document: vscode.TextDocument, ...expected: string[]): Promise<void> =>
  eventually(() => {
    assert.deepEqual(saidIn(document), expected);
  });

const run = (command: string): Thenable<unknown> => vscode.commands.executeCommand(`graphRunStates.${command}`);

/** Runs a command that asks how to send, and whether what has succeeded before is to be sent again. */
const runInOrder = (command: string): Promise<void> =>
  answeringMessages(
    () => 'Send All',
    () => choosing('In Order', () => run(command)),
    () => undefined,
  );

describe('what the service says about a request', () => {
  const folder = workspaceFolder('sending');
  const at = (line: number): string => `${line} Microsoft Graph (sandbox) "nope": 1`;

  it('stands at the property that it names, moves with it, and goes with the next edit of that request', async () => {
    const { document, editor } = await openRequestFile(`### a\n${refused}\n### b\n${create('{}')}`);
    await run('sendRequest');
    await says(document, at(4));
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), '### before\nGET /me\n\n');
    });
    await says(document, at(7));
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(document.lineCount - 1, 0), '# comment\n');
    });
    await says(document, at(7));
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(7, 2), ' ');
    });
    await says(document);
  });

  it('is told of a file that the Explorer sends all of, which is open nowhere', async () => {
    const uri = await folder.write('all.http', `${create('{}')}\n###\n${refused}`);
    await choosing('In Order', () => vscode.commands.executeCommand('graphRunStates.sendAll', uri, [uri]));
    await eventually(() => {
      const told = vscode.languages.getDiagnostics(uri).filter(({ source }) => source?.startsWith('Microsoft Graph'));
      assert.deepEqual(
        told.map(({ range }) => range.start.line),
        [9],
      );
    });
    assert.ok(!vscode.window.visibleTextEditors.some(({ document }) => document.uri.path === uri.path));
  });

  it('is told again each time, and goes when the request is taken', async () => {
    const { document, editor } = await openRequestFile(refused);
    await run('sendRequest');
    await says(document, at(3));
    await run('sendRequest');
    await says(document, at(3));
    await editor.edit((edit) => {
      // Of its own: what was created before would be asked about.
      edit.replace(document.lineAt(3).range, '{ "runState": "success", "resultMessage": "taken" }');
    });
    await run('sendRequest');
    await says(document);
  });

  it('stands at the request line where it names no property', async () => {
    const { document } = await openRequestFile(`# @sandbox 404\n${create('{ "resultMessage": "no property" }')}`);
    await run('sendRequest');
    await says(document, `1 Microsoft Graph (sandbox) POST ${url}`);
  });
});

describe('sending several requests', () => {
  const one = (name: string, directive: string): string => `### ${name}\n# @sandbox ${directive}\n${create('{}')}\n`;
  const linesIn = (document: vscode.TextDocument): number[] => saidIn(document).map((said) => parseInt(said));

  it('sends all of a file', async () => {
    // What fails comes last: after a failure it would be asked whether to go on.
    const { document } = await openRequestFile(`### a\n${create('{}')}\n${one('b', '404')}`);
    await runInOrder('sendAll');
    await eventually(() => {
      assert.deepEqual(linesIn(document), [8]);
    });
  });

  it('sends those that selections and cursors mean', async () => {
    const { document, editor } = await openRequestFile(`### a\n${create('{}')}\n${one('b', '404')}${one('c', '404')}`);
    const cursor = (line: number): vscode.Selection => new vscode.Selection(line, 0, line, 0);
    editor.selections = [cursor(2), cursor(15)];
    await runInOrder('sendSelected');
    await eventually(() => {
      assert.deepEqual(linesIn(document), [15]);
    });
    editor.selections = [new vscode.Selection(1, 0, 9, 3)];
    await runInOrder('sendSelected');
    await eventually(() => {
      assert.deepEqual(new Set(linesIn(document)), new Set([8, 15]));
    });
  });
});

describe('two clicks on the same request', () => {
  it('send it once: the second is asked about', async () => {
    await openRequestFile(`# @sandbox slow=1\n${create('{ "resultMessage": "clicked twice" }')}`);
    let asked: ShownMessage[] = [];
    await answeringMessages(
      () => undefined,
      async () => {
        await Promise.all([run('sendRequest'), run('sendRequest')]);
      },
      (shown) => (asked = shown),
    );
    assert.deepEqual(
      asked.map(({ message }) => message),
      ['This request is being sent right now.'],
    );
  });
});
