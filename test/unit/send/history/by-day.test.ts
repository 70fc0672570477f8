import assert from 'node:assert/strict';
import { byDay, daysAgo, startOfDay } from '../../../../src/send/history/by-day.ts';
import { targetId, targetOf } from '../../../../src/send/target.ts';
import { exchangeOf, responded } from './exchanges.ts';

const at = (day: number, hour: number): number => new Date(2026, 2, day, hour).getTime();
const to = (target: string, time: number) =>
  exchangeOf(responded(201, time, { target: targetOf(target) }), `${target} ${time}`);

describe('the history by day', () => {
  it('lists the newest day first, and its targets by their newest request', () => {
    const days = byDay([
      to('sandbox', at(9, 23)),
      to('global', at(9, 12)),
      to('sandbox', at(9, 0)),
      to('global', at(8, 23)),
    ]);
    assert.deepEqual(
      days.map(({ start, targets }) => [
        new Date(start).getDate(),
        targets.map(({ target, exchanges }) => [targetId(target), exchanges.length]),
      ]),
      [
        [
          9,
          [
            ['sandbox', 2],
            ['global', 1],
          ],
        ],
        [8, [['global', 1]]],
      ],
    );
  });

  it('is empty without exchanges', () => {
    assert.deepEqual(byDay([]), []);
  });

  for (const [day, hour, ago] of [
    [30, 0, 0],
    [29, 23, 1],
    // In Europe, the clocks change in between.
    [28, 1, 2],
    [1, 12, 29],
  ] as const)
    it(`March ${day} is ${ago} days before March 30`, () => {
      assert.equal(daysAgo(startOfDay(at(day, hour)), at(30, 1)), ago);
    });
});
