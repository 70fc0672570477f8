import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { editorOpenedBy } from '../editor-in-front.ts';

describe('Import Requests', () => {
  it('creates a request file from a HAR file', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'import-'));
    try {
      const file = path.join(folder, 'a.har');
      const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/userRunStates';
      const requests = [
        { method: 'GET', url, headers: [{ name: 'Cookie', value: 'a=b' }] },
        { method: 'GET', url: 'https://example.com' },
      ];
      await writeFile(file, JSON.stringify({ log: { entries: requests.map((request) => ({ request })) } }));
      const { document } = await editorOpenedBy(() =>
        vscode.commands.executeCommand('graphRunStates.importRequests', vscode.Uri.file(file)),
      );
      assert.equal(document.getText(), `### List deviceManagementScriptUserState\nGET ${url}\n`);
      assert.deepEqual([document.languageId, document.isUntitled], ['http', true]);
    } finally {
      await rm(folder, { recursive: true, maxRetries: 5 });
    }
  });
});
