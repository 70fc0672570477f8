import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { entityTypes } from '../../../src/catalog/index.ts';
import { payloadErrors } from '../../../src/editor/preparing/payload-files-send.ts';
import { checkPayload } from '../../../src/language/checks/body/body.ts';
import { payloadFileOf } from '../../../src/language/payload-file/payload-file.ts';
import type { SeveritySettings } from '../../../src/language/problems/severity-setting.ts';
import { editorInFront, editorOpenedBy } from '../editor-in-front.ts';
import { eventually } from '../eventually.ts';
import { workspaceFolder } from '../workspace-files.ts';

/** The labels of what is proposed at a position. */
async function labelsAt(uri: vscode.Uri, position: vscode.Position): Promise<string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    position,
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

/** Opens a payload file with a text; `untitled:` keeps it off the disk. */
async function open(name: string, text: string, language = 'json'): Promise<vscode.TextDocument> {
  const uri = vscode.Uri.parse(`untitled:/${name}`);
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  await editor.edit((edit) => {
    edit.replace(new vscode.Range(0, 0, document.lineCount, 0), text);
  });
  return vscode.languages.setTextDocumentLanguage(document, language);
}

/** `code character` of each problem of this extension, the message of each of VS Code's JSON support. */
const shownIn = (uri: vscode.Uri): string[] =>
  vscode.languages
    .getDiagnostics(uri)
    .map(({ code, message, source, range: { start } }) =>
      source === 'Graph Run States' && typeof code === 'object' ? `${code.value} ${start.character}` : message,
    );

/** Waits until VS Code's JSON support has checked a document. */
async function jsonSupportHasChecked(document: vscode.TextDocument): Promise<void> {
  const edit = (change: (edit: vscode.WorkspaceEdit) => void): Thenable<boolean> => {
    const changes = new vscode.WorkspaceEdit();
    change(changes);
    return vscode.workspace.applyEdit(changes);
  };
  const end = document.lineAt(document.lineCount - 1).range.end;
  await edit((changes) => {
    changes.insert(document.uri, end, '}');
  });
  await eventually(() => {
    assert.ok(shownIn(document.uri).some((shown) => /End of file expected/.test(shown)));
  });
  await edit((changes) => {
    changes.delete(document.uri, new vscode.Range(end, end.translate(0, 1)));
  });
  await eventually(() => {
    assert.ok(!shownIn(document.uri).some((shown) => /End of file expected/.test(shown)));
  });
}

const severity = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('graphRunStates.problems');

async function actionsAt(uri: vscode.Uri, range: vscode.Range): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range);
}

