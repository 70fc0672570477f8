import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const packages = path.join(import.meta.dirname, '../../../node_modules');

describe('tsc', () => {
  // Two packages have a command of this name, and npm installs only one of them.
  it('is TypeScript 7, not the older version whose API reads source files', () => {
    const { version } = JSON.parse(readFileSync(path.join(packages, 'typescript/package.json'), 'utf8')) as {
      readonly version: string;
    };
    // What `npm exec` and the scripts of package.json run. Asking npm itself takes half a second.
    const output = execFileSync(path.join(packages, '.bin', 'tsc'), ['--version'], {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    assert.equal(output.trim(), `Version ${version}`);
  });
});
