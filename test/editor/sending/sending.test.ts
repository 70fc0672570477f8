import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answeringMessages, choosing, type ShownMessage } from '../answer-messages.ts';
import { eventually } from '../eventually.ts';
import { openRequestFile } from '../request-document.ts';
import { workspaceFolder } from '../workspace-files.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';
const create = (body: string): string => `POST ${url}\nContent-Type: application/json\n\n${body}\n`;
const rejected = create('{ "runState": "success", "nope": 1 }');

/** `line source text` of each problem that the service has reported in a document. */
const serverProblemsIn = (document: vscode.TextDocument): string[] =>
  vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source?.startsWith('Microsoft Graph'))
    .map(({ range, source }) => `${range.start.line} ${source ?? ''} ${document.getText(range)}`);

const shows = async (document: vscode.TextDocument, ...expected: string[]): Promise<void> =>
  eventually(() => {
    assert.deepEqual(serverProblemsIn(document), expected);
  });

const run = (command: string): Thenable<unknown> => vscode.commands.executeCommand(`graphRunStates.${command}`);

/** Runs a command that asks how to send, and whether to resend what has succeeded before. */
const runInOrder = (command: string): Promise<void> =>
  answeringMessages(
    () => 'Send All',
    () => choosing('In Order', () => run(command)),
    () => undefined,
  );

describe('a problem that the service reports', () => {
  const folder = workspaceFolder('sending');
  const at = (line: number): string => `${line} Microsoft Graph (sandbox) "nope": 1`;

  it('is at the property that it names, moves with it, and disappears with the next edit of that request', async () => {
    const { document, editor } = await openRequestFile(`### a\n${rejected}\n### b\n${create('{}')}`);
    await run('sendRequest');
    await shows(document, at(4));
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), '### before\nGET /me\n\n');
    });
    await shows(document, at(7));
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(document.lineCount - 1, 0), '# comment\n');
    });
    await shows(document, at(7));
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(7, 2), ' ');
    });
    await shows(document);
  });

  it('is shown for a file that isn’t open, after Send All in the Explorer', async () => {
    const uri = await folder.write('all.http', `${create('{}')}\n###\n${rejected}`);
    await choosing('In Order', () => vscode.commands.executeCommand('graphRunStates.sendAll', uri, [uri]));
    await eventually(() => {
      const reported = vscode.languages
        .getDiagnostics(uri)
        .filter(({ source }) => source?.startsWith('Microsoft Graph'));
      assert.deepEqual(
        reported.map(({ range }) => range.start.line),
        [9],
      );
    });
    assert.ok(!vscode.window.visibleTextEditors.some(({ document }) => document.uri.path === uri.path));
  });

  it('is shown again each time, and disappears when the request succeeds', async () => {
    const { document, editor } = await openRequestFile(rejected);
    await run('sendRequest');
    await shows(document, at(3));
    await run('sendRequest');
    await shows(document, at(3));
    await editor.edit((edit) => {
      // A body of its own: the user would be asked about one that was sent before.
      edit.replace(document.lineAt(3).range, '{ "runState": "success", "resultMessage": "taken" }');
    });
    await run('sendRequest');
    await shows(document);
  });

  it('is at the request line if it doesn’t name a property', async () => {
    const { document } = await openRequestFile(`# @sandbox 404\n${create('{ "resultMessage": "no property" }')}`);
    await run('sendRequest');
    await shows(document, `1 Microsoft Graph (sandbox) POST ${url}`);
  });
});

describe('sending several requests', () => {
  const one = (name: string, directive: string): string => `### ${name}\n# @sandbox ${directive}\n${create('{}')}\n`;
  const linesIn = (document: vscode.TextDocument): number[] =>
    serverProblemsIn(document).map((problem) => parseInt(problem));

  it('sends all requests of a file', async () => {
    // What fails comes last: after a failure the user would be asked whether to continue.
    const { document } = await openRequestFile(`### a\n${create('{}')}\n${one('b', '404')}`);
    await runInOrder('sendAll');
    await eventually(() => {
      assert.deepEqual(linesIn(document), [8]);
    });
  });

  it('sends the requests at selections and cursors', async () => {
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
  it('send it once: the second click asks first', async () => {
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
