import assert from 'node:assert/strict';
import {
  readTextInVirtualFolder,
  type VirtualEntry,
  type VirtualFolder,
} from '../../../src/files/read-text-in-virtual-folder.ts';

const limit = 10;
const file = (content: string | Uint8Array, entry: Partial<VirtualEntry> = {}) => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { bytes, entry: { kind: 'file', isLink: false, size: bytes.length, ...entry } as const };
};
const other = (kind: VirtualEntry['kind'], isLink = false) => ({ bytes: undefined, entry: { kind, isLink, size: 0 } });

const entries = new Map<string, { readonly bytes: Uint8Array | undefined; readonly entry: VirtualEntry }>([
  ['a', file('a')],
  ['below', other('folder')],
  ['below/b', file('b')],
  ['link', file('SECRET', { isLink: true })],
  ['folder-link', other('folder', true)],
  ['folder-link/b', file('SECRET')],
  ['pipe', other('other')],
  ['large', file('x'.repeat(limit + 1))],
  // The size that a server reports may be wrong.
  ['larger', file('x'.repeat(limit + 1), { size: 1 })],
  ['latin1', file(Uint8Array.of(0xe4))],
  ['refused', { bytes: undefined, entry: { kind: 'file', isLink: false, size: 1 } }],
]);

const folder: VirtualFolder = {
  stat: (path) => Promise.resolve(entries.get(path)?.entry),
  read: (path) => {
    const bytes = entries.get(path)?.bytes;
    return bytes ? Promise.resolve(bytes) : Promise.reject(new Error('no'));
  },
};

describe('reading a file in a virtual folder', () => {
  const rows: readonly [path: string, expected: object][] = [
    ['a', { text: 'a' }],
    ['below/b', { text: 'b' }],
    ['./below//../below/b', { text: 'b' }],
    ['', { fault: 'folder' }],
    ['below', { fault: 'folder' }],
    ['none', { fault: 'not-found' }],
    ['pipe', { fault: 'no-file' }],
    ['link', { fault: 'link' }],
    ['folder-link/b', { fault: 'link' }],
    ['../a', { fault: 'outside' }],
    ['below/../../a', { fault: 'outside' }],
    ['/a', { fault: 'outside' }],
    ['C:/a', { fault: 'outside' }],
    ['large', { fault: 'too-large' }],
    ['larger', { fault: 'too-large' }],
    ['latin1', { fault: 'not-utf8' }],
    ['refused', { fault: 'refused' }],
  ];
  for (const [path, expected] of rows)
    it(`${path} → ${JSON.stringify(expected)}`, async () => {
      assert.deepEqual(await readTextInVirtualFolder(folder, path, limit), expected);
    });
});
