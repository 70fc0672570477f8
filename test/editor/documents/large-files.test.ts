import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { bodyLimit } from '../../../src/catalog/requests/limits.ts';
import { editorInFront } from '../editor-in-front.ts';
import { eventually } from '../eventually.ts';
import { fileLimit, listLimit, requestLimit, sharedLimit } from '../../../src/language/limits.ts';
import { ask, openRequestFile } from '../request-document.ts';
import { workspaceFolder } from '../workspace-files.ts';

const head =
  'POST https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates\nContent-Type: application/json\n\n';
const wrong = `${head}{ "runState": "nope" }\n`;

/** Requests with more characters than this, most of them in comments with a few long lines, which VS Code copies fastest. */
const larger = (characters: number): string => {
  const requests = `${`${wrong}\n### next\n`.repeat(10)}# ${'x'.repeat(100_000)}\n`;
  return requests.repeat(Math.ceil((characters + 1) / requests.length));
};

/** `line severity message` of each problem in a document. */
const problemsIn = ({ uri }: vscode.TextDocument): string[] =>
  vscode.languages
    .getDiagnostics(uri)
    .map(({ range, severity, message }) => `${range.start.line} ${severity} ${message.slice(0, 61)}`);

// VS Code would ask before it opens a file of this size, and no file would be open.
const setConfirmation = (megabytes: number | undefined) =>
  vscode.workspace
    .getConfiguration('workbench')
    .update('editorLargeFileConfirmation', megabytes, vscode.ConfigurationTarget.Global);

describe('a request that is too large to check while you type', () => {
  const large = `${head}{ "runState": "nope", "resultMessage": "${'x'.repeat(1_000_000)}" }\n`;
  const note = 'This request has more than 100,000 characters or 5,000 lines,';

  it('says so, and the others are still checked', async () => {
    const { document, editor } = await openRequestFile(`${wrong}\n### large\n${large}\n### last\n${wrong}`);
    const assertShown = (move: number) => {
      const found = problemsIn(document);
      assert.equal(found.length, 3, found.join('\n'));
      assert.match(found.join('\n'), new RegExp(`^3 0 .*\\n${5 + move} 2 ${note}\\n${15 + move} 0 `));
    };
    await eventually(() => {
      assertShown(0);
    });
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(5, 0), '### between\n\n');
    });
    await eventually(() => {
      assertShown(2);
    });
  });

  it('is checked once it is smaller', async () => {
    const { document, editor } = await openRequestFile(large);
    await eventually(() => {
      assert.deepEqual(problemsIn(document), [`0 2 ${note}`]);
    });
    await editor.edit((edit) => {
      edit.replace(document.lineAt(3).range, '{ "runState": "nope" }');
    });
    await eventually(() => {
      assert.match(problemsIn(document).join('\n'), /^3 0 .*$/);
    });
  });
});

describe('a file that is too large to check while you type', () => {
  const folder = workspaceFolder('large');

  it('says so, has no code lenses or hovers, and its requests can be previewed', async () => {
    const document = await folder.open('large.http', larger(fileLimit.characters));
    await eventually(() => {
      assert.deepEqual(problemsIn(document), [
        `0 2 ${'This file has more than 20,971,520 characters or 300,000 lines'.slice(0, 61)}`,
      ]);
    });
    assert.equal((await ask<vscode.CodeLens[]>('executeCodeLensProvider', document.uri)).length, 0);
    const at = new vscode.Position(0, 5);
    assert.deepEqual(await ask<vscode.Hover[]>('executeHoverProvider', document.uri, at), []);
    await vscode.commands.executeCommand('graphRunStates.previewRequest', document.uri, at);
    await eventually(() => {
      const preview = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'graph-run-states-preview');
      assert.match(preview?.getText() ?? '', /"runState": "nope"/);
    });
  });

  it('is read again once it is smaller', async () => {
    const { document, editor } = await openRequestFile('\n'.repeat(fileLimit.lines + 1) + wrong);
    await eventually(() => {
      assert.match(problemsIn(document).join('\n'), /^0 2 This file has more than .*$/);
    });
    await editor.edit((edit) => {
      edit.delete(new vscode.Range(0, 0, fileLimit.lines, 0));
    });
    await eventually(() => {
      assert.match(problemsIn(document).join('\n'), /^4 0 .*$/);
    });
  });
});

