import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const packages = path.join(import.meta.dirname, '../../../node_modules');

describe('tsc', () => {
  // Two packages bring a command of this name, and npm installs that of one.
  it('is TypeScript 7, and not the older one whose API reads source files', () => {
    const { version } = JSON.parse(readFileSync(path.join(packages, 'typescript/package.json'), 'utf8')) as {
      readonly version: string;
    };
    // What `npm exec` and the scripts of package.json run; npm itself takes half a second to say so.
    const said = execFileSync(path.join(packages, '.bin', 'tsc'), ['--version'], {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    assert.equal(said.trim(), `Version ${version}`);
  });
});
