import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answeringMessages, choosing, type ShownMessage } from '../answer-messages.ts';
import { eventually } from '../eventually.ts';
import { openRequestFile } from '../request-document.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';
const create = `# @name create\nPOST ${url}\nContent-Type: application/json\n\n{ "runState": "success" }\n`;
const read = `### read\n# @sandbox 404\nGET ${url}/{{create.response.body.id}}\n`;

const run = (command: string): Thenable<unknown> => vscode.commands.executeCommand(`graphRunStates.${command}`);

/** The lines at which the sandbox has reported a problem: only those of requests that were sent. */
const rejectedLines = (document: vscode.TextDocument): number[] =>
  vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source?.startsWith('Microsoft Graph'))
    .map(({ range }) => range.start.line);

describe('values from named requests', () => {
  it('are offered if they are missing: the named request is sent first, then the other one', async () => {
    const { document, editor } = await openRequestFile(`${create}\n${read}`);
    const cursor = new vscode.Position(document.lineCount - 2, 0);
    editor.selection = new vscode.Selection(cursor, cursor);
    let shown: ShownMessage[] = [];
    await answeringMessages(
      () => "Send 'create' First",
      async () => {
        await run('sendRequest');
      },
      (all) => (shown = all),
    );
    assert.match(shown[0]?.detail ?? '', /needs a response to 'create'/);
    // The sandbox simulates a failure for the second request only: it was sent, to a valid URL.
    await eventually(() => {
      assert.deepEqual(rejectedLines(document), [8]);
    });
    // Now there is a response, so nothing is asked.
    await answeringMessages(
      () => undefined,
      async () => {
        await run('sendRequest');
      },
      (all) => (shown = all),
    );
    assert.deepEqual(shown, []);
  });

  it('aren’t requested if the offer is dismissed: nothing is sent', async () => {
    const { document, editor } = await openRequestFile(`${create}\n${read}`);
    const cursor = new vscode.Position(document.lineCount - 2, 0);
    editor.selection = new vscode.Selection(cursor, cursor);
    await answeringMessages(
      () => undefined,
      async () => {
        await run('sendRequest');
      },
      () => undefined,
    );
    assert.deepEqual(rejectedLines(document), []);
  });

  const closings = [
    { closed: 'after its response arrived', request: create.replace('success', 'scriptError'), isLate: false },
    {
      closed: 'before its response arrived',
      request: `# @sandbox slow=1\n${create.replace('success', 'fail')}`,
      isLate: true,
    },
  ];
  for (const { closed, request, isLate } of closings)
    it(`of an unsaved file that was closed ${closed} aren’t used in the next file with its name`, async () => {
      const uri = vscode.Uri.file('/named-requests.http').with({ scheme: 'untitled' });
      const openedAt = async (text: string): Promise<vscode.TextDocument> => {
        const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
        await editor.edit((edit) => {
          edit.insert(new vscode.Position(0, 0), `${request}\n${read}`);
        });
        const position = editor.document.positionAt(editor.document.getText().indexOf(text));
        editor.selection = new vscode.Selection(position, position);
        return editor.document;
      };
      const document = await openedAt('POST');
      const sent = run('sendRequest');
      if (!isLate) await sent;
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await eventually(() => {
        assert.ok(!vscode.workspace.textDocuments.includes(document));
      });
      await sent;
      await openedAt('GET');
      let shown: ShownMessage[] = [];
      await answeringMessages(
        () => undefined,
        async () => {
          await run('sendRequest');
        },
        (all) => (shown = all),
      );
      assert.match(shown[0]?.detail ?? '', /needs a response to 'create'/);
    });

  it('are passed from one request to the next in Send All', async () => {
    // A body of its own: the user would be asked about one that was sent before.
    const { document } = await openRequestFile(`${create.replace('success', 'pending')}\n${read}`);
    await choosing('In Order', () => run('sendAll'));
    await eventually(() => {
      assert.deepEqual(rejectedLines(document), [8]);
    });
  });
});