describe('a file with more requests than the outline shows', () => {
  it('says where the outline ends', async () => {
    const { document } = await openRequestFile('### one\nGET https://example.com/\n'.repeat(listLimit + 10));
    await eventually(() => {
      assert.deepEqual(problemsIn(document), [
        `${2 * listLimit} 2 The outline and folding end here: they include the first 2,00`,
      ]);
    });
    const symbols = await ask<vscode.DocumentSymbol[]>('executeDocumentSymbolProvider', document.uri);
    assert.equal(symbols.length, listLimit);
  });
});

describe('a request whose end isn’t read', () => {
  it('has its code lens, but no hover and no completion in the part that isn’t read', async () => {
    const lines = '  "a": "{{b}}",\n'.repeat(requestLimit.lines + 10);
    const { document } = await openRequestFile(`@b = 1\n### large\n${head}{\n${lines}"runState": "nope" }\n`);
    const lenses = await ask<vscode.CodeLens[]>('executeCodeLensProvider', document.uri);
    assert.deepEqual(
      lenses.map(({ range }) => range.start.line),
      [2],
    );
    const end = new vscode.Position(document.lineCount - 2, 3);
    assert.deepEqual(await ask<vscode.Hover[]>('executeHoverProvider', document.uri, end), []);
    const { items } = await ask<vscode.CompletionList>('executeCompletionItemProvider', document.uri, end);
    assert.ok(!items.some(({ label }) => (typeof label === 'string' ? label : label.label) === 'runState'));
  });
});

describe('a payload file that is too large to check while you type', () => {
  it('can be sent, and says that it isn’t checked', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
    const file = path.join(folder, 'large.deviceManagementScriptUserState.json');
    await writeFile(file, `{ "runState": "nope", "resultMessage": "${'x'.repeat(requestLimit.characters)}" }`);
    const document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
    const lenses = await ask<vscode.CodeLens[]>('executeCodeLensProvider', document.uri);
    assert.match(
      lenses.map(({ command }) => command?.title).join('\n'),
      /^Send .*\nNot checked while you type: more than 100,000 characters or 5,000 lines$/,
    );
    await rm(file);
  });
});

describe('a payload file that is larger than Microsoft Graph accepts', () => {
  it('isn’t sent, and a message says why', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
    const file = path.join(folder, 'huge.deviceManagementScriptUserState.json');
    await writeFile(file, `{ "runState": "success", "resultMessage": "${'x'.repeat(bodyLimit.bytes)}" }`);
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(file));
    await editorInFront((editor) => editor.document.uri.fsPath === file);
    const messages: string[] = [];
    const window = vscode.window as { showErrorMessage: unknown };
    const original = window.showErrorMessage;
    window.showErrorMessage = (message: string) => {
      messages.push(message);
      return Promise.resolve(undefined);
    };
    try {
      await vscode.commands.executeCommand('graphRunStates.sendRequest');
    } finally {
      window.showErrorMessage = original;
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await rm(file);
    }
    assert.match(
      messages.join('\n'),
      /^Not sent\. The body is larger than 4 MB\. Microsoft Graph usually rejects requests of that size/,
    );
  });
});

describe('a file that VS Code doesn’t share with extensions', () => {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const file = path.join(folder, 'huge.http');

  before(async () => {
    await setConfirmation(1024);
    await writeFile(file, larger(sharedLimit));
  });
  after(async () => {
    await setConfirmation(undefined);
    await rm(file);
  });

  for (const command of ['sendRequest', 'sendAll', 'sendSelected', 'previewRequest', 'fixAllInFile'])
    it(`is named by ${command}, with the reason and what to do`, async () => {
      await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(file));
      await eventually(() => {
        const { label } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
        assert.equal(label, 'huge.http');
      });
      const messages: string[] = [];
      const window = vscode.window as { showInformationMessage: unknown };
      const original = window.showInformationMessage;
      window.showInformationMessage = (message: string) => {
        messages.push(message);
        return Promise.resolve(undefined);
      };
      try {
        await vscode.commands.executeCommand(`graphRunStates.${command}`);
      } finally {
        window.showInformationMessage = original;
      }
      assert.match(messages.join('\n'), /^huge\.http is larger than 50 MB, .* Split it into smaller files[^\n]*$/);
    });
});
