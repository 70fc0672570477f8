import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { findFiles, withSlashes } from '../../../src/cli/find-files.ts';
import { temporaryFolder, writeFiles } from './command-line.ts';

const tree = [
  'a.http',
  'B.HTTP',
  'b.rest',
  'c.txt',
  'x.deviceHealthScriptDeviceState.json',
  'x.deviceHealthScript.json',
  'x.settings.json',
  'package.json',
  '.hidden/h.http',
  '.git/g.http',
  'node_modules/n.http',
  'one/a.http',
  'one/two/three/d.http',
  'one/[x]/e.http',
  'one/node_modules/n.http',
];

const cases: readonly (readonly [patterns: readonly string[], found: readonly string[]])[] = [
  [['*.http'], ['a.http']],
  [['**/*.http'], ['.hidden/h.http', 'a.http', 'one/[x]/e.http', 'one/a.http', 'one/two/three/d.http']],
  [['./**/d.*'], ['one/two/three/d.http']],
  [['one/**'], ['one/[x]/e.http', 'one/a.http', 'one/two/three/d.http']],
  [['one/*/*.http'], ['one/[x]/e.http']],
  [['one/t*/**/*.{http,rest}'], ['one/two/three/d.http']],
  [['{one,.hidden}/*.http'], ['.hidden/h.http', 'one/a.http']],
  [['?.{http,rest}'], ['a.http', 'b.rest']],
  [['[ab].*'], ['a.http', 'b.rest']],
  [['*.json'], ['x.deviceHealthScript.json', 'x.deviceHealthScriptDeviceState.json']],
  [
    ['.'],
    [
      '.hidden/h.http',
      'B.HTTP',
      'a.http',
      'b.rest',
      'one/[x]/e.http',
      'one/a.http',
      'one/two/three/d.http',
      'x.deviceHealthScript.json',
      'x.deviceHealthScriptDeviceState.json',
    ],
  ],
  [['one/'], ['one/[x]/e.http', 'one/a.http', 'one/two/three/d.http']],
  [['one/[x]'], ['one/[x]/e.http']],
  [['one/[x]/e.http'], ['one/[x]/e.http']],
  [['one/\\[x\\]/*'], ['one/[x]/e.http']],
  [
    ['one/a.http', './one/a.http', 'one/*.http', 'a.http'],
    ['a.http', 'one/a.http'],
  ],
  [['node_modules/n.http'], ['node_modules/n.http']],
  [['node_modules/*'], ['node_modules/n.http']],
  [['node_modules'], ['node_modules/n.http']],
];

describe('finding files', () => {
  const folder = temporaryFolder();
  before(() => {
    writeFiles(folder('root'), Object.fromEntries(tree.map((name) => [name, ''])));
  });

  for (const [patterns, found] of cases) {
    it(patterns.join(' '), () => {
      const { files, failures, unmatched } = findFiles(patterns, folder('root'));
      assert.deepEqual([files.map(({ path }) => path), failures, unmatched], [found, [], []]);
      for (const { root } of files) assert.equal(root, folder('root'));
    });
  }

  it('includes links to files, and doesn’t follow links to folders', () => {
    writeFiles(folder('links'), { 'a.http': '', 'one/b.http': '' });
    symlinkSync('../a.http', folder('links/one/c.http'));
    symlinkSync('..', folder('links/one/up'));
    assert.deepEqual(
      findFiles(['**/*.http'], folder('links')).files.map(({ path }) => path),
      ['a.http', 'one/b.http', 'one/c.http'],
    );
  });

  it('finds files outside of the working folder', () => {
    const { files } = findFiles(['../*.http', folder('root/one/two/**')], folder('root/one'));
    assert.deepEqual(files, [
      { path: '../a.http', root: folder('root') },
      { path: 'two/three/d.http', root: folder('root/one') },
    ]);
  });

  for (const [text, separator, expected] of [
    ['one\\two\\*.http', '\\', 'one/two/*.http'],
    ['C:\\one\\a.http', '\\', 'C:/one/a.http'],
    ['one/\\[x\\]/*', '/', 'one/\\[x\\]/*'],
  ] as const)
    it(`${text}, if the path separator is ${separator}`, () => {
      assert.equal(withSlashes(text, separator), expected);
    });
});
