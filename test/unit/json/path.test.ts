import assert from 'node:assert/strict';
import fc from 'fast-check';
import { jsonStepsOf, jsonValueAt, memberNamesAt, type JsonStep } from '../../../src/json/path.ts';

const written = (steps: readonly JsonStep[] | undefined): string | undefined =>
  steps
    ?.map((step) => (step.kind === 'any' ? '*' : step.kind === 'item' ? `[${step.index}]` : JSON.stringify(step.name)))
    .join(' ');

describe('jsonStepsOf', () => {
  const rows: readonly [path: string, steps: string | undefined][] = [
    ['', ''],
    ['$', ''],
    ['$.id', '"id"'],
    ['id', '"id"'],
    ['$.value[0].id', '"value" [0] "id"'],
    ['value[0].id', '"value" [0] "id"'],
    ['$[0]', '[0]'],
    ['[0].id', '[0] "id"'],
    ["$['a b'].c", '"a b" "c"'],
    ['$["a.b"]', '"a.b"'],
    ['$.value[*].id', '"value" * "id"'],
    ['$.*.id', '* "id"'],
    ['@odata.nextLink', '"@odata.nextLink"'],
    ['$.@odata.type', '"@odata.type"'],
    ['value[0].managedDevice@odata.bind', '"value" [0] "managedDevice@odata.bind"'],
    ['a-b.c_d.é', '"a-b" "c_d" "é"'],
    ['$id', '"$id"'],
    // This extension doesn't evaluate these.
    ['$..id', undefined],
    ['$.a..b', undefined],
    ['$.a.', undefined],
    ['$.a[1:2]', undefined],
    ['$.a[-1]', undefined],
    ['$.a[?(@.b==1)]', undefined],
    ['$.a[(@.length-1)]', undefined],
    ['$.a[0,1]', undefined],
    ['$.a.length()', undefined],
    ['$.a.[0]', undefined],
    ['$.a b', undefined],
    ["$['a", undefined],
    ['[0]a', undefined],
    ['//a/b', '"//a/b"'],
  ];
  for (const [path, steps] of rows)
    it(`${path} → ${steps ?? 'none'}`, () => {
      assert.equal(written(jsonStepsOf(path)), steps);
    });
});

describe('jsonValueAt', () => {
  const rows: readonly [text: string, path: string, source: string | undefined][] = [
    ['{"id": "a"}', '$.id', '"a"'],
    ['{"id": 12345678901234567890}', '$.id', '12345678901234567890'],
    ['{"a": {"b": [1, {"c": true}]}}', '$.a.b[1].c', 'true'],
    ['{"a": {"b": [1]}}', '$.a', '{"b": [1]}'],
    ['[1, 2]', '$', '[1, 2]'],
    ['"x"', '$', '"x"'],
    ['{"a": 1, "a": 2}', '$.a', '2'],
    ['{"a": {"b": 1}, "a": {}}', '$.a.b', undefined],
    ['{"a": [{"b": 1}, {"c": 2}, {"c": 3}]}', '$.a[*].c', '2'],
    ['{"a": {"x": 1}, "b": {"c": 2}}', '$.*.c', '2'],
    ['{"b": 1}', '$.a', undefined],
    ['[1]', '$[1]', undefined],
    ['{"0": 1}', '$[0]', undefined],
    ['{"__proto__": 1}', '$.__proto__', '1'],
    ['{"a": 1', '$.a', 'invalid'],
    ['', '$', 'invalid'],
    ['<a/>', '$.a', 'invalid'],
  ];
  for (const [text, path, source] of rows)
    it(`${path} of ${text} → ${source ?? 'none'}`, () => {
      const found = jsonValueAt(text, jsonStepsOf(path) ?? []);
      assert.equal(typeof found === 'object' ? text.slice(found.start, found.end) : found, source);
    });

  it('finds the same value as JSON.parse', () => {
    const keys = fc.array(fc.constantFrom('a', 'b', 0, 1), { maxLength: 3 });
    const json = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.integer(),
        fc.constantFrom(null, true, 'x', '{"a":1}'),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.record({ a: tie('value'), b: tie('value') }, { requiredKeys: [] }),
      ),
    })).value;
    fc.assert(
      fc.property(json, keys, fc.constantFrom(undefined, 1), (value, path, indent) => {
        const text = JSON.stringify(value, null, indent);
        const steps = path.map((key): JsonStep =>
          typeof key === 'number' ? { kind: 'item', index: key } : { kind: 'member', name: key },
        );
        let expected: unknown = value;
        for (const key of path)
          expected =
            typeof expected === 'object' && expected !== null && Array.isArray(expected) === (typeof key === 'number')
              ? (expected as Record<string, unknown>)[key]
              : undefined;
        const found = jsonValueAt(text, steps);
        assert.ok(found !== 'invalid');
        assert.equal(found && JSON.stringify(JSON.parse(text.slice(found.start, found.end))), JSON.stringify(expected));
      }),
    );
  });
});

describe('memberNamesAt', () => {
  it('lists the members of objects only', () => {
    const text = '{"a": {"b": {"c": 1}, "d": 2, "b": 3}, "e": []}';
    assert.deepEqual(memberNamesAt(text, []), ['a', 'e']);
    assert.deepEqual(memberNamesAt(text, jsonStepsOf('a') ?? []), ['b', 'd']);
    assert.equal(memberNamesAt(text, jsonStepsOf('e') ?? []), undefined);
    assert.equal(memberNamesAt(text, jsonStepsOf('x') ?? []), undefined);
    assert.equal(memberNamesAt('{', []), undefined);
  });
});
