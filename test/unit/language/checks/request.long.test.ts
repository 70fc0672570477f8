import assert from 'node:assert/strict';
import { problemsIn } from '../problems/problems-in.ts';

const root = 'https://graph.microsoft.com/beta/deviceManagement';
const url = `${root}/deviceShellScripts/1/deviceRunStates`;

const shown = (text: string): string => text.replaceAll('\n', '⏎').replaceAll(url, '<url>').replaceAll(root, '<root>');

describe('a line that is crafted to be slow to check', () => {
  const long = 100_000;
  for (const line of [
    `# ${'-eyJ'.repeat(long / 4)}`,
    `# Bearer${' '.repeat(long)}a`,
    `# ${'Bearer '.repeat(long / 7)}`,
    `# graph-disable ${'a,'.repeat(long / 2)}`,
    `GET ${root}/${'{'.repeat(long)}`,
    `GET ${root}/${'{a'.repeat(long / 2)}`,
    `POST ${url}\n\n${' '.repeat(long)}a`,
    `POST ${url}\n\na${' '.repeat(long)}a:\n{}`,
    `POST ${url}${'\n'.repeat(long / 10)}{}`,
    `/*${'*'.repeat(long)}\nGET ${url}`,
    `GET ${root}/${'a/'.repeat(long / 2)}`,
  ])
    it(`${shown(line.slice(0, 130))}…`, () => {
      assert.doesNotThrow(() => problemsIn(`${line}\nGET ${url}`));
    });
});
