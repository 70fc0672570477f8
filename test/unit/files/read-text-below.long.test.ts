import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { partsBelow, isDeviceName } from '../../../src/files/locate.ts';
import { readTextBelow } from '../../../src/files/read-text-below.ts';

const limit = 1000;

describe('reading a file in a folder', function () {
  // Windows lets only administrators create links, and has no pipes among its files.
  before(function () {
    if (process.platform === 'win32') this.skip();
  });

  let top = '';
  const at = (name: string): string => path.join(top, name);
  const write = (name: string, content: string | Uint8Array): void => {
    mkdirSync(path.dirname(at(name)), { recursive: true });
    writeFileSync(at(name), content);
  };
  const link = (name: string, target: string): void => {
    mkdirSync(path.dirname(at(name)), { recursive: true });
    symlinkSync(target, at(name));
  };
  let server: Server;

  before(async () => {
    top = realpathSync(mkdtempSync(path.join(tmpdir(), 'graph-run-states-')));
    write('home/.aws/credentials', 'SECRET');
    write('folder/a.json', '\ufeff{"a": "ä"}');
    write('folder/empty', '');
    write('folder/..a', 'dots');
    write('folder/below/b.json', 'b');
    write('folder/latin1', Uint8Array.of(0x7b, 0xe4, 0x7d));
    write('folder/full', 'x'.repeat(limit));
    write('folder/large', 'x'.repeat(limit + 1));
    write('folder/sparse', '');
    truncateSync(at('folder/sparse'), 2 ** 40);
    write('folder-twin/a.json', 'twin');
    link('folder/file-out', '../home/.aws/credentials');
    link('folder/file-out-absolute', at('home/.aws/credentials'));
    link('folder/folder-out', '../home/.aws');
    link('folder/below/far-out', '../../../../../../../../../etc/hosts');
    link('folder/twin', '../folder-twin/a.json');
    link('folder/device', '/dev/zero');
    link('folder/process', '/proc/self/environ');
    link('folder/in', 'below/b.json');
    link('folder/in-absolute', at('folder/below/b.json'));
    link('folder/in-by-link', at('link-to-folder/below/b.json'));
    link('folder/folder-in', './below/');
    link('folder/twice', 'folder-in/b.json');
    link('folder/twice-out', 'folder-out/credentials');
    link('folder/nowhere', 'none');
    link('folder/circle', 'circle');
    link('link-to-folder', 'folder');
    execFileSync('mkfifo', [at('folder/pipe')]);
    link('folder/to-pipe', 'pipe');
    server = createServer();
    // oxlint-disable-next-line house/loopback-only -- A socket in a folder, which no network reaches.
    await new Promise<void>((resolve) => server.listen(at('folder/socket'), resolve));
  });

  after(() => {
    server.close();
    rmSync(top, { recursive: true, force: true });
  });

  const rows: readonly [file: string, expected: object][] = [
    ['a.json', { text: '{"a": "ä"}' }],
    ['./below/../a.json', { text: '{"a": "ä"}' }],
    ['empty', { text: '' }],
    ['..a', { text: 'dots' }],
    ['full', { text: 'x'.repeat(limit) }],
    ['in', { text: 'b' }],
    ['in-absolute', { text: 'b' }],
    ['folder-in/b.json', { text: 'b' }],
    ['twice', { text: 'b' }],
    ['none', { fault: 'not-found' }],
    ['a.json/x', { fault: 'not-found' }],
    ['none/../none', { fault: 'not-found' }],
    ['nul\0', { fault: 'not-found' }],
    ['', { fault: 'folder' }],
    ['below', { fault: 'folder' }],
    ['folder-in', { fault: 'folder' }],
    ['..', { fault: 'outside' }],
    ['../folder-twin/a.json', { fault: 'outside' }],
    ['below/../../home/.aws/credentials', { fault: 'outside' }],
    ['/etc/hosts', { fault: 'outside' }],
    ['//server/share/x', { fault: 'outside' }],
    ['file-out', { fault: 'link-outside' }],
    ['file-out-absolute', { fault: 'link-outside' }],
    ['folder-out/credentials', { fault: 'link-outside' }],
    ['folder-out/none', { fault: 'link-outside' }],
    ['below/far-out', { fault: 'link-outside' }],
    ['twin', { fault: 'link-outside' }],
    ['twice-out', { fault: 'link-outside' }],
    ['device', { fault: 'link-outside' }],
    ['process', { fault: 'link-outside' }],
    ['nowhere', { fault: 'broken-link' }],
    ['circle', { fault: 'broken-link' }],
    ['pipe', { fault: 'no-file' }],
    ['to-pipe', { fault: 'no-file' }],
    ['socket', { fault: 'no-file' }],
    ['large', { fault: 'too-large' }],
    ['sparse', { fault: 'too-large' }],
    ['latin1', { fault: 'not-utf8' }],
  ];
  for (const [file, expected] of rows)
    it(`${JSON.stringify(file)} → ${JSON.stringify(expected).slice(0, 40)}`, async () => {
      assert.deepEqual(await readTextBelow(at('folder'), file, limit), expected);
      // The same folder, which the user has opened through a link.
      assert.deepEqual(await readTextBelow(at('link-to-folder'), file, limit), expected);
    });

  it('accepts paths through the link by which the user has opened the folder', async () => {
    assert.deepEqual(await readTextBelow(at('link-to-folder'), at('link-to-folder/a.json'), limit), {
      text: '{"a": "ä"}',
    });
    assert.deepEqual(await readTextBelow(at('link-to-folder'), 'in-by-link', limit), { text: 'b' });
  });

  it('reports a file that the user isn’t allowed to read', async () => {
    write('folder/open', 'y');
    write('folder/secret', 'x');
    chmodSync(at('folder/secret'), 0);
    await withoutRoot(async () => {
      assert.deepEqual(await readTextBelow(at('folder'), 'open', limit), { text: 'y' });
      assert.deepEqual(await readTextBelow(at('folder'), 'secret', limit), { fault: 'refused' });
    });
  });

  /** Root may read everything, so the process runs as the user nobody during a test. */
  async function withoutRoot(test: () => Promise<void>): Promise<void> {
    if (process.geteuid?.() !== 0) return test();
    chmodSync(top, 0o755);
    process.seteuid?.(65_534);
    try {
      await test();
    } finally {
      process.seteuid?.(0);
    }
  }

  it('reports files in a deleted folder as not found', async () => {
    assert.deepEqual(await readTextBelow(at('gone'), 'a.json', limit), { fault: 'not-found' });
  });

  it('never reads outside the folder, wherever links lead', async () => {
    const name = fc.constantFrom('a', 'b', 'c');
    const target = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.array(name, { maxLength: 3 }));
    const entry = fc.oneof(
      fc.record({ kind: fc.constant('file' as const), path: fc.array(name, { minLength: 1, maxLength: 3 }) }),
      fc.record({
        kind: fc.constant('link' as const),
        path: fc.array(name, { minLength: 1, maxLength: 3 }),
        target,
        isAbsolute: fc.boolean(),
      }),
    );
    let tree = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 12 }), async (entries) => {
        const base = at(`tree-${tree++}`);
        // The folder is `base/a/b`, so that links may lead to files beside it and above.
        const folder = path.join(base, 'a', 'b');
        mkdirSync(folder, { recursive: true });
        const files: string[] = [];
        for (const one of entries) {
          const inside = path.join(folder, ...one.path);
          const outside = path.join(base, ...one.path);
          for (const absolute of one.kind === 'file' ? [inside, outside] : [inside])
            try {
              mkdirSync(path.dirname(absolute), { recursive: true });
              if (one.kind === 'file') {
                writeFileSync(absolute, absolute, { flag: 'wx' });
              } else {
                const [up, down] = one.target;
                const written = path.join(...Array.from({ length: up }, () => '..'), ...down);
                symlinkSync(one.isAbsolute ? path.resolve(path.dirname(absolute), written) : written, absolute);
              }
              files.push(absolute);
            } catch {
              // Something else has that name already.
            }
        }
        for (const file of files) {
          const read = await readTextBelow(folder, file, limit);
          const real = realPathOf(file);
          const isInside = real !== undefined && partsBelow(folder, real) !== undefined;
          if ('text' in read) assert.ok(isInside, `${file} is ${real ?? 'nothing'}: ${read.text}`);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never reads outside the folder while a folder on the path becomes a link', async function () {
    // Other systems don't say where an open file is: there, an attack needs two such changes at the right moments.
    if (process.platform !== 'linux') this.skip();
    write('race/real/b.json', 'b');
    link('race/evil', '../home/.aws');
    write('home/.aws/b.json', 'SECRET');
    const over = new AbortController();
    const swapping = (async () => {
      while (!over.signal.aborted) {
        for (const name of ['real', 'evil']) {
          renameSync(at(`race/${name}`), at('race/now'));
          await new Promise(setImmediate);
          renameSync(at('race/now'), at(`race/${name}`));
        }
      }
    })();
    const found = new Set<string>();
    for (let count = 0; count < 200; count++) {
      const read = await readTextBelow(at('race'), 'now/b.json', limit);
      found.add('text' in read ? read.text : read.fault);
    }
    over.abort();
    await swapping;
    assert.ok(!found.has('SECRET'), [...found].join());
  });

  it('reads no more than the limit of a growing file', async () => {
    write('folder/growing', '');
    const timer = setInterval(() => {
      appendFileSync(at('folder/growing'), 'x'.repeat(100));
    }, 0);
    try {
      for (let count = 0; count < 200; count++) {
        const read = await readTextBelow(at('folder'), 'growing', limit);
        if ('text' in read) assert.ok(read.text.length <= limit);
        else assert.match(read.fault, /^(changing|too-large)$/);
      }
    } finally {
      clearInterval(timer);
    }
  });
});

