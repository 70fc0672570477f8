import assert from 'node:assert/strict';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { fileVariables } from '../../../../src/http/variables/variables.ts';

describe('fileVariables', () => {
  it('leaves 200,000 references to one value in another value as they are', () => {
    const text = `@a = ${'x'.repeat(1000)}\n@b = ${'{{a}}'.repeat(200_000)}\n`;
    assert.equal(fileVariables(parseHttpFile(text)).get('b')?.length, 1_000_000);
  });
});
