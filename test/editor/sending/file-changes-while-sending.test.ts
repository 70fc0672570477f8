import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { HttpDocuments } from '../../../src/editor/documents/documents.ts';
import { addFollowUp } from '../../../src/editor/sending/panel-actions/follow-up.ts';
import { revealSource } from '../../../src/editor/sending/panel-actions/reveal-source.ts';
import { noNamedExchanges } from '../../../src/http/messages/message-value.ts';
import { noOuterVariables } from '../../../src/http/variables/outer-variables.ts';
import { withNothingHidden } from '../../../src/send/prepared-request.ts';
import { editorInFront, editorOpenedBy } from '../editor-in-front.ts';
import { eventually } from '../eventually.ts';
import { workspaceFolder } from '../workspace-files.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';
const body = '{ "runState": "success", "nope": 1 }';
const create = (text: string, directive = ''): string =>
  `###\n${directive}POST ${url}\nContent-Type: application/json\n\n${text}\n\n`;
const slow = create(body, '# @sandbox slow=3\n');
const other = create('{ "runState": "fail" }');
const name = `POST ${url}`;

const messagesDuring = async (run: () => Promise<unknown>): Promise<string[]> => {
  const messages: string[] = [];
  const window = vscode.window as unknown as Record<'showInformationMessage' | 'showErrorMessage', unknown>;
  const show = (message: string): Promise<undefined> => {
    messages.push(message);
    return Promise.resolve(undefined);
  };
  const { showInformationMessage, showErrorMessage } = window;
  Object.assign(window, { showInformationMessage: show, showErrorMessage: show });
  try {
    await run();
  } finally {
    Object.assign(window, { showInformationMessage, showErrorMessage });
  }
  return messages;
};

/** `line text` of each problem that the service has reported in a document. */
const serverProblemsIn = (document: vscode.TextDocument): string[] =>
  vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source?.startsWith('Microsoft Graph'))
    .map(({ range }) => `${range.start.line} ${document.getText(range)}`);

const sendAt = (document: vscode.TextDocument, line: number): Thenable<unknown> =>
  vscode.commands.executeCommand('graphRunStates.sendRequest', document.uri, new vscode.Position(line, 0));

describe('a file that changes while its request is in progress', () => {
  const folder = workspaceFolder('changes');
  const documents = new HttpDocuments();
  after(() => {
    documents.dispose();
  });

  const sent = withNothingHidden({ method: 'POST', url, headers: [], body, droppedHeaders: [] });
  const sourceIn = (document: vscode.TextDocument) => ({ uri: document.uri.toString(), line: 8, name });

  it('on disk: the response is reported at that request, even if it has moved', async () => {
    const document = await folder.open('disk.http', other + slow);
    const sending = sendAt(document, 8);
    const longer = other.repeat(5) + slow;
    await folder.write('disk.http', longer);
    await eventually(() => {
      assert.equal(document.getText(), longer);
    });
    await sending;
    const line = longer.slice(0, longer.indexOf('"nope"')).split('\n').length - 1;
    await eventually(() => {
      assert.deepEqual(serverProblemsIn(document), [`${line} "nope": 1`]);
    });
    await revealSource(sourceIn(document), sent.shown, documents);
    await editorInFront(({ selection }) => selection.active.line === line - 3);
  });

  it('on disk, to a file without that request: nothing is reported at another one, and a message says that it’s gone', async () => {
    const document = await folder.open('gone.http', other + slow);
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(2, 0, 2, 0);
    const sending = sendAt(document, 8);
    await folder.write('gone.http', '### another\nGET https://graph.microsoft.com/beta/me\n\n\n\n\n\n\n\n\n');
    await eventually(() => {
      assert.match(document.getText(), /another/);
    });
    await sending;
    assert.deepEqual(serverProblemsIn(document), []);
    const { selection: before } = await editorInFront((editor) => editor.document === document);
    const messages = await messagesDuring(() => revealSource(sourceIn(document), sent.shown, documents));
    assert.match(
      messages.join('\n'),
      /^"POST .*" isn’t in this file any more\. It was renamed or removed after you sent it\.$/,
    );
    await editorInFront((editor) => editor.document === document && editor.selection.isEqual(before));
  });

  it('in the editor: the response is reported at that request, too', async () => {
    const document = await folder.open('hand.http', other + slow);
    const editor = await vscode.window.showTextDocument(document);
    const sending = sendAt(document, 8);
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), other.repeat(3));
    });
    await sending;
    await eventually(() => {
      assert.deepEqual(serverProblemsIn(document), ['29 "nope": 1']);
    });
    await revealSource(sourceIn(document), sent.shown, documents);
    await editorInFront(({ selection }) => selection.active.line === 26);
    await document.save();
  });

  it('in the request itself: a message says that the request has changed', async () => {
    const document = await folder.open('edited.http', other + create('{ "runState": "pending" }'));
    const messages = await messagesDuring(() => revealSource(sourceIn(document), sent.shown, documents));
    assert.match(
      messages.join('\n'),
      /^"POST .*" has changed since you sent it, or this is another request with that name\.$/,
    );
  });

  /** Sends the last request in an editor, and closes the editor meanwhile. */
  const sendAndClose = async (editor: vscode.TextEditor): Promise<vscode.TextDocument> => {
    const { document } = editor;
    editor.selection = new vscode.Selection(9, 0, 9, 0);
    const sending = vscode.commands.executeCommand('graphRunStates.sendRequest');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await eventually(() => {
      assert.ok(document.isClosed);
    });
    await sending;
    return document;
  };

  it('and is closed: the request is shown in the file again', async () => {
    const uri = await folder.write('closed.http', other + slow);
    // VS Code keeps a document open for the test that opens it.
    const document = await sendAndClose(await editorOpenedBy(() => vscode.commands.executeCommand('vscode.open', uri)));
    assert.deepEqual(serverProblemsIn(document), []);
    await revealSource(sourceIn(document), sent.shown, documents);
    await editorInFront(
      (shown) => shown.document.uri.toString() === uri.toString() && shown.selection.active.line === 8,
    );
  });

  it('and is closed without being saved: a message says that it can’t be opened, and a follow-up request goes to a new file', async () => {
    const editor = await editorOpenedBy(() =>
      vscode.commands.executeCommand('workbench.action.files.newUntitledFile', { languageId: 'http' }),
    );
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), other + slow);
    });
    const document = await sendAndClose(editor);
    const messages = await messagesDuring(() => revealSource(sourceIn(document), sent.shown, documents));
    assert.deepEqual(messages, [`Can’t open the file of "${name}" any more.`]);
    await addFollowUp(
      {
        id: '1',
        source: sourceIn(document),
        outcome: {
          ...{ kind: 'response', target: { kind: 'sandbox' }, request: sent, account: undefined },
          ...{ startedAt: 0, milliseconds: 1, attempts: 1 },
          response: { status: 201, statusText: 'Created', headers: [], body: '{ "id": "state-1" }' },
        },
      },
      'DELETE',
      {
        documents,
        environments: { readVariables: () => Promise.resolve(noOuterVariables) },
        named: { of: () => noNamedExchanges },
      },
    );
    await editorInFront((shown) => shown.document.getText().startsWith('### Delete '));
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
