import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gluedTexts } from '../../../build/glued-texts.mjs';

describe('a text that is glued together from pieces', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'graph-run-states-glued-'));
  mkdirSync(path.join(root, 'src'));
  after(() => {
    rmSync(root, { recursive: true });
  });
  writeFileSync(
    path.join(root, 'src/other.ts'),
    "export const some = (n: number) => n === 1 ? t('1 file') : t`${n} files`;",
  );

  const rows: readonly (readonly [source: string, ...pieces: string[]])[] = [
    ["t`Read ${n === 1 ? t('1 file') : t`${n} files`}.`", '1 file', '{0} files'],
    ["t`Read ${n} file${n === 1 ? '' : 's'}.`", 's'],
    ["t`It was ${isNew ? 'created' : 'changed'}.`", 'created', 'changed'],
    ["const what = t('it'); t`Read ${what}.`", 'it'],
    [
      "const what = () => { switch (n) { case 1: return t('it'); default: return t('them'); } }; t`Read ${what()}.`",
      'it',
      'them',
    ],
    ["const words = { a: () => t('it') }; t`Read ${words[key]()}.`", 'it'],
    ["t`Read ${[t('it'), name].join(', ')}.`", 'it'],
    ["import { some } from './other.ts'; t`Read ${some(n)}.`", '1 file', '{0} files'],
    // A sentence, or what isn’t a text.
    ["t`Not sent. ${t('It has no URL.')}`"],
    ['t`Not sent. ${t`No value for ${name}. ${advice}`}`'],
    ["t`Read ${name}, ${method ?? 'GET'}.`"],
    ["const what = isOne ? 'one' : 'many'; t`Read ${words.get(what)}.`"],
  ];
  for (const [source, ...pieces] of rows)
    it(`${source}: ${pieces.join(', ') || 'nothing'}`, () => {
      writeFileSync(path.join(root, 'src/a.ts'), source);
      assert.deepEqual(
        gluedTexts(root).map(({ piece }) => piece),
        pieces,
      );
    });
});
