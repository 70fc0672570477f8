import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { editorInFront, editorOpenedBy } from '../editor-in-front.ts';
import { ask, openRequestFile } from '../request-document.ts';

const request = (body: string): string =>
  `POST https://graph.microsoft.com/beta/deviceManagement/deviceHealthScripts\nContent-Type: application/json\n\n${body}`;

const insert = (document: vscode.TextDocument, position: vscode.Position, file: vscode.Uri): Thenable<unknown> =>
  vscode.commands.executeCommand('graphRunStates.insertScriptFile', document.uri, position, file);

describe('Insert Script File as Base64', () => {
  let folder = '';

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'script-'));
  });

  after(async () => {
    await rm(folder, { recursive: true, maxRetries: 5 });
  });

  const scriptFile = async (name: string, content: string | Uint8Array): Promise<vscode.Uri> => {
    const file = path.join(folder, name);
    await writeFile(file, content);
    return vscode.Uri.file(file);
  };

  it('puts the bytes of a file into the property at the cursor, whatever its value was', async () => {
    const script = 'Write-Host "Grüße"\r\nexit 1\r\n';
    const file = await scriptFile('detect.ps1', script);
    const encoded = Buffer.from(script).toString('base64');
    for (const value of ['"|"', '"o|ld"', 'n|ull']) {
      const { document, position } = await openRequestFile(
        request(`{\n  "detectionScriptContent": ${value},\n  "publisher": "x"\n}`),
      );
      await insert(document, position, file);
      assert.equal(
        document.getText(),
        request(`{\n  "detectionScriptContent": "${encoded}",\n  "publisher": "x"\n}`),
        value,
      );
    }
  });

  it('inserts nothing elsewhere, and no empty or missing file', async () => {
    const [file, empty] = [await scriptFile('a.ps1', 'exit'), await scriptFile('empty.ps1', '')];
    const gone = vscode.Uri.file(path.join(folder, 'gone.ps1'));
    for (const [body, inserted] of [
      ['{"displayName": "|"}', file],
      ['{"detectionScriptContent": "|"}', empty],
      ['{"detectionScriptContent": "|"}', gone],
    ] as const) {
      const { document, position } = await openRequestFile(request(body));
      const before = document.getText();
      await insert(document, position, inserted);
      assert.equal(document.getText(), before, body);
    }
  });

  it('is offered at the property, together with Open Decoded Script if it holds a script', async () => {
    const titles = async (body: string): Promise<string[]> => {
      const { document, position } = await openRequestFile(request(body));
      const actions = await ask<vscode.CodeAction[]>(
        'executeCodeActionProvider',
        document.uri,
        new vscode.Range(position, position),
        vscode.CodeActionKind.RefactorRewrite.value,
      );
      return actions.map(({ title }) => title);
    };
    const [insertTitle, openTitle] = ['Insert script file as base64…', 'Open decoded script'];
    assert.deepEqual(await titles('{"detectionScriptContent": "|"}'), [insertTitle]);
    assert.deepEqual(await titles('{"detectionScript|Content": "ZXhpdA=="}'), [insertTitle, openTitle]);
    assert.deepEqual(await titles('{"displayName": "|"}'), []);
  });
});

const base64 = (content: string | Uint8Array): string => Buffer.from(content).toString('base64');

/** Opens what a request’s detectionScriptContent holds. */
async function openScript(content: string | Uint8Array): Promise<{
  readonly request: vscode.TextDocument;
  readonly script: vscode.TextDocument;
}> {
  const { document } = await openRequestFile(request(`{"detectionScriptContent": "|${base64(content)}"}`));
  const { document: script } = await editorOpenedBy(() =>
    vscode.commands.executeCommand('graphRunStates.openDecodedScript'),
  );
  return { request: document, script };
}

async function edit({ uri }: vscode.TextDocument, change: (edit: vscode.WorkspaceEdit) => void): Promise<void> {
  const changes = new vscode.WorkspaceEdit();
  change(changes);
  assert.ok(await vscode.workspace.applyEdit(changes), uri.toString());
}

const append = (document: vscode.TextDocument, text: string): Promise<void> =>
  edit(document, (changes) => {
    changes.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, text);
  });

const insertFirst = (document: vscode.TextDocument, text: string): Promise<void> =>
  edit(document, (changes) => {
    changes.insert(document.uri, new vscode.Position(0, 0), text);
  });

/** What the property holds now, as bytes. */
function bytesIn(document: vscode.TextDocument, property = 'detectionScriptContent'): Buffer {
  const value = new RegExp(`"${property}": "([^"]*)"`).exec(document.getText())?.[1];
  return Buffer.from(value ?? 'bm9uZQ==', 'base64');
}

