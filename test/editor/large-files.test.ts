import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { eventually } from './eventually.ts';
import { openRequestFile } from './request-document.ts';

const head =
  'POST https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates\nContent-Type: application/json\n\n';
const wrong = `${head}{ "runState": "nope" }\n`;

/** `line severity message` of what is said of a document. */
const saidOf = ({ uri }: vscode.TextDocument): string[] =>
  vscode.languages
    .getDiagnostics(uri)
    .map(({ range, severity, message }) => `${range.start.line} ${severity} ${message.slice(0, 60)}`);

describe('a request that is too large to check while one types', () => {
  const large = `${head}{ "runState": "nope", "resultMessage": "${'x'.repeat(1_000_000)}" }\n`;
  const note = 'This request is larger than 1 MB, so it is not checked while';

  it('says so, and the others are checked as ever', async () => {
    const { document, editor } = await openRequestFile(`${wrong}\n### large\n${large}\n### last\n${wrong}`);
    const said = (move: number) => {
      const found = saidOf(document);
      assert.equal(found.length, 3, found.join('\n'));
      assert.match(found.join('\n'), new RegExp(`^3 0 .*\\n${5 + move} 2 ${note}\\n${15 + move} 0 `));
    };
    await eventually(() => {
      said(0);
    });
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(5, 0), '### between\n\n');
    });
    await eventually(() => {
      said(2);
    });
  });

  it('is checked once it is smaller', async () => {
    const { document, editor } = await openRequestFile(large);
    await eventually(() => {
      assert.deepEqual(saidOf(document), [`0 2 ${note}`]);
    });
    await editor.edit((edit) => {
      edit.replace(document.lineAt(3).range, '{ "runState": "nope" }');
    });
    await eventually(() => {
      assert.match(saidOf(document).join('\n'), /^3 0 .*$/);
    });
  });
});

describe('a file that VS Code shares with no extension', () => {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const file = path.join(folder, 'huge.http');

  // VS Code would ask before it opens a file of this size, and no file would be open.
  const confirm = (megabytes: number | undefined) =>
    vscode.workspace
      .getConfiguration('workbench')
      .update('editorLargeFileConfirmation', megabytes, vscode.ConfigurationTarget.Global);

  before(async () => {
    await confirm(1024);
    await writeFile(file, wrong.repeat(Math.ceil(53_000_000 / wrong.length)));
  });
  after(async () => {
    await confirm(undefined);
    await rm(file);
  });

  for (const command of ['sendRequest', 'sendAll', 'sendSelected', 'previewRequest', 'fixAllInFile'])
    it(`is named by ${command}, with the reason and a way out`, async () => {
      await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(file));
      await eventually(() => {
        const { label } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
        assert.equal(label, 'huge.http');
      });
      const told: string[] = [];
      const window = vscode.window as { showInformationMessage: unknown };
      const original = window.showInformationMessage;
      window.showInformationMessage = (message: string) => {
        told.push(message);
        return Promise.resolve(undefined);
      };
      try {
        await vscode.commands.executeCommand(`graphRunStates.${command}`);
      } finally {
        window.showInformationMessage = original;
      }
      assert.match(told.join('\n'), /^huge\.http is larger than 50 MB, .* Split it into smaller files[^\n]*$/);
    });
});
