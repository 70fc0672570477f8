import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { runChild } from '../host/child.ts';
import { repository, temporaryFolder } from '../host/folders.ts';
import { installVSCode } from '../host/install-vscode.ts';
import { newEditor, writeExample } from './vscode.ts';

/** What a package is made of; a name that is missing here is a file that somebody means to ship. */
const expected = [
  /^CHANGELOG\.md$/i,
  /^LICENSE(\.txt)?$/i,
  /^README\.md$/i,
  /^icon\.png$/,
  /^package\.json$/,
  /^dist\/extension\.js$/,
  /^dist\/chunks\/[\w-]+\.js$/,
  /^dist\/panel\/(main\.js|panel\.css)$/,
  /^dist\/schemas\/device\w+\.schema\.json$/,
  /^snippets\/(http|json)\.json$/,
  /^syntaxes\/[\w-]+(\.tmLanguage)?\.json$/,
];

/** Builds the package from a copy, because packaging minifies dist/, which other windows of these tests have loaded. */
async function makePackage(): Promise<{ readonly file: string; readonly names: readonly string[] }> {
  const folder = path.join(await temporaryFolder('package'), 'source');
  await mkdir(folder);
  for (const name of await readdir(repository))
    if (!/^(node_modules|dist|\.git|\.vscode-test|test)$/.test(name))
      await cp(path.join(repository, name), path.join(folder, name), { recursive: true });
  await symlink(path.join(repository, 'node_modules'), path.join(folder, 'node_modules'));
  const vsce = path.join(repository, 'node_modules/@vscode/vsce/vsce');
  const file = path.join(folder, 'graph-run-states.vsix');
  await runChild('npm', ['run', 'package', '--', '--out', file], { cwd: folder });
  const { stdout } = await promisify(execFile)(process.execPath, [vsce, 'ls', '--no-dependencies'], { cwd: folder });
  return { file, names: stdout.split('\n').filter((name) => name !== '') };
}

describe('the package', () => {
  it('holds what is needed and nothing else, and works where it is installed', async () => {
    const { file, names } = await makePackage();
    assert.deepEqual(
      names.filter((name) => !expected.some((pattern) => pattern.test(name))),
      [],
      'files that should not ship',
    );
    assert.deepEqual(
      expected.filter((pattern) => !names.some((name) => pattern.test(name))),
      [],
      'files that are missing',
    );

    const editor = await newEditor({
      name: 'package',
      install: async (dataFolder) => {
        const { node, server } = await installVSCode();
        await runChild(node, [server, '--install-extension', file, '--server-data-dir', dataFolder]);
      },
    });
    await writeExample(
      editor,
      'a.http',
      'POST /deviceManagement/deviceShellScripts/1/userRunStates\n\n{ "id": "1" }\n',
    );
    await editor.openFile('a.http');
    await editor.squiggles('warning').first().waitFor();
    await editor.runCommand('Graph Run States: Send Request');
    assert.match(await editor.webviewText('status'), /400/);
    await editor.page.close();
  }).timeout(180_000);
});