function realPathOf(file: string): string | undefined {
  try {
    return realpathSync(file);
  } catch {
    return undefined;
  }
}

describe('paths in a folder', () => {
  const windows: readonly [folder: string, absolute: string, expected: readonly string[] | undefined][] = [
    ['C:\\w', 'C:\\w\\a\\b', ['a', 'b']],
    ['C:\\w', 'c:\\W\\A', ['A']],
    ['C:\\w', 'C:/w/a', ['a']],
    ['C:\\', 'C:\\a', ['a']],
    ['C:\\w', 'C:\\w', []],
    ['C:\\w', 'C:\\w2\\a', undefined],
    ['C:\\w', 'C:\\', undefined],
    ['C:\\w', 'D:\\w\\a', undefined],
    ['C:\\w', '\\\\server\\share\\a', undefined],
    ['C:\\w', '\\\\?\\C:\\other', undefined],
    ['\\\\server\\share\\w', '\\\\server\\share\\w\\a', ['a']],
    ['\\\\server\\share\\w', '\\\\other\\share\\w\\a', undefined],
  ];
  for (const [folder, absolute, expected] of windows)
    it(`on Windows: ${absolute} in ${folder}`, () => {
      assert.deepEqual(partsBelow(folder, absolute, path.win32), expected);
    });

  for (const [name, expected] of [
    ['CON', true],
    ['nul.json', true],
    ['com1 .txt', true],
    ['aux:stream', true],
    ['LPT²', true],
    ['console.json', false],
    ['com10', false],
    ['nullable', false],
  ] as const)
    it(`${name} is ${expected ? 'a' : 'not a'} Windows device`, () => {
      assert.equal(isDeviceName(name), expected);
    });
});
