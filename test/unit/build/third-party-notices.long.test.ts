import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { thirdPartyNotices } from '../../../build/third-party-notices.mjs';
import { temporaryFolder, writeFiles } from '../cli/command-line.ts';

/** What esbuild reports about a bundle of these files. */
const bundleOf = (...files: string[]) => ({
  outputs: {
    'out.js': {
      bytes: 1,
      imports: [],
      exports: [],
      inputs: Object.fromEntries(files.map((file) => [file, { bytesInOutput: 1 }])),
    },
  },
});

const manifest = (name: string, more: Readonly<Record<string, unknown>> = {}) =>
  JSON.stringify({ name, version: '1.2.3', license: 'MIT', ...more });

describe('third-party notices', () => {
  const folder = temporaryFolder();

  /** @param bundled each is an empty file, unless it is one of `files` */
  const noticesOf = (files: Readonly<Record<string, string>>, ...bundled: string[]) => {
    rmSync(folder(), { recursive: true });
    const empty = bundled.filter((name) => !name.includes(':')).map((name) => [name, ''] as const);
    writeFiles(folder(), { ...Object.fromEntries(empty), ...files });
    return thirdPartyNotices({ 'the program': [bundleOf(...bundled)] }, folder());
  };

  it('list the name, version and licence text of each package', () => {
    const text = noticesOf(
      {
        'node_modules/a/package.json': manifest('a', { repository: { url: 'git+https://example.com/a.git' } }),
        'node_modules/a/LICENSE': 'Copyright (c) Ann\r\nMIT text of a',
        'node_modules/@s/b/package.json': manifest('@s/b', { license: 'ISC' }),
        'node_modules/@s/b/license.md': 'Copyright (c) Bob',
      },
      'src/own.ts',
      'node_modules/a/index.js',
      'node_modules/@s/b/lib/index.js',
    );
    assert.match(text, /^- @s\/b 1\.2\.3 \(ISC\), in the program\n- a 1\.2\.3 \(MIT\), in the program\n/m);
    assert.match(text, /^@s\/b 1\.2\.3\n\nCopyright \(c\) Bob$/m);
    assert.match(text, /^a 1\.2\.3\nhttps:\/\/example\.com\/a\n\nCopyright \(c\) Ann\nMIT text of a$/m);
  });

  it('say which bundles a package is in', () => {
    writeFiles(folder(), { 'node_modules/a/package.json': manifest('a'), 'node_modules/a/LICENSE': 'text' });
    const bundle = bundleOf('node_modules/a/index.js');
    assert.match(
      thirdPartyNotices({ one: [bundle, bundle], two: [bundle], three: [bundleOf('src/own.ts')] }, folder()),
      /^- a 1\.2\.3 \(MIT\), in one and two\n\n/m,
    );
  });

  it('include the notices of an Apache-2.0 package, and the licence of vendored files in it', () => {
    const text = noticesOf(
      {
        'node_modules/a/package.json': manifest('a', { license: 'Apache-2.0' }),
        'node_modules/a/LICENSE.txt': 'Apache text',
        'node_modules/a/NOTICE': 'a was made by Ann',
        'node_modules/a/ThirdPartyNotices.txt': 'a has code of Cid',
        'node_modules/a/lib/vendor/LICENCE': 'vendored text',
        'node_modules/a/unused/LICENSE': 'of what is not bundled',
      },
      'node_modules/a/index.js',
      'node_modules/a/lib/vendor/deep/index.js',
    );
    for (const part of ['Apache text', 'made by Ann', 'code of Cid', 'vendored text'])
      assert.ok(text.includes(part), part);
    assert.doesNotMatch(text, /not bundled/);
  });

  it('list both versions of a package, and only the package that a file is really in', () => {
    const text = noticesOf(
      {
        'node_modules/a/package.json': manifest('a'),
        'node_modules/a/LICENSE': 'text of a',
        'node_modules/a/node_modules/b/package.json': manifest('b', { version: '2.0.0' }),
        'node_modules/a/node_modules/b/LICENSE': 'text of b 2',
        'node_modules/b/package.json': manifest('b'),
        'node_modules/b/LICENSE': 'text of b 1',
      },
      'node_modules/a/node_modules/b/index.js',
      'node_modules/b/index.js',
    );
    assert.match(text, /- b 1\.2\.3 .*\n- b 2\.0\.0 .*\n\n/);
    assert.doesNotMatch(text, /text of a/);
  });

  it('recognize a file in a namespace of esbuild, and list its package once', () => {
    const text = noticesOf(
      { 'node_modules/a/package.json': manifest('a'), 'node_modules/a/LICENSE': 'text' },
      'node_modules/a/index.js',
      `on-first-use:${path.join(folder(), 'node_modules/a/index.js')}`,
    );
    assert.equal(text.split('- a 1.2.3').length, 2);
  });

  it('include the added licence text of a package without one', () => {
    const text = noticesOf(
      {
        'node_modules/@s/a/package.json': manifest('@s/a'),
        'node_modules/@s/a/README.md': 'License: MIT',
        'build/licenses/@s/a@1.2.3.txt': 'added text',
      },
      'node_modules/@s/a/index.js',
    );
    assert.match(text, /^@s\/a 1\.2\.3\n\nadded text$/m);
  });

  it('include the added licence text of a package that another one has bundled', () => {
    const files = {
      'node_modules/a/package.json': manifest('a'),
      'node_modules/a/LICENSE': 'text of a',
      'node_modules/a/a.js.map': JSON.stringify({
        sources: ['webpack://a/./node_modules/@s/b/b.js', './src/a.js', null],
      }),
    };
    assert.throws(() => noticesOf(files, 'node_modules/a/a.js'), {
      message: /a@1\.2\.3 has code of @s\/b inside, .* build\/licenses\/a@1\.2\.3\/@s\/b\.txt/,
    });
    const added = { 'build/licenses/a@1.2.3/@s/b.txt': 'text of b' };
    assert.match(
      noticesOf({ ...files, ...added }, 'node_modules/a/a.js'),
      /^text of a\n\nIt has code of @s\/b .*\n\ntext of b$/m,
    );
  });

  for (const [title, files, message] of [
    [
      'without a licence text',
      { 'package.json': manifest('a') },
      /a@1\.2\.3 comes without .* build\/licenses\/a@1\.2\.3\.txt/,
    ],
    ['with an empty licence text', { 'package.json': manifest('a'), LICENSE: ' \n' }, /a@1\.2\.3 comes without/],
    ['with notices only', { 'package.json': manifest('a'), NOTICE: 'by Ann' }, /a@1\.2\.3 comes without/],
    [
      'whose text was added for another version',
      { 'package.json': manifest('a'), '../../build/licenses/a@1.2.2.txt': 'text' },
      /a@1\.2\.3 comes without/,
    ],
    [
      'under a licence that isn’t allowed',
      { 'package.json': manifest('a', { license: 'GPL-3.0-only' }), LICENSE: 'text' },
      /a@1\.2\.3 has the licence "GPL-3\.0-only"/,
    ],
    [
      'under no licence',
      { 'package.json': manifest('a', { license: undefined }), LICENSE: 'text' },
      /a@1\.2\.3 has the licence "none given"/,
    ],
  ] as const)
    it(`fail for a package ${title}, and say why`, () => {
      const placed = Object.entries(files).map(([name, text]) => [path.join('node_modules/a', name), text]);
      assert.throws(() => noticesOf(Object.fromEntries(placed) as Record<string, string>, 'node_modules/a/index.js'), {
        message,
      });
    });
});
