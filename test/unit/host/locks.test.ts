import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../../host/folders.ts';

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
}

const read = (file: string): unknown => JSON.parse(readFileSync(path.join(repository, file), 'utf8'));

describe('what is installed', () => {
  const vscode = 'test/host/vscode/npm-packages';
  const below = ['build', 'src', 'test'].flatMap((folder) =>
    readdirSync(path.join(repository, folder), { recursive: true }).map((file) => `${folder}/${String(file)}`),
  );
  const locks = ['package-lock.json', ...below.filter((file) => path.basename(file) === 'package-lock.json')];

  it('is locked for the project and for VS Code', () => {
    assert.deepEqual(locks, ['package-lock.json', `${vscode}/package-lock.json`]);
  });

  const packagesByFile: readonly (readonly [string, Readonly<Record<string, Locked>>])[] = [
    ...locks.map((file) => [file, (read(file) as { packages: Record<string, Locked> }).packages] as const),
    [
      `${vscode}/missing-from-shrinkwrap.json`,
      read(`${vscode}/missing-from-shrinkwrap.json`) as Record<string, Locked>,
    ],
  ];
  for (const [file, packages] of packagesByFile)
    it(`has a hash and no URL in ${file}`, () => {
      const names = Object.keys(packages).filter((name) => name !== '');
      assert.ok(names.length > 0);
      for (const name of names) {
        assert.match(packages[name]?.integrity ?? '', /^sha512-/, name);
        assert.equal(packages[name]?.resolved, undefined, name);
      }
    });

  it('has the version of package.json for each package of VS Code', () => {
    const { dependencies, optionalDependencies } = read(`${vscode}/package.json`) as Record<
      'dependencies' | 'optionalDependencies',
      Record<string, string>
    >;
    const { packages } = read(`${vscode}/package-lock.json`) as { packages: Record<string, Locked> };
    for (const [name, version] of Object.entries({ ...dependencies, ...optionalDependencies }))
      assert.equal(packages[`node_modules/${name}`]?.version, version);
  });
});
