import assert from 'node:assert/strict';
import { hiding } from '../../../../src/send/history/hidden-values.ts';

const hide = (values: Readonly<Record<string, string>>, text: string): string =>
  hiding({ hidden: new Map(Object.entries(values)) })(text);

describe('values that are not shown', () => {
  const cases: readonly [what: string, values: Record<string, string>, text: string, expected: string][] = [
    ['as they stand', { one: 'hunter2' }, 'x hunter2 hunter2', 'x {{one}} {{one}}'],
    ['two of them', { one: 'hunter2', two: 'swordfish' }, 'swordfish hunter2', '{{two}} {{one}}'],
    ['one that is a part of the other', { one: 'hunter', two: 'hunter2' }, 'hunter2', '{{two}}'],
    ['with characters that JSON escapes', { one: 'a"b\\c' }, '{"x":"a\\"b\\\\c"}', '{"x":"{{one}}"}'],
    ['with characters that a URL escapes', { one: 'a b/ü' }, '/a%20b%2F%C3%BC /a%20b/%C3%BC', '/{{one}} /{{one}}'],
    ['with half a character', { one: 'a b\ud800' }, 'a b\ud800', '{{one}}'],
    ['with characters that patterns know', { one: '$&.*+' }, '$&.*+', '{{one}}'],
    ['too short to be a secret', { one: '123' }, '123', '123'],
    ['that are none', {}, 'b u h', 'b u h'],
  ];
  for (const [what, values, text, expected] of cases)
    it(`${what} are taken out of an answer`, () => {
      assert.equal(hide(values, text), expected);
    });
});
