import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BodyPages, laidOutInSteps, type BodyLayout } from '../../../../src/response/view/body-pages.ts';
import { outlineOf } from '../../../../src/json/outline.ts';
import { anyCharacter } from '../../../fuzz/arbitrary/character.ts';

function pagesOf(body: string, layout: BodyLayout): { text: string; left: number }[] {
  const pages = new BodyPages(body, layout);
  const found: { text: string; left: number }[] = [];
  for (let index = 0; ; index++) {
    const page = pages.page(index);
    if (!page) return found;
    found.push(page);
  }
}

const formatted = (body: string): string =>
  pagesOf(body, 'formatted')
    .map(({ text }) => text)
    .join('');

describe('BodyPages', () => {
  const cases: readonly (readonly [what: string, text: string, formatted: string])[] = [
    ['an object', '{"a":1,"b":"two"}', '{\n  "a": 1,\n  "b": "two"\n}'],
    ['an array', '[1,[true,null]]', '[\n  1,\n  [\n    true,\n    null\n  ]\n]'],
    ['empty objects and arrays', '{"a":{ },"b":[\n]}', '{\n  "a": {},\n  "b": []\n}'],
    ['a lone value', ' "text" ', '"text"'],
    ['integers beyond 2^53', '{"n":12345678901234567890}', '{\n  "n": 12345678901234567890\n}'],
    ['numbers as they were written', '[1.0,-0,1E+2,0.10,1e400]', '[\n  1.0,\n  -0,\n  1E+2,\n  0.10,\n  1e400\n]'],
    [
      'escapes as they were written',
      String.raw`["\u00e9\/\n","é"]`,
      String.raw`[` + '\n  ' + String.raw`"\u00e9\/\n",` + '\n  "é"\n]',
    ],
    ['duplicate names', '{"a":1,"a":2}', '{\n  "a": 1,\n  "a": 2\n}'],
    ['brackets and commas in strings', '["{,}:[]"]', '[\n  "{,}:[]"\n]'],
    ['JSON that is already formatted', '{\r\n\t"a" : 1\r\n}', '{\n  "a": 1\n}'],
    ['awkward names', '{"__proto__":{"":1}}', '{\n  "__proto__": {\n    "": 1\n  }\n}'],
  ];
  for (const [what, text, wanted] of cases)
    it(`formats ${what}`, () => {
      assert.equal(formatted(text), wanted);
    });

  it('formats JSON as JSON.stringify does', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        assert.equal(formatted(JSON.stringify(value)), JSON.stringify(value, undefined, 2));
      }),
    );
  });

  it('contains the whole body in any layout, and says how much is left', () => {
    const text = fc.string({ unit: anyCharacter, maxLength: 40 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 8_000 }), (piece, times) => {
        const value = { list: Array.from({ length: Math.min(times, 2_000) }, () => piece) };
        for (const [body, layout, whole] of [
          [piece.repeat(times), 'received', piece.repeat(times)],
          [JSON.stringify(value), 'formatted', JSON.stringify(value, undefined, 2)],
        ] as const) {
          const pages = pagesOf(body, layout);
          assert.equal(pages.map((page) => page.text).join(''), whole);
          assert.ok(pages.every((page, index) => page.left > 0 === index < pages.length - 1));
          assert.ok(pages.every((page) => page.text.length <= 20_000));
          assert.ok(pages.every((page) => !/^[\udc00-\udfff]/.test(page.text) || /^[\udc00-\udfff]/.test(piece)));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('says how many bytes are left, not characters', () => {
    assert.deepEqual(
      pagesOf('é'.repeat(30_000), 'received').map(({ left }) => left),
      [20_000, 0],
    );
    const [first] = pagesOf(JSON.stringify(['é'.repeat(30_000), '😀'.repeat(100)]), 'formatted');
    assert.equal(first?.left, 2 * 10_005 + '","'.length + 400 + '"]'.length);
  });

  it('ends pages between lines and never within a line break', () => {
    const pages = pagesOf(`${'x'.repeat(15_000)}\n${'y'.repeat(15_000)}\r\n`.repeat(3), 'received');
    assert.ok(pages.slice(0, -1).every(({ text }) => text.endsWith('\n')));
    const [first] = pagesOf(`${'x'.repeat(19_999)}\r\n${'y'.repeat(60_000)}`, 'received');
    assert.equal(first?.text.at(-1), 'x');
  });

  it('handles nesting that would overflow the stack, and stops indenting it', () => {
    const text = formatted('['.repeat(10_000) + ']'.repeat(10_000));
    assert.ok(text.length < 2_000_000);
  });

  it('handles a string and a number of a million characters, and 100,000 properties', () => {
    const million = 1_000_000;
    assert.equal(formatted(`"${'a'.repeat(million)}"`).length, million + 2);
    assert.equal(formatted('7'.repeat(million)).length, million);
    assert.ok(formatted(`{${Array.from({ length: 100_000 }, (_, n) => `"${n}":${n}`).join()}}`).endsWith('\n}'));
  });
});

describe('laidOutInSteps', () => {
  const laidOut = (body: string, longest: number): string | undefined => {
    const steps = laidOutInSteps(body, longest);
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
    }
  };

  it('returns the whole text, up to a maximum length', () => {
    const whole = '{\n  "a": [\n    1\n  ]\n}\n';
    assert.equal(laidOut('{"a":[1]}', whole.length), whole);
    assert.equal(laidOut('{"a":[1]}', whole.length - 1), undefined);
  });

  it('needs no memory for a body that would grow eighty times', () => {
    const brackets = 5_000_000;
    assert.equal(laidOut('['.repeat(brackets) + ']'.repeat(brackets), 1_000_000), undefined);
  });
});

describe('outlineOf', () => {
  const invalid = [
    '', ' ', '{', '}', '[1,]', '[,1]', '{"a":1,}', '{,}', '{"a"}', '{"a":}', '{"a" 1}', '{a:1}', '{1:2}', '[1}', '{"a":1]', '1 2', '[] []',
    '[1 2]', '[:]', '{:}', '"open', '"a\nb"', '"\\x"', '"\\u12g4"', '"\\', "'a'", '01', '1.', '.5', '+1', '-', 'NaN', 'tru', 'truely',
    'undefined', '// no\n1', '<html></html>', '\uFEFF{}', '\u00A0{}', '1,', ',',
  ]; // oxfmt-ignore
  for (const text of invalid)
    it(`rejects ${JSON.stringify(text)}`, () => {
      assert.throws(() => JSON.parse(text) as unknown);
      assert.equal(outlineOf(text), undefined);
    });

  it('accepts exactly what JSON.parse accepts', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.string({ maxLength: 2 }), (json, place, noise) => {
        assert.ok(outlineOf(json));
        const at = place % (json.length + 1);
        const damaged = json.slice(0, at) + noise + json.slice(at + 1);
        assert.equal(outlineOf(damaged) !== undefined, isJson(damaged));
      }),
    );
  });

  it('finds the places of the members of an object and the items of a list', () => {
    const name = fc.oneof(fc.constantFrom('value', '__proto__', 'a', ''), fc.string({ maxLength: 3 }));
    const members = fc.array(fc.tuple(name, fc.jsonValue({ maxDepth: 3 })), { maxLength: 6 });
    fc.assert(
      fc.property(members, (written) => {
        const text = `{${written.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(' ,')}}`;
        const outline = outlineOf(text);
        const found = outline?.members.map(({ name: key, value: { start, end } }) => [key, text.slice(start, end)]);
        assert.deepEqual(found, written.map(([key, value]) => [key, JSON.stringify(value)])); // oxfmt-ignore
        const list = written.findLast(([key, value]) => key === 'value' && Array.isArray(value))?.[1];
        assert.deepEqual(
          outline?.items?.map(({ start, end }) => text.slice(start, end)),
          Array.isArray(list) ? list.map((item) => JSON.stringify(item)) : undefined,
        );
      }),
    );
  });

  it('counts the items that it doesn’t keep', () => {
    const outline = outlineOf(`{"value":[${'1,'.repeat(29_999)}1]}`);
    assert.deepEqual([outline?.items?.length, outline?.itemCount], [10_000, 30_000]);
  });

  it('handles any depth', () => {
    assert.equal(outlineOf('['.repeat(100_000) + ']'.repeat(100_000))?.kind, 'array');
    assert.equal(outlineOf('['.repeat(100_000)), undefined);
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
