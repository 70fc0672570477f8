import assert from 'node:assert/strict';
import fc from 'fast-check';
import { maskedTextBraces, textBracesInJson, textBracesInUrl } from '../../../../src/http/escape/text-braces.ts';
import { hasReference } from '../../../../src/http/variables/references.ts';

describe('braces that are text', () => {
  const rows: readonly [body: string, expected: string][] = [
    [String.raw`{"a": "\{\{b\}\}"}`, String.raw`{"a": "\u007b\u007bb\u007d\u007d"}`],
    // A backslash, then a reference.
    [String.raw`{"a": "c:\\{{b}}"}`, String.raw`{"a": "c:\\{{b}}"}`],
    [String.raw`{"a": "\\\{\{b"}`, String.raw`{"a": "\\\u007b\u007bb"}`],
    [String.raw`{"a": "\{b\}"}`, String.raw`{"a": "\{b\}"}`],
    [String.raw`{"a": "\"\{\{"}`, String.raw`{"a": "\"\u007b\u007b"}`],
    ['{"a": "{{b}}"}', '{"a": "{{b}}"}'],
    [String.raw`no JSON \{\{b\}\}`, String.raw`no JSON \{\{b\}\}`],
    ['{"a": "\\', '{"a": "\\'],
  ];
  for (const [body, expected] of rows)
    it(body, () => {
      assert.equal(textBracesInJson(body), expected);
    });

  it('are encoded in a URL', () => {
    assert.equal(textBracesInUrl(String.raw`/a/\{\{b\}\}?c={{d}}`), '/a/%7B%7Bb%7D%7D?c={{d}}');
  });

  it('are masked in place', () => {
    const piece = fc.constantFrom('\\', '{', '}', '\\{\\{', '\\}\\}', 'a', '"');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        assert.equal(maskedTextBraces(text).length, text.length);
      }),
    );
    assert.ok(!hasReference(maskedTextBraces('\\{\\{a\\}\\}')));
  });
});
