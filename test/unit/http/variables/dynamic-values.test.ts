import assert from 'node:assert/strict';
import {
  dynamicExpressions,
  dynamicValue,
  dynamicValues,
  isDynamic,
} from '../../../../src/http/variables/dynamic-values.ts';

const now = new Date('2026-01-31T08:30:15.250Z');
const sources = { now, newId: () => 'the-id', random: () => 0.999 };

describe('values that are made for a send', () => {
  const rows: readonly [expression: string, expected: string | undefined][] = [
    ['$guid', 'the-id'],
    ['$uuid', 'the-id'],
    ['$random.uuid', 'the-id'],
    ['$timestamp', '1769848215'],
    ['$timestamp -1 h', '1769844615'],
    ['$isoTimestamp', '2026-01-31T08:30:15.250Z'],
    ['$datetime iso8601', '2026-01-31T08:30:15.250Z'],
    ['$datetime rfc1123', 'Sat, 31 Jan 2026 08:30:15 GMT'],
    ['$datetime iso8601 1 M', '2026-02-28T08:30:15.250Z'],
    ['$datetime iso8601 -1 Q', '2025-10-31T08:30:15.250Z'],
    ['$datetime iso8601 -2 y', '2024-01-31T08:30:15.250Z'],
    ['$datetime iso8601 1 w', '2026-02-07T08:30:15.250Z'],
    ['$datetime iso8601 -250 ms', '2026-01-31T08:30:15.000Z'],
    ['$datetime iso8601 999999 y', undefined],
    ['$datetime "YYYY"', undefined],
    ['$datetime', undefined],
    ['$timestamp 1 x', undefined],
    ['$randomInt 0 10', '9'],
    ['$randomInt -5 -4', '-5'],
    ['$randomInt 5 5', undefined],
    ['$randomInt', undefined],
    ['$aadToken', undefined],
    ['guid', undefined],
  ];
  for (const [expression, expected] of rows)
    it(`${expression} → ${expected ?? 'none of ours'}`, () => {
      assert.equal(dynamicValue(expression, sources), expected);
      assert.equal(isDynamic(expression), expected !== undefined);
    });

  it('knows what it proposes', () => {
    for (const { text } of dynamicExpressions) assert.ok(isDynamic(text), text);
  });

  it('makes each once', () => {
    let ids = 0;
    const values = dynamicValues(['$guid', '$guid', '$uuid', 'x', '$no'], { ...sources, newId: () => String(++ids) });
    assert.deepEqual(
      [...values],
      [
        ['$guid', '1'],
        ['$uuid', '2'],
      ],
    );
  });
});
