import assert from 'node:assert/strict';
import fc from 'fast-check';
import { segmentFaultMessage, urlSegment } from '../../../../src/http/escape/url-segment.ts';
import { anyCharacter } from '../../../fuzz/arbitrary/character.ts';

describe('urlSegment', () => {
  const rows: readonly [value: string, segment: string][] = [
    ['1', '1'],
    ['a/b', 'a%2Fb'],
    ['a?b#c', 'a%3Fb%23c'],
    ['%2e%2e', '%252e%252e'],
    ['...', '...'],
    [' a', '%20a'],
    ["x('y')", 'x%28%27y%27%29'],
    ['\\', '%5C'],
    ['a\u0000\n', 'a%00%0A'],
    ['{{HOME}}', '%7B%7BHOME%7D%7D'],
  ];
  for (const [value, segment] of rows)
    it(`encodes ${JSON.stringify(value)}`, () => {
      assert.equal(urlSegment(value), segment);
    });
  for (const value of ['', '  ', '.', '..', '$count', '\ud800', 'a\udc00'])
    it(`rejects ${JSON.stringify(value)}, and says why`, () => {
      const segment = urlSegment(value);
      assert.ok(typeof segment !== 'string');
      assert.notEqual(segmentFaultMessage(segment.fault), '');
    });

  it('returns one URL segment that decodes to the value, or a fault', () => {
    const value = fc.oneof(
      fc.string({ unit: anyCharacter }),
      fc
        .array(fc.constantFrom('.', '%2e', '/', '\\', '?', '#', '\t', '\n', '{', '}', "'", '\ud800', '$'))
        .map((all) => all.join('')),
    );
    fc.assert(
      fc.property(value, (text) => {
        const segment = urlSegment(text);
        if (typeof segment !== 'string') return;
        const { pathname, search, hash, host } = new URL(`https://graph.microsoft.com/beta/x/${segment}/y`);
        assert.deepEqual([host, search, hash], ['graph.microsoft.com', '', '']);
        const parts = pathname.split('/');
        assert.deepEqual(parts.slice(0, 3).concat(parts.slice(4)), ['', 'beta', 'x', 'y']);
        assert.equal(decodeURIComponent(parts[3] ?? ''), text);
      }),
      { numRuns: 1000 },
    );
  });
});