describe('Open Decoded Script', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  it('opens the script in the property, in its language', async () => {
    const { script } = await openScript('if ($x) { exit 1 }\n');
    assert.deepEqual(
      [script.getText(), script.languageId, script.isUntitled, script.isDirty],
      ['if ($x) { exit 1 }\n', 'powershell', false, false],
    );
    assert.match(script.uri.path, /\/detectionScriptContent\.ps1$/);
  });

  it('opens nothing if the value isn’t text', async () => {
    const { document } = await openRequestFile(request('{"detectionScriptContent": "|iVBORw0KGgo="}'));
    await vscode.commands.executeCommand('graphRunStates.openDecodedScript');
    await editorInFront((editor) => editor.document === document);
  });

  const utf16 = (text: string): Buffer => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  const encodings: readonly (readonly [title: string, encode: (text: string) => Buffer])[] = [
    ['UTF-8', (text) => Buffer.from(text)],
    ['UTF-8 with BOM', (text) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)])],
    ['UTF-16LE', utf16],
    ['UTF-16BE', (text) => utf16(text).swap16()],
  ];
  for (const [title, encode] of encodings)
    it(`writes the script back on save, in its encoding and with its line breaks: ${title}`, async () => {
      const { request: source, script } = await openScript(encode('Write-Host "Grüße"\r\n'));
      await append(script, 'exit 1');
      assert.ok(await script.save());
      assert.deepEqual(bytesIn(source), encode('Write-Host "Grüße"\r\nexit 1'));
      assert.ok(!script.isDirty);
      await append(script, '\r\n');
      assert.ok(await script.save());
      assert.deepEqual(bytesIn(source), encode('Write-Host "Grüße"\r\nexit 1\r\n'));
    });

  it('reads UTF-8 as such, whatever files.encoding is set to', async () => {
    const files = vscode.workspace.getConfiguration('files');
    try {
      await files.update('encoding', 'windows1252', vscode.ConfigurationTarget.Global);
      const { request: source, script } = await openScript('"Grüße"');
      assert.equal(script.getText(), '"Grüße"');
      await append(script, '\n');
      assert.ok(await script.save());
      assert.deepEqual(bytesIn(source), Buffer.from('"Grüße"\n'));
    } finally {
      await files.update('encoding', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('writes to the same place after edits around it, even if another property has the same value', async () => {
    const value = base64('exit 0');
    const { document } = await openRequestFile(
      request(`{"detectionScriptContent": "${value}", "remediationScriptContent": "|${value}"}`),
    );
    const { document: script } = await editorOpenedBy(() =>
      vscode.commands.executeCommand('graphRunStates.openDecodedScript'),
    );
    await insertFirst(document, '# a comment\n');
    await append(document, '\n');
    await append(script, '1');
    assert.ok(await script.save());
    assert.deepEqual(bytesIn(document).toString(), 'exit 0');
    assert.deepEqual(bytesIn(document, 'remediationScriptContent').toString(), 'exit 01');
  });

  it('writes to a payload file', async () => {
    const uri = vscode.Uri.parse('untitled:/written.deviceShellScript.json');
    const document = await vscode.workspace.openTextDocument(uri);
    await insertFirst(document, `{"scriptContent": "${base64('#!/bin/sh\n')}"}`);
    await vscode.window.showTextDocument(document);
    const { document: script } = await editorOpenedBy(() =>
      vscode.commands.executeCommand('graphRunStates.openDecodedScript', uri, new vscode.Position(0, 22)),
    );
    assert.equal(script.languageId, 'shellscript');
    await append(script, 'exit\n');
    assert.ok(await script.save());
    assert.equal(bytesIn(document, 'scriptContent').toString(), '#!/bin/sh\nexit\n');
  });

  it('shows the script that is already open', async () => {
    const { request: source, script } = await openScript('exit 5');
    await vscode.commands.executeCommand('graphRunStates.openDecodedScript', source.uri, new vscode.Position(3, 30));
    await editorInFront((editor) => editor.document === script);
  });

  const refusals: readonly (readonly [title: string, change: (source: vscode.TextDocument) => Promise<void>])[] = [
    [
      'the property has another value by now',
      (source) =>
        edit(source, (changes) => {
          changes.replace(source.uri, new vscode.Range(3, 0, 4, 0), `{"detectionScriptContent": "${base64('other')}"}`);
        }),
    ],
    [
      'the request is gone',
      (source) =>
        edit(source, (changes) => {
          changes.delete(source.uri, new vscode.Range(0, 0, 9, 0));
        }),
    ],
    [
      'the value is in another kind of property',
      (source) =>
        edit(source, (changes) => {
          changes.replace(source.uri, new vscode.Range(3, 2, 3, 24), 'description');
        }),
    ],
  ];
  for (const [title, change] of refusals)
    it(`writes nothing and keeps the script if ${title}`, async () => {
      const { request: source, script } = await openScript('exit 7');
      await append(script, ' # mine');
      await change(source);
      const before = source.getText();
      assert.equal(await script.save(), false);
      assert.deepEqual([source.getText(), script.getText(), script.isDirty], [before, 'exit 7 # mine', true]);
    });

  it('finds the place again after an undo in the request', async () => {
    const { request: source, script } = await openScript('exit 8');
    await append(script, '1');
    assert.ok(await script.save());
    await vscode.window.showTextDocument(source);
    await vscode.commands.executeCommand('undo');
    assert.equal(bytesIn(source).toString(), 'exit 8');
    await append(script, '2');
    assert.ok(await script.save());
    assert.equal(bytesIn(source).toString(), 'exit 812');
    await vscode.window.showTextDocument(script);
  });

  it('opens a copy of a script in a variable', async () => {
    const { document } = await openRequestFile(
      `@script = ${base64('exit 9')}\n\n${request('{"detectionScriptContent": "|{{script}}"}')}`,
    );
    const { document: copy } = await editorOpenedBy(() =>
      vscode.commands.executeCommand('graphRunStates.openDecodedScript'),
    );
    assert.deepEqual([copy.getText(), copy.isUntitled], ['exit 9', true]);
    assert.match(document.getText(), /\{\{script\}\}/);
  });
});