describe('payload files', () => {
  const cases: readonly [entityType: string, text: string][] = [
    ['deviceManagementScriptDeviceState', '{ "id": "1" }'],
    ['deviceHealthScriptDeviceState', '{ "remediationState": "succes" }'],
    ['deviceComplianceScriptDeviceState', '{ "lastSyncDateTime": "2025-01-31T08:30:00" }'],
    ['deviceManagementScriptUserState', '{ "successDeviceCount": "1" }'],
    ['deviceManagementScriptUserState', '{ "runState": "success" }'],
    ['deviceManagementScriptUserState', '{ "deviceRunStates": [{ "runState": "x" }] }'],
    ['deviceManagementScriptDeviceState', '{ "managedDevice": {} }'],
    ['deviceManagementScriptDeviceState', '{ "@odata.type": "#microsoft.graph.user" }'],
    ['deviceManagementScriptDeviceState', '[]'],
  ];
  for (const [index, [name, text]] of cases.entries())
    it(`show each problem of ${text} once, from this extension`, async () => {
      const document = await open(`a${index}.${name}.json`, text);
      const entityType = payloadFileOf(document.uri.path)?.type;
      assert.ok(entityType);
      const expected = checkPayload(text, entityType).map(({ code, start }) => `${code} ${start}`);
      assert.ok(expected.length > 0);
      await jsonSupportHasChecked(document);
      await eventually(() => {
        assert.deepEqual(shownIn(document.uri), expected);
      });
      const [diagnostic] = vscode.languages.getDiagnostics(document.uri);
      const code = diagnostic?.code;
      assert.ok(typeof code === 'object' && code.target.scheme === 'https');
    });

  const syntax: readonly [language: string, text: string, ...shown: (string | RegExp)[]][] = [
    ['json', '{ "errorCode": 1, }', /^Trailing comma$/],
    ['json', '{ "errorCode": }', /^Value expected$/],
    ['json', '{} // why', /^Comments are not permitted in JSON\.$/],
    ['jsonc', '{} // why', 'invalid-json 3'],
    ['jsonc', '{ "id": 1, }', 'read-only-property 2', /^Trailing comma$/],
    ['json', '{ "errorCode": 1, "errorCode": 2 }', /^Duplicate object key$/, /^Duplicate object key$/],
    ['plaintext', '{ "errorCode": 1, }', 'invalid-json 16'],
    ['json', '', 'invalid-json 0'],
  ];
  for (const [index, [language, text, ...expected]] of syntax.entries())
    it(`don’t repeat what VS Code reports in ${text} as ${language}`, async () => {
      const { uri } = await open(`s${index}.deviceManagementScriptDeviceState.json`, text, language);
      await eventually(() => {
        const shown = shownIn(uri).toSorted();
        assert.equal(shown.length, expected.length, shown.join('\n'));
        for (const wanted of expected)
          assert.ok(
            shown.some((one) => (typeof wanted === 'string' ? one === wanted : wanted.test(one))),
            shown.join('\n'),
          );
      });
    });

  it('are checked completely if VS Code’s JSON support is switched off', async () => {
    const json = vscode.workspace.getConfiguration('json');
    const { uri } = await open('off.deviceManagementScriptDeviceState.json', '{ "errorCode": 1, }');
    try {
      await json.update('validate.enable', false, vscode.ConfigurationTarget.Global);
      await eventually(() => {
        assert.deepEqual(shownIn(uri), ['invalid-json 16']);
      });
    } finally {
      await json.update('validate.enable', undefined, vscode.ConfigurationTarget.Global);
    }
    await eventually(() => {
      assert.deepEqual(shownIn(uri), ['Trailing comma']);
    });
  });

  it('follow the severity setting', async () => {
    const { uri } = await open('sev.deviceManagementScriptDeviceState.json', '{ "id": "1" }');
    const severities = async (setting: object | undefined): Promise<void> =>
      severity().update('severity', setting, vscode.ConfigurationTarget.Workspace);
    try {
      await severities({ 'read-only-property': 'error' });
      await eventually(() => {
        assert.deepEqual(
          vscode.languages.getDiagnostics(uri).map((shown) => shown.severity),
          [vscode.DiagnosticSeverity.Error],
        );
      });
      await severities({ 'read-only-property': 'off' });
      await eventually(() => {
        assert.deepEqual(shownIn(uri), []);
      });
    } finally {
      await severities(undefined);
    }
    await eventually(() => {
      assert.deepEqual(shownIn(uri), ['read-only-property 2']);
    });
  });

  it('have a fix that disables a code in the workspace and keeps the other settings', async () => {
    const { uri } = await open('dis.deviceManagementScriptDeviceState.json', '{ "id": "1", "x": 1 }');
    try {
      await severity().update('severity', { 'unknown-property': 'warning' }, vscode.ConfigurationTarget.Workspace);
      await eventually(async () => {
        const titles = await actionsAt(uri, new vscode.Range(0, 3, 0, 3));
        const action = titles.find(({ title }) => title === 'Disable read-only-property in this workspace');
        assert.ok(action?.command, titles.map(({ title }) => title).join());
        await vscode.commands.executeCommand(
          action.command.command,
          ...((action.command.arguments ?? []) as readonly unknown[]),
        );
      });
      await eventually(() => {
        assert.deepEqual(shownIn(uri), ['unknown-property 13']);
      });
      assert.deepEqual(severity().inspect('severity')?.workspaceValue, {
        'unknown-property': 'warning',
        'read-only-property': 'off',
      });
    } finally {
      await severity().update('severity', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('get completion, except of id, and hovers from VS Code, even in a file with problems', async () => {
    const { uri } = await open('b.deviceHealthScriptDeviceState.json', '{\n  "x": 1,\n  \n  "remediationState": ""\n}');
    await eventually(async () => {
      const labels = await labelsAt(uri, new vscode.Position(2, 2));
      assert.ok(labels.includes('detectionState') && labels.includes('@odata.type'));
      assert.ok(!labels.includes('id'));
      assert.ok((await labelsAt(uri, new vscode.Position(3, 23))).includes('"remediationFailed"'));
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        uri,
        new vscode.Position(3, 6),
      );
      const said = hovers.flatMap(({ contents }) =>
        contents.map((content) => (content instanceof vscode.MarkdownString ? content.value : '')),
      );
      assert.match(said.join(), /remediation/i);
    });
  });

  it('have the errors that the user’s severities define', () => {
    const entityType = entityTypes.find(({ name }) => name === 'deviceManagementScriptDeviceState');
    assert.ok(entityType);
    const errors = (severities: SeveritySettings) =>
      payloadErrors('{ "id": "1", "errorCode": "1" }', entityType, severities).map(({ code }) => code);
    assert.deepEqual(errors({}), ['wrong-type']);
    assert.deepEqual(errors({ 'wrong-type': 'off', 'read-only-property': 'error' }), ['read-only-property']);
  });

  it('are the only JSON files that are checked', async () => {
    const { uri } = await open('c.json', '{ "id": "1", "runState": "x" }');
    const { uri: payload } = await open('d.deviceManagementScriptDeviceState.json', '{ "id": "1" }');
    await eventually(() => {
      assert.equal(shownIn(payload).length, 1);
    });
    assert.deepEqual(shownIn(uri), []);
  });
});

describe('payload files of compiled types', () => {
  it('show problems as warnings, with a fix', async () => {
    const { uri } = await open('c1.win32LobApp.json', '{ "displayNam": "a" }');
    await eventually(() => {
      assert.deepEqual(shownIn(uri), ['unknown-property 2']);
    });
    const [diagnostic] = vscode.languages.getDiagnostics(uri);
    assert.equal(diagnostic?.severity, vscode.DiagnosticSeverity.Warning);
    const titles = (await actionsAt(uri, new vscode.Range(0, 4, 0, 4))).map(({ title }) => title);
    assert.ok(
      titles.some((title) => title.includes("'displayName'")),
      titles.join(),
    );
  });

  it('get completion and hovers from this extension', async () => {
    const { uri } = await open('c2.win32LobApp.json', '{\n  "installExperience": { "runAsAccount": "" },\n  \n}');
    assert.ok((await labelsAt(uri, new vscode.Position(2, 2))).includes('installCommandLine'));
    assert.ok((await labelsAt(uri, new vscode.Position(1, 43))).includes('system'));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uri,
      new vscode.Position(1, 32),
    );
    const said = hovers.flatMap(({ contents }) =>
      contents.map((content) => (content instanceof vscode.MarkdownString ? content.value : '')),
    );
    assert.match(said.join(), /runAsAccount[^]*not checked by hand/);
  });

  const lenses: readonly (readonly [name: string, isSent: boolean])[] = [
    ['c3.win32LobApp.json', true],
    ['c4.win32LobApp.assign.json', true],
    ['c5.deviceHealthScript.assign.json', true],
    ['c6.omaSettingString.json', false],
    ['c7.someThing.json', false],
  ];
  const lensesOf = async (uri: vscode.Uri): Promise<number> =>
    (await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 10)).length;
  for (const [name, isSent] of lenses)
    it(`${name} ${isSent ? 'has' : 'doesn’t have'} a code lens to send it`, async () => {
      const { uri } = await open(name, '{}');
      await eventually(async () => {
        assert.equal((await lensesOf(uri)) > 0, isSent);
      });
    });

  it('have a code lens in the file, not in the old revision of a diff', async () => {
    const oldRevisions = vscode.workspace.registerFileSystemProvider('old-revision', new OneFile('{}'), {
      isReadonly: true,
    });
    try {
      const { uri } = await open('c9.win32LobApp.json', '{}');
      const old = uri.with({ scheme: 'old-revision' });
      await vscode.workspace.openTextDocument(old);
      await eventually(async () => {
        assert.equal(await lensesOf(uri), 1);
      });
      assert.equal(await lensesOf(old), 0);
    } finally {
      oldRevisions.dispose();
    }
  });

  it('are sent to their collection without $schema, as the preview shows', async () => {
    const { uri } = await open('c8.win32LobApp.json', '{\n  "$schema": "./a.json",\n  "displayName": "7-Zip"\n}\n');
    await vscode.commands.executeCommand('graphRunStates.previewRequest', uri, new vscode.Position(0, 0));
    await eventually(() => {
      const preview = vscode.workspace.textDocuments.find((one) => one.uri.scheme === 'graph-run-states-preview');
      const text = preview?.getText() ?? '';
      assert.match(text, /^POST \S+\/beta\/deviceAppManagement\/mobileApps$/m);
      assert.match(text, /"displayName": "7-Zip"/);
      assert.doesNotMatch(text, /\$schema/);
    });
  });
});

describe('Open JSON Schema of a Type…', () => {
  it('opens the schema of a compiled type as a new file', async () => {
    const { document } = await editorOpenedBy(() =>
      vscode.commands.executeCommand('graphRunStates.openSchema', 'win32LobApp'),
    );
    assert.ok(document.isUntitled);
    assert.equal(document.languageId, 'json');
    assert.match(document.uri.path, /win32LobApp\.schema\.json$/);
    const schema = JSON.parse(document.getText()) as { readonly title: string; readonly description: string };
    assert.equal(schema.title, 'win32LobApp');
    assert.match(schema.description, /not checked by hand/);
    assert.deepEqual(shownIn(document.uri), []);
  });

  it('shows the schema that is already open', async () => {
    await vscode.commands.executeCommand('graphRunStates.openSchema', 'win32lobapp');
    const { document } = await editorInFront((editor) => editor.document.uri.path.endsWith('win32LobApp.schema.json'));
    assert.doesNotThrow(() => JSON.parse(document.getText()) as unknown);
  });
});

describe('a payload file that is also the body of an open request', () => {
  const folder = workspaceFolder('payload-and-body');

  it('shows each problem once', async () => {
    const name = 'p.deviceManagementScriptDeviceState.json';
    const route = 'deviceManagement/deviceManagementScripts/1/deviceRunStates';
    const request = `POST https://graph.microsoft.com/beta/${route}\nContent-Type: application/json\n\n< ./${name}\n`;
    await folder.write(name, '{"id": "1", "errorCode": "1"}');
    await folder.open('p.http', request);
    const expected = ['read-only-property 1', 'wrong-type 25'];
    await eventually(() => {
      assert.deepEqual(shownIn(folder.uri(name)), expected);
    });
    const document = await folder.open(name, '{"id": "1", "errorCode": "1"}');
    await jsonSupportHasChecked(document);
    await eventually(() => {
      assert.deepEqual(shownIn(document.uri), expected);
      // Reported for the payload file, not for the request.
      assert.deepEqual(
        vscode.languages.getDiagnostics(document.uri).map(({ relatedInformation }) => relatedInformation?.length ?? 0),
        [0, 0],
      );
    });
    const titles = (await actionsAt(document.uri, new vscode.Range(0, 2, 0, 2))).map(({ title }) => title);
    assert.equal(titles.filter((title) => title === "Remove 'id'").length, 1, titles.join());
    await document.save();
  });
});

/** A file system that has the same text in every file. */
class OneFile implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;
  readonly #content: Uint8Array;

  constructor(text: string) {
    this.#content = new TextEncoder().encode(text);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(): vscode.FileStat {
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: this.#content.length };
  }

  readFile(): Uint8Array {
    return this.#content;
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  writeFile(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  delete(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  rename(): void {
    throw vscode.FileSystemError.NoPermissions();
  }
}
