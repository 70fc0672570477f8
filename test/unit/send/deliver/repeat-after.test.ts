import assert from 'node:assert/strict';
import { repeatAfter } from '../../../../src/send/deliver/repeat-after.ts';

const now = Date.parse('2026-01-02T00:00:00Z');

/** Status, `Retry-After`, `Date`, repeats so far; milliseconds. */
const cases: readonly [
  status: number,
  retryAfter: string | undefined,
  date: string | undefined,
  repeats: number,
  expected: number | undefined,
][] = [
  [429, '7', undefined, 0, 7000],
  [503, '7', undefined, 2, 7000],
  [429, '0', undefined, 0, 1000],
  [429, ' 12 ', undefined, 0, 12_000],
  [429, 'Fri, 02 Jan 2026 00:00:30 GMT', undefined, 0, 30_000],
  // The service's clock is a minute late, and so is what it asks for.
  [429, 'Thu, 01 Jan 2026 23:59:30 GMT', 'Thu, 01 Jan 2026 23:59:00 GMT', 0, 30_000],
  [429, 'Thu, 01 Jan 2026 00:00:00 GMT', undefined, 0, 1000],
  [503, 'Thu, 01 Jan 2026 00:00:00 GMT', 'nonsense', 0, 1000],
  [429, undefined, undefined, 0, 3000],
  [429, undefined, undefined, 1, 6000],
  [429, undefined, undefined, 2, 12_000],
  [429, '-3', undefined, 0, 3000],
  [429, '1.5', undefined, 0, 3000],
  [429, '5x', undefined, 0, 3000],
  [429, '', undefined, 0, 3000],
  [429, 'soon', undefined, 1, 6000],
  [429, '9'.repeat(400), undefined, 0, 3000],
  [503, undefined, undefined, 0, undefined],
  [503, 'soon', undefined, 0, undefined],
  [500, '7', undefined, 0, undefined],
  [502, '7', undefined, 0, undefined],
  [504, '7', undefined, 0, undefined],
  [401, '7', undefined, 0, undefined],
  [200, '7', undefined, 0, undefined],
];

describe('repeatAfter', () => {
  for (const [status, retryAfter, date, repeats, expected] of cases)
    it(`${status}, Retry-After ${String(retryAfter).slice(0, 40)}, Date ${String(date)}, ${repeats} repeats: ${String(expected)}`, () => {
      const headers = Object.entries({ 'Retry-After': retryAfter, Date: date }).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value] as const],
      );
      assert.equal(repeatAfter({ status, headers }, repeats, now), expected);
    });
});
