import assert from 'node:assert/strict';
import fc from 'fast-check';
import { redacting } from '../../../src/secrets/redacted.ts';

const hide = (values: Readonly<Record<string, string>>, text: string): string =>
  redacting({ hidden: new Map(Object.entries(values)) })(text).text;

describe('values that aren’t shown', () => {
  const cases: readonly [what: string, values: Record<string, string>, text: string, expected: string][] = [
    ['as they are', { one: 'hunter2' }, 'x hunter2 hunter2', 'x {{one}} {{one}}'],
    ['two of them', { one: 'hunter2', two: 'swordfish' }, 'swordfish hunter2', '{{two}} {{one}}'],
    ['one that is part of another', { one: 'hunter', two: 'hunter2' }, 'hunter2', '{{two}}'],
    ['with characters that JSON escapes', { one: 'a"b\\c' }, '{"x":"a\\"b\\\\c"}', '{"x":"{{one}}"}'],
    ['with characters that a URL escapes', { one: 'a b/ü' }, '/a%20b%2F%C3%BC /a%20b/%C3%BC', '/{{one}} /{{one}}'],
    ['as .NET writes JSON', { one: "a+b/c'=é" }, '"a\\u002Bb/c\\u0027=\\u00E9"', '"{{one}}"'],
    ['in JSON within JSON', { one: 'a"b\\c' }, JSON.stringify(JSON.stringify('a"b\\c')), '"\\"{{one}}\\""'],
    ['with a percent sign that a URL leaves as it is', { one: 'a%41 b' }, '/a%41%20b', '/{{one}}'],
    ['as JSON that the service has parsed', { one: String.raw`{\"a\":\"b\"}` }, '{"a":"b"}', '{{one}}'],
    ['as JSON that was sent and is quoted', { one: String.raw`a\nb` }, String.raw`"a\\nb a\nb"`, '"{{one}} {{one}}"'],
    ['many times in a row', { one: 'aaaa' }, `b${'a'.repeat(100_000)}b`, 'b{{one}}b'],
    ['overlapping ones', { one: 'abcdef', two: 'defghi' }, 'xabcdefghix', 'x{{one}}{{two}}x'],
    ['as a form writes it', { one: 'a b+c' }, 'a+b%2bc', '{{one}}'],
    ['in a URL within JSON', { one: 'a+b/ü' }, String.raw`"a%2Bb\/\u0025C3%BC"`, '"{{one}}"'],
    ['as an old server writes URLs', { one: 'a b/ü' }, 'a%20b/%fc', '{{one}}'],
    ['a long one', { one: '+é'.repeat(50_000) }, `x${'+é'.repeat(50_000)}`, 'x{{one}}'],
    ['with half a character', { one: 'a b\ud800' }, 'a b\ud800', '{{one}}'],
    ['with characters that are special in patterns', { one: '$&.*+' }, '$&.*+', '{{one}}'],
    ['unless they are too short to be a secret', { one: '123' }, '123', '123'],
    ['unless there are none', {}, 'b u h', 'b u h'],
  ];
  for (const [what, values, text, expected] of cases)
    it(`are removed from a response: ${what}`, () => {
      assert.equal(hide(values, text), expected);
    });

  it('are removed if the service repeats the beginning of an escaped one', () => {
    const key = JSON.stringify(Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`key${at}`, `value${at}`])));
    const one = JSON.stringify(key).slice(1, -1);
    const text = JSON.stringify({ error: { message: `The value ${one.slice(0, -3)}… is too long` } });
    assert.equal(hide({ one }, text), '{"error":{"message":"The value {{one}}… is too long"}}');
  });

  it('are removed whichever characters are escaped', () => {
    const common = fc.constantFrom(...Array.from('aZ09 +/"\\\'&<{}%é\n€😀'));
    const value = fc.string({ minLength: 4, unit: fc.oneof(common, fc.string({ minLength: 1, maxLength: 1 })) });
    const hex = (code: number, digits: number, upper: boolean): string => {
      const text = code.toString(16).padStart(digits, '0');
      return upper ? text.toUpperCase() : text;
    };
    const escapes = fc.func(fc.boolean());
    fc.assert(
      fc.property(value, escapes, fc.boolean(), (one, isEscaped, upper) => {
        const written = (escape: (char: string) => string, plain: (char: string) => string): string =>
          Array.from(one, (char) => (!/[a-z\d]/i.test(char) && isEscaped(char) ? escape(char) : plain(char))).join('');
        const encoded = (char: string): string =>
          Array.from(Buffer.from(char), (byte) => `%${hex(byte, 2, upper)}`).join('');
        const json = written(
          (char) => char.replace(/[^]/g, (unit) => `\\u${hex(unit.charCodeAt(0), 4, upper)}`),
          (char) => JSON.stringify(char).slice(1, -1),
        );
        const url = written(encoded, (char) => (char === '%' ? encoded(char) : char));
        const within = (text: string): string => JSON.stringify(text).slice(1, -1);
        for (const text of [one, json, within(json), within(within(json)), url])
          assert.equal(hide({ one }, text), '{{one}}', text);
      }),
    );
  });
});
