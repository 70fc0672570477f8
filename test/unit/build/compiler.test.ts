import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const packages = new URL('../../../node_modules/', import.meta.url);

describe('tsc', () => {
  // Two packages bring a command of this name, and npm installs that of one.
  it('is TypeScript 7, and not the older one whose API reads source files', () => {
    const { version } = JSON.parse(readFileSync(new URL('typescript/package.json', packages), 'utf8')) as {
      readonly version: string;
    };
    const said = execFileSync('npm', ['exec', '--', 'tsc', '--version'], {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    assert.equal(said.trim(), `Version ${version}`);
  });
});
