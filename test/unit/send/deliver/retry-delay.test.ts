import assert from 'node:assert/strict';
import { retryDelay } from '../../../../src/send/deliver/retry-delay.ts';

const now = Date.parse('2026-01-02T00:00:00Z');

/** `Retry-After`, `Date`, retries so far; milliseconds to wait after a 429. */
const throttled: readonly [
  retryAfter: string | readonly string[] | undefined,
  date: string | undefined,
  retries: number,
  expected: number,
][] = [
  ['7', undefined, 0, 7000],
  ['7', undefined, 2, 7000],
  ['0', undefined, 0, 1000],
  [' 12 ', undefined, 0, 12_000],
  ['1.5', undefined, 0, 1500],
  ['Fri, 02 Jan 2026 00:00:30 GMT', undefined, 0, 30_000],
  // The service's clock is a minute late, and so is what it asks for.
  ['Thu, 01 Jan 2026 23:59:30 GMT', 'Thu, 01 Jan 2026 23:59:00 GMT', 0, 30_000],
  ['Thu, 01 Jan 2026 00:00:00 GMT', undefined, 0, 1000],
  ['Thu, 01 Jan 2026 00:00:00 GMT', 'nonsense', 0, 1000],
  // A gateway has added its own: waiting for the longest covers all.
  ['5, 10', undefined, 0, 10_000],
  ['10,5', undefined, 0, 10_000],
  [['5', '10'], undefined, 0, 10_000],
  ['Fri, 02 Jan 2026 00:00:30 GMT, 7', undefined, 0, 30_000],
  ['7, Fri, 02 Jan 2026 00:00:30 GMT', undefined, 0, 30_000],
  ['5, soon, -3', undefined, 0, 5000],
  [',,', undefined, 1, 6000],
  [undefined, undefined, 0, 3000],
  [undefined, undefined, 1, 6000],
  [undefined, undefined, 2, 12_000],
  ['-3', undefined, 0, 3000],
  ['5x', undefined, 0, 3000],
  ['1e3', undefined, 0, 3000],
  ['0x10', undefined, 0, 3000],
  ['', undefined, 0, 3000],
  ['soon', undefined, 1, 6000],
  ['Someday, never GMT', undefined, 0, 3000],
  // A year: longer than anybody waits, but still a time.
  ['9'.repeat(400), undefined, 0, 31_536_000_000],
  ['Fri, 31 Dec 9999 23:59:59 GMT', undefined, 0, 31_536_000_000],
];

const headersOf = (
  retryAfter: string | readonly string[] | undefined,
  date?: string,
): (readonly [name: string, value: string])[] => [
  ...[retryAfter ?? []].flat().map((value) => ['Retry-After', value] as const),
  ...(date === undefined ? [] : [['Date', date] as const]),
];

/** Status, `Retry-After`; milliseconds for a request that changes nothing, and for a write. */
const others: readonly [
  status: number,
  retryAfter: string | undefined,
  reading: number | undefined,
  writing: number | undefined,
][] = [
  [503, '7', 7000, undefined],
  [503, '5, 10', 10_000, undefined],
  [503, undefined, undefined, undefined],
  [503, 'soon', undefined, undefined],
  ...[200, 401, 408, 421, 425, 500, 502, 504].map((status): (typeof others)[number] => [
    status,
    '7',
    undefined,
    undefined,
  ]),
];

describe('retryDelay', () => {
  for (const [retryAfter, date, retries, expected] of throttled)
    it(`429, Retry-After ${String(retryAfter).slice(0, 40)}, Date ${String(date)}, ${retries} retries: ${expected}`, () => {
      const response = { status: 429, headers: headersOf(retryAfter, date) };
      for (const changes of [true, false]) assert.equal(retryDelay(response, changes, retries, now), expected);
    });

  for (const [status, retryAfter, reading, writing] of others)
    it(`${status}, Retry-After ${String(retryAfter)}: ${String(reading)} for a GET, ${String(writing)} for a write`, () => {
      const response = { status, headers: headersOf(retryAfter) };
      assert.equal(retryDelay(response, false, 0, now), reading);
      assert.equal(retryDelay(response, true, 0, now), writing);
    });
});
