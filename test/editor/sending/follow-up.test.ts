import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { HttpDocuments } from '../../../src/editor/documents/documents.ts';
import { addFollowUp, type FollowUpPorts, readingOf } from '../../../src/editor/sending/panel-actions/follow-up.ts';
import { noOuterVariables } from '../../../src/http/variables/outer-variables.ts';
import { type Exchange, type RequestSource, sourceOfReading } from '../../../src/send/exchange.ts';
import { withNothingHidden } from '../../../src/send/prepared-request.ts';
import { editorInFront, editorOpenedBy } from '../editor-in-front.ts';
import { workspaceFolder } from '../workspace-files.ts';

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

/** What the window has: the environment, and the response to a request named `create`. */
const portsOf = (documents: HttpDocuments): FollowUpPorts => ({
  documents,
  environments: { readVariables: () => Promise.resolve(noOuterVariables) },
  named: {
    of: () => ({
      isNamed: (name) => name === 'create',
      get: (name) =>
        name === 'create'
          ? {
              request: { headers: [], body: '{}' },
              response: { headers: [], body: JSON.stringify(entity), status: '201', isWhole: true },
              isSecret: () => false,
            }
          : undefined,
    }),
  },
});

describe('a follow-up request', () => {
  const folder = workspaceFolder('follow-up');
  const documents = new HttpDocuments();
  const ports = portsOf(documents);
  after(() => {
    documents.dispose();
  });
  const requestLines = (document: vscode.TextDocument): string[] =>
    document
      .getText()
      .split('\n')
      .filter((line) => /^[A-Z]+ /.test(line));

  it('is inserted below the request it follows, between blank lines, and gets the cursor', async () => {
    const document = await folder.open('a.http', `### the first\nPOST ${url}\n\n{}\n\n### second\nGET ${url}\n`);
    await addFollowUp(exchange({ uri: document.uri.toString(), line: 1, name: 'the first' }), 'DELETE', ports);
    const lines = document.getText().split('\n');
    assert.equal(lines[3], '{}');
    assert.equal(lines[5], '### Delete deviceManagementScriptDeviceState state-1');
    const end = lines.indexOf('### second');
    assert.deepEqual(lines.slice(end - 3, end), [`DELETE ${url}/state-1`, 'Accept: application/json', '']);
    await editorInFront(({ selection }) => selection.active.line === 5);
    await document.save();
  });

  it('is inserted with another one that was asked for at the same time', async () => {
    const document = await folder.open('both.http', `### the first\nPOST ${url}\n\n{}\n`);
    const of = exchange({ uri: document.uri.toString(), line: 1, name: 'the first' });
    await Promise.all([addFollowUp(of, 'PATCH', ports), addFollowUp(of, 'DELETE', ports)]);
    assert.deepEqual(
      requestLines(document)
        .map((line) => line.replace(/ .*/, ''))
        .sort((one, other) => one.localeCompare(other)),
      ['DELETE', 'PATCH', 'POST'],
    );
    await document.save();
  });

  it('is inserted below earlier ones, in the order of the clicks, and refers to the response', async () => {
    const own = url.replace('/1/', '/{{script}}/');
    const document = await folder.open(
      'order.http',
      `@script = 1\n\n### create\nPOST ${own}\n\n{}\n\n### other\nGET ${url}\n`,
    );
    const sent = exchange({ uri: document.uri.toString(), line: 3, name: 'create' });
    for (const method of ['PATCH', 'DELETE', 'PATCH'] as const) await addFollowUp(sent, method, ports);
    const item = `${own}/{{create.response.body.$.id}}`;
    assert.deepEqual(requestLines(document), [
      `POST ${own}`,
      `PATCH ${item}`,
      `DELETE ${item}`,
      `PATCH ${item}`,
      `GET ${url}`,
    ]);
    await document.save();
  });

  it('has the id itself, and the URL as it was sent, if the request has a newer response', async () => {
    const document = await folder.open(
      'changed.http',
      `@script = 2\n\n### create\nPOST ${url.replace('/1/', '/{{script}}/')}\n\n{}\n`,
    );
    const sent = exchange({ uri: document.uri.toString(), line: 3, name: 'create' }, { id: 'older' });
    await addFollowUp(sent, 'DELETE', ports);
    assert.equal(requestLines(document).at(-1), `DELETE ${url}/older`);
    await document.save();
  });

  for (const source of [undefined, { uri: 'file:///none.http', line: 0, name: '' }])
    it(`goes to one new file if the request it follows ${source ? 'is gone' : 'wasn’t in a file'}`, async () => {
      const { document } = await editorOpenedBy(() => addFollowUp(exchange(source), 'PATCH', ports));
      assert.ok(document.isUntitled);
      assert.match(document.getText(), /^### Update [^]*"runState": "success"\n\}\n$/);
      await addFollowUp(exchange(source), 'DELETE', ports);
      assert.deepEqual(requestLines(document), [`PATCH ${url}/state-1`, `DELETE ${url}/state-1`]);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });

  it('is inserted below the request that a GET was about, after earlier ones', async () => {
    const document = await folder.open('read.http', `### create\nPOST ${url}\n\n{}\n\n### other\nGET ${url}\n`);
    const written = { uri: document.uri.toString(), line: 1, name: 'create' };
    await addFollowUp(exchange(written), 'PATCH', ports);
    const reading = exchange(sourceOfReading(written, `GET ${url}/state-1`));
    const request = withNothingHidden({
      ...{ method: 'GET', url: `${url}/state-1`, headers: [], body: undefined, droppedHeaders: [] },
    });
    await addFollowUp({ ...reading, outcome: { ...reading.outcome, request } }, 'DELETE', ports);
    await editorInFront((editor) => editor.document === document);
    assert.deepEqual(
      requestLines(document).map((line) => line.split(' ')[0]),
      ['POST', 'PATCH', 'DELETE', 'GET'],
    );
    await document.save();
  });

  it('isn’t added for a response without an id', async () => {
    const before = vscode.workspace.textDocuments.length;
    await addFollowUp(exchange(undefined, { value: [] }), 'DELETE', ports);
    assert.equal(readingOf(exchange(undefined, { value: [] })), undefined);
    assert.equal(vscode.workspace.textDocuments.length, before);
  });
});
