import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { HttpDocuments } from '../../src/editor/documents/documents.ts';
import { insertFollowUp } from '../../src/editor/sending/follow-up.ts';
import type { Exchange, RequestSource } from '../../src/send/exchange.ts';
import { withNothingHidden } from '../../src/send/prepared-request.ts';
import { workspaceFolder } from './workspace-files.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';
const entity = { id: 'state-1', runState: 'success' };

const exchange = (source: RequestSource | undefined, body: unknown = entity): Exchange => ({
  id: '1',
  source,
  outcome: {
    kind: 'response',
    target: { kind: 'sandbox' },
    request: withNothingHidden({ method: 'POST', url, headers: [], body: '{}', droppedHeaders: [] }),
    account: undefined,
    startedAt: 0,
    milliseconds: 1,
    attempts: 1,
    response: { status: 201, statusText: 'Created', headers: [], body: JSON.stringify(body) },
  },
});

describe('a request that follows from an answer', () => {
  const folder = workspaceFolder('follow-up');
  const documents = new HttpDocuments();
  after(() => {
    documents.dispose();
  });

  it('stands below its own request, a blank line on either side, and has the cursor', async () => {
    const document = await folder.open('a.http', `### first\nPOST ${url}\n\n{}\n\n### second\nGET ${url}\n`);
    await insertFollowUp(exchange({ uri: document.uri.toString(), line: 1, name: 'first' }), 'DELETE', documents);
    const lines = document.getText().split('\n');
    assert.equal(lines[3], '{}');
    assert.equal(lines[5], '### Delete deviceManagementScriptDeviceState state-1');
    const end = lines.indexOf('### second');
    assert.deepEqual(lines.slice(end - 3, end), [`DELETE ${url}/state-1`, 'Accept: application/json', '']);
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 5);
    await document.save();
  });

  for (const source of [undefined, { uri: 'file:///none.http', line: 0, name: '' }])
    it(`stands in a new file where its request ${source ? 'is gone' : 'stood nowhere'}`, async () => {
      await insertFollowUp(exchange(source), 'PATCH', documents);
      const document = vscode.window.activeTextEditor?.document;
      assert.ok(document?.isUntitled);
      assert.match(document.getText(), /^### Update [^]*"runState": "success"\n\}\n$/);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });

  it('is none of an answer without id', async () => {
    const before = vscode.workspace.textDocuments.length;
    await insertFollowUp(exchange(undefined, { value: [] }), 'GET', documents);
    assert.equal(vscode.workspace.textDocuments.length, before);
  });
});
