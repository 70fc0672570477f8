import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answeringMessages, choosing, type ShownMessage } from '../answer-messages.ts';
import { eventually } from '../eventually.ts';
import { openRequestFile } from '../request-document.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';
const request = (body: string): string => `POST ${url}\nContent-Type: application/json\n\n${body}\n`;

const severities = ['error', 'warning', 'information', 'hint'];

/** `severity code text` of each problem that is shown. */
const shownIn = (document: vscode.TextDocument): string[] =>
  vscode.languages
    .getDiagnostics(document.uri)
    .map(
      ({ severity, code, range }) =>
        `${severities[severity] ?? ''} ${typeof code === 'object' ? code.value : ''} ${document.getText(range)}`,
    );

const shows = async (document: vscode.TextDocument, ...expected: string[]): Promise<void> =>
  eventually(() => {
    assert.deepEqual(shownIn(document), expected);
  });

const setSeverity = async (value: object | undefined): Promise<void> =>
  vscode.workspace
    .getConfiguration('graphRunStates')
    .update('problems.severity', value, vscode.ConfigurationTarget.Workspace);

const selectTarget = (label: string): Promise<void> =>
  choosing(label, () => vscode.commands.executeCommand('graphRunStates.selectTarget'));

describe('problems', () => {
  it('appear and disappear while you type, without saving', async () => {
    const { document, editor, position } = await openRequestFile(request('{ "runState": "success|" }'));
    await shows(document);
    await editor.edit((edit) => {
      edit.insert(position, 'ful');
    });
    await shows(document, 'error unknown-enum-value "successful"');
    assert.ok(document.isUntitled);
    await editor.edit((edit) => {
      edit.delete(new vscode.Range(position, position.translate(0, 3)));
    });
    await shows(document);
  });

  it('show the other place that they are about, even after it has moved', async () => {
    const { document, editor } = await openRequestFile(`@a = 1\nGET ${url}/{{a}}\n###\n@a = 2\nGET ${url}/{{a}}\n`);
    await shows(document, 'warning duplicate-variable a');
    const related = (): string[] =>
      vscode.languages
        .getDiagnostics(document.uri)
        .flatMap(({ relatedInformation = [] }) =>
          relatedInformation.map(({ location, message }) => `${location.range.start.line} ${message}`),
        );
    assert.deepEqual(related(), ['3 The definition that counts']);
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(3, 0), '# a comment\n');
    });
    await eventually(() => {
      assert.deepEqual(related(), ['4 The definition that counts']);
    });
  });

  it('of a request and of its body are shown together, each with its documentation', async () => {
    const { document } = await openRequestFile(`post ${url}\nContent-Length: 9\n{ "id": "1" }\n`);
    await shows(
      document,
      'warning missing-content-type post',
      'information not-portable post',
      'warning content-length Content-Length: 9',
      'warning missing-blank-line { "id": "1" }',
      'warning read-only-property "id"',
    );
    for (const { code, source } of vscode.languages.getDiagnostics(document.uri)) {
      assert.equal(source, 'Graph Run States');
      assert.ok(typeof code === 'object' && code.target.scheme === 'https');
    }
  });

  it('can be disabled by comments', async () => {
    const { document, editor } = await openRequestFile(request('{\n"id": 1\n}'));
    await shows(document, 'warning read-only-property "id"');
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(4, 0), '# graph-disable-next-line read-only-property\n');
    });
    await shows(document);
    await editor.edit((edit) => {
      edit.replace(new vscode.Range(4, 0, 4, 10), '# graph-no');
    });
    await shows(document, 'warning read-only-property "id"');
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), '# graph-disable read-only-property\n');
    });
    await shows(document);
  });

  it('follow the severity setting while the file is open', async () => {
    const { document } = await openRequestFile(request('{ "id": 1, "x": 1 }'));
    await shows(document, 'warning read-only-property "id"', 'warning unknown-property "x"');
    try {
      await setSeverity({ 'read-only-property': 'off', 'unknown-property': 'error' });
      await shows(document, 'error unknown-property "x"');
    } finally {
      await setSeverity(undefined);
    }
    await shows(document, 'warning read-only-property "id"', 'warning unknown-property "x"');
  });

  it('follow the target', async () => {
    const { document } = await openRequestFile(`GET ${url}\n`);
    await shows(document);
    try {
      await selectTarget('US Government L4');
      await shows(document, 'error other-cloud graph.microsoft.com');
    } finally {
      await selectTarget('Sandbox');
    }
    await shows(document);
  });

  it('with severity error ask before the request is sent, in a dialog that stays', async () => {
    const { document } = await openRequestFile(request('{ "errorCode": "x" }'));
    await shows(document, 'error wrong-type "x"');
    let asked: ShownMessage[] = [];
    await answeringMessages(
      () => undefined,
      async () => {
        await vscode.commands.executeCommand('graphRunStates.sendRequest');
      },
      (shown) => (asked = shown),
    );
    assert.deepEqual(
      asked.map(({ message }) => message),
      ['Send with 1 problem in this request?'],
    );
    // A notification, which disappears, has no detail.
    assert.match(asked[0]?.detail ?? '', /^'errorCode' accepts/);
  });
});
