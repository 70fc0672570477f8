import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { clouds } from '../../src/catalog/url/clouds.ts';
import { jsonMediaType } from '../../src/catalog/requests/headers.ts';
import { scriptCollections, stateCollections } from '../../src/catalog/script-collections.ts';

const src = fileURLToPath(new URL('../../src/', import.meta.url));

/** Code without comments, and without lines of texts that people read. */
const codeOf = (text: string): string =>
  text
    .replace(/\/\*[^]*?\*\//g, '')
    .split('\n')
    .filter((line) => !/^\s*\/\//.test(line) && !/\bt[(`]/.test(line))
    .map((line) => line.replace(/(?<=\s)\/\/ .*$/, ''))
    .join('\n');

const names = [...scriptCollections.map(({ name }) => name), ...stateCollections];
const facts: readonly string[] = [
  ...clouds.flatMap(({ graphRoot, authority }) => [new URL(graphRoot).hostname, new URL(authority).hostname]),
  ...['', ';', '"'].flatMap((end) => ["'", '`', '"', ': '].map((start) => `${start}${jsonMediaType}${end}`)),
  ...names,
].filter((fact) => fact !== '');

describe('facts about Graph', () => {
  for (const file of readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !/^catalog[/\\]/.test(name),
  ))
    it(`aren’t repeated in ${file}`, () => {
      const code = codeOf(readFileSync(src + file, 'utf8'));
      assert.deepEqual(
        facts.filter((fact) => code.includes(fact)),
        [],
      );
    });
});
