import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as vscode from 'vscode';
import { readFileBody } from '../../../src/editor/preparing/read-file-body.ts';
import { workspaceFolder } from '../workspace-files.ts';

describe('a body from a file', () => {
  const folder = workspaceFolder('file-body');
  let document: vscode.TextDocument;

  before(async () => {
    await folder.write('body.json', '\ufeff{"a": "ä"}');
    await folder.write('latin1.json', Uint8Array.of(0x7b, 0xe4, 0x7d));
    await folder.write('large.json', new Uint8Array(4 * 1024 * 1024 + 1));
    await folder.write('below/other.json', '{}');
    await symlink(tmpdir(), folder.uri('elsewhere').fsPath);
    await symlink('/etc/hostname', folder.uri('link.json').fsPath);
    await symlink(folder.uri('body.json').fsPath, folder.uri('inside.json').fsPath);
    document = await folder.open('below/a.http', 'GET /\n');
  });

  const rows: readonly [path: string, expected: object][] = [
    ['../body.json', { text: '{"a": "ä"}' }],
    ['..\\body.json', { text: '{"a": "ä"}' }],
    ['./other.json', { text: '{}' }],
    ['../inside.json', { text: '{"a": "ä"}' }],
    ['none.json', { fault: 'not-found' }],
    ['.', { fault: 'folder' }],
    ['../latin1.json', { fault: 'not-utf8' }],
    ['../large.json', { fault: 'too-large' }],
    // Nothing outside the workspace is read.
    ['../../../x', { fault: 'outside' }],
    ['/etc/hostname', { fault: 'outside' }],
    ['C:\\secrets', { fault: 'outside' }],
    ['//server/share/x', { fault: 'outside' }],
    ['\\\\server\\share\\x', { fault: 'outside' }],
    ['../link.json', { fault: 'link-outside' }],
    ['../elsewhere/x', { fault: 'link-outside' }],
    ['../elsewhere/x/../..', { fault: 'folder' }],
  ];
  for (const [path, expected] of rows)
    it(`${path} → ${JSON.stringify(expected)}`, async () => {
      assert.deepEqual(await readFileBody(document, path), expected);
    });

  it('is read from the editor if it has unsaved changes', async () => {
    const body = await folder.open('dirty.json', '{}');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(body.uri, new vscode.Position(0, 1), '"a": 1');
    await vscode.workspace.applyEdit(edit);
    assert.deepEqual(await readFileBody(document, '../dirty.json'), { text: '{"a": 1}' });
    await body.save();
  });

  it('of an unsaved request is read from the workspace folder', async () => {
    const outside = await vscode.workspace.openTextDocument(vscode.Uri.parse('untitled:/nowhere/a.http'));
    assert.ok(outside.isUntitled);
    // An unsaved request counts as one in the workspace folder.
    assert.deepEqual(await readFileBody(outside, 'file-body/body.json'), { text: '{"a": "ä"}' });
  });
});
