import assert from 'node:assert/strict';
import fc from 'fast-check';
import { spansAt, type JsonLocation } from '../../../src/json/spans.ts';

const textsAt = (text: string, ...locations: JsonLocation[]): (string | undefined)[] =>
  spansAt(text, locations).map((span) => span && text.slice(span.start, span.end));

describe('spansAt', () => {
  it('finds values as they were written', () => {
    const text = '{ "a": [1.0, {"b": 12345678901234567890}], "c.d": null }';
    assert.deepEqual(textsAt(text, [], ['a', 0], ['a', 1, 'b'], ['a', 1], ['c.d'], ['a', 2], ['x']), [
      text,
      '1.0',
      '12345678901234567890',
      '{"b": 12345678901234567890}',
      'null',
      undefined,
      undefined,
    ]);
  });

  it('finds the last of several members with the same name, and distinguishes an index from a name', () => {
    assert.deepEqual(textsAt('{"a": 1, "a": 2, "0": 3}', ['a'], [0], ['0'], ['0']), ['2', undefined, '3', '3']);
  });

  it('finds every value of any JSON', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const locations: (string | number)[][] = [];
        const values: unknown[] = [];
        const visit = (value: unknown, at: (string | number)[]): void => {
          locations.push(at);
          values.push(value);
          if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item, [...at, index]);
          else if (typeof value === 'object' && value !== null)
            for (const [name, member] of Object.entries(value)) visit(member, [...at, name]);
        };
        visit(JSON.parse(text), []);
        const found = textsAt(text, ...locations).map((value) => JSON.parse(value ?? '"missing"') as unknown);
        assert.deepEqual(found, values);
      }),
    );
  });
});
