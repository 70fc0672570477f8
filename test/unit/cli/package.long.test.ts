import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder, writeFiles } from './command-line.ts';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

describe('the npm package', () => {
  const folder = temporaryFolder();

  // In a copy, because what is in dist/ depends on the last build.
  it('contains the command line and nothing of the extension', function () {
    this.timeout(30_000);
    const others = [
      'dist/extension.js.map',
      'dist/chunks/a.js',
      'dist/panel/main.js',
      'dist/test/a.cjs',
      'src/cli/main.ts',
    ];
    const all = [
      'dist/cli.js',
      'dist/contract.br',
      'dist/extension.js',
      'l10n/bundle.l10n.de.json',
      'snippets/http.json',
      'test/a.ts',
      'LICENSE',
      'README.md',
      'THIRD-PARTY-NOTICES.txt',
      ...others,
    ];
    writeFiles(folder(), Object.fromEntries(all.map((name) => [name, ''])));
    for (const name of ['package.json', '.npmignore', '.vscodeignore'])
      copyFileSync(path.join(repository, name), folder(name));
    const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts', '--offline'], {
      cwd: folder(),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: process.platform === 'win32',
    });
    const [packed] = JSON.parse(output) as { files: { path: string }[] }[];
    assert.deepEqual(packed?.files.map((file) => file.path).sort(), [
      'LICENSE',
      'README.md',
      'THIRD-PARTY-NOTICES.txt',
      'dist/cli.js',
      'dist/contract.br',
      'l10n/bundle.l10n.de.json',
      'package.json',
    ]);
  });

  it('isn’t part of the extension', () => {
    assert.ok(!readFileSync(path.join(repository, '.vscodeignore'), 'utf8').includes('cli'));
  });
});
