import assert from 'node:assert/strict';
import { relativeTime, utcTime } from '../../../../../src/panel/parts/text/times.ts';

const now = Date.UTC(2026, 0, 31, 8, 30);

describe('relativeTime', () => {
  for (const [time, wanted] of [
    ['2026-01-31T08:29:40Z', 'just now'],
    ['2026-01-31T08:30:20Z', 'just now'],
    ['2026-01-31T08:27:00Z', '3 minutes ago'],
    ['2026-01-31T08:28:01Z', '1 minute ago'],
    ['2026-01-31T10:30:00Z', 'in 2 hours'],
    ['2026-01-29T08:30:00Z', '2 days ago'],
    ['2026-01-01T08:30:00Z', '4 weeks ago'],
    ['2025-09-30T08:30:00Z', '4 months ago'],
    ['2020-01-31T08:30:00Z', '6 years ago'],
    ['0001-01-01T00:00:00Z', ''],
    ['9999-12-31T23:59:59Z', ''],
  ] as const)
    it(`${time} is ${wanted || 'not shown'}`, () => {
      assert.equal(relativeTime(Date.parse(time), now), wanted);
    });
});

describe('utcTime', () => {
  it('shows the date and time in UTC', () => {
    assert.equal(utcTime(now), '2026-01-31 08:30:00 UTC');
  });
});
