import assert from 'node:assert/strict';
import { bodyText, jsonText } from '../../../../src/http/escape/request-text.ts';

describe('a string of twenty million characters', () => {
  // A pattern that can backtrack at each character needs more room than V8 has.
  const long = 'a'.repeat(20_000_000);

  it('becomes JSON in a request file', () => {
    assert.equal(jsonText({ long }).length, long.length + '{\n  "long": ""\n}'.length);
  });

  it('stays in the body of a request', () => {
    assert.equal(bodyText(`["${long}{{a}}"]`, []).length, long.length + '["\\u007b{a}}"]'.length);
  });
});
