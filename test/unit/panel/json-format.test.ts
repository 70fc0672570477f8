import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatJson } from '../../../src/panel/json-format.ts';

const LIMIT = 2_000_000;

describe('formatJson', () => {
  const cases: readonly (readonly [what: string, text: string, formatted: string])[] = [
    ['an object', '{"a":1,"b":"two"}', '{\n  "a": 1,\n  "b": "two"\n}'],
    ['an array', '[1,[true,null]]', '[\n  1,\n  [\n    true,\n    null\n  ]\n]'],
    ['what is empty', '{"a":{ },"b":[\n]}', '{\n  "a": {},\n  "b": []\n}'],
    ['a lone value', ' "text" ', '"text"'],
    ['integers beyond 2^53', '{"n":12345678901234567890}', '{\n  "n": 12345678901234567890\n}'],
    ['numbers as they were written', '[1.0,-0,1E+2,0.10,1e400]', '[\n  1.0,\n  -0,\n  1E+2,\n  0.10,\n  1e400\n]'],
    [
      'escapes as they were written',
      String.raw`["\u00e9\/\n","é"]`,
      String.raw`[` + '\n  ' + String.raw`"\u00e9\/\n",` + '\n  "é"\n]',
    ],
    ['names that occur twice', '{"a":1,"a":2}', '{\n  "a": 1,\n  "a": 2\n}'],
    ['brackets and commas within strings', '["{,}:[]"]', '[\n  "{,}:[]"\n]'],
    ['what is laid out already', '{\r\n\t"a" : 1\r\n}', '{\n  "a": 1\n}'],
    ['what hurts as a name', '{"__proto__":{"":1}}', '{\n  "__proto__": {\n    "": 1\n  }\n}'],
  ];
  for (const [what, text, formatted] of cases) {
    it(`lays out ${what}`, () => {
      assert.equal(formatJson(text, LIMIT), formatted);
    });
  }

  const invalid = [
    '', ' ', '{', '}', '[1,]', '[,1]', '{"a":1,}', '{,}', '{"a"}', '{"a":}', '{"a" 1}', '{a:1}', '{1:2}', '[1}', '{"a":1]', '1 2', '[] []',
    '[1 2]', '[:]', '{:}', '"open', '"a\nb"', '"\\x"', '"\\u12g4"', '"\\', "'a'", '01', '1.', '.5', '+1', '-', 'NaN', 'tru', 'truely',
    'undefined', '// no\n1', '<html></html>', '\uFEFF{}', '\u00A0{}', '1,', ',',
  ]; // prettier-ignore
  for (const text of invalid) {
    it(`leaves ${JSON.stringify(text)} alone`, () => {
      assert.throws(() => JSON.parse(text) as unknown);
      assert.equal(formatJson(text, LIMIT), undefined);
    });
  }

  it('takes for JSON what JSON.parse takes for it, and keeps its value', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.string({ maxLength: 2 }), (json, place, noise) => {
        assert.deepEqual(JSON.parse(formatJson(json, LIMIT) ?? ''), JSON.parse(json));
        const at = place % (json.length + 1);
        const damaged = json.slice(0, at) + noise + json.slice(at + 1);
        assert.equal(formatJson(damaged, LIMIT) !== undefined, isJson(damaged));
      }),
    );
  });

  it('lays out what JSON.stringify does in the same way', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        assert.equal(formatJson(JSON.stringify(value), LIMIT), JSON.stringify(value, undefined, 2));
      }),
    );
  });

  it('stands nesting that would overflow the stack, and stops indenting it', () => {
    const formatted = formatJson('['.repeat(10_000) + ']'.repeat(10_000), LIMIT);
    assert.ok(formatted !== undefined && formatted.length < LIMIT);
    assert.equal(formatJson('['.repeat(100_000), LIMIT), undefined);
  });

  it('gives up when the text or the result would be longer than the limit', () => {
    assert.equal(formatJson('[1,2]', 4), undefined);
    assert.equal(formatJson('[1,2]', 5), undefined);
    assert.equal(formatJson('[1,2]', '[\n  1,\n  2\n]'.length), '[\n  1,\n  2\n]');
  });

  it('handles a string and a number of a million characters, and 100,000 properties', () => {
    const million = 1_000_000;
    assert.equal(formatJson(`"${'a'.repeat(million)}"`, LIMIT)?.length, million + 2);
    assert.equal(formatJson('7'.repeat(million), LIMIT)?.length, million);
    assert.ok(formatJson(`{${Array.from({ length: 100_000 }, (_, n) => `"${n}":${n}`).join()}}`, LIMIT));
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
