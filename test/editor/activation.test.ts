import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commandId, contributedCommands } from '../../src/editor/command-names.ts';
import { eventually } from './eventually.ts';

describe('the extension in VS Code', () => {
  it('offers its commands once a request file is open', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'http',
      content: 'GET https://graph.microsoft.com/beta/me\n',
    });
    await vscode.window.showTextDocument(document);
    await eventually(async () => {
      const registered = (await vscode.commands.getCommands(true)).filter((id) => /^graphRunStates\.\w+$/.test(id));
      assert.deepEqual(registered.toSorted(), contributedCommands.map(([name]) => commandId(name)).toSorted());
    });
  });

  it('knows .http and .rest files by their names', async () => {
    for (const name of ['a.http', 'b.rest']) {
      const uri = vscode.Uri.file(`/${name}`).with({ scheme: 'untitled' });
      assert.equal((await vscode.workspace.openTextDocument(uri)).languageId, 'http');
    }
  });
});
