import assert from 'node:assert/strict';
import { maskedBody } from '../../../src/http/body-text.ts';

describe('maskedBody', () => {
  it('masks a reference after a string of sixteen million escapes', () => {
    // A pattern that matches a whole string can backtrack at each escape, and V8 has no room for so many.
    const string = `"${'\\n'.repeat(16_000_000)}"`;
    const text = `[${string}, {{a}}]`;
    const masked = maskedBody({ text }, { start: 0, end: text.length, excluded: [] }).text;
    assert.ok(masked === `[${string}, "{a}"]`);
  });
});
