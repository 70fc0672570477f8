import assert from 'node:assert/strict';
import type { RunTotals } from '../../../host/suites/follow-report.ts';
import { withSecondTry } from '../../../host/suites/second-try.ts';

/** The totals of a run: how many tests of each outermost suite passed and failed, and how many failed outside of the suites. */
const run = (suites: Record<string, readonly [number, number]>, outside = 0): RunTotals => ({
  passed: Object.values(suites).reduce((all, [passed]) => all + passed, 0),
  failed: Object.values(suites).reduce((all, [, failed]) => all + failed, outside),
  suites: new Map(Object.entries(suites).map(([title, [passed, failed]]) => [title, { passed, failed }])),
});

describe('tests in VS Code', () => {
  for (const [what, runs, passed, failed, again] of [
    ['run once if all pass', [run({ a: [2, 0], b: [3, 0] })], 5, 0, []],
    ['run the failed suites once more', [run({ a: [1, 1], b: [3, 0] }), run({ a: [2, 0] })], 5, 0, ['a']],
    ['fail if they fail twice', [run({ a: [1, 1], b: [3, 0] }), run({ a: [1, 1] })], 4, 1, ['a']],
    ['fail if the second try doesn’t end', [run({ a: [1, 1], b: [3, 0] }), run({ a: [1, 0] }, 1)], 4, 1, ['a']],
    ['fail without a second try if the run doesn’t end', [run({ a: [1, 1], b: [3, 0] }, 1)], 4, 2, []],
    [
      'fail without a second try if too many suites fail',
      [run({ a: [0, 1], b: [0, 1], c: [0, 1], d: [1, 1] })],
      1,
      4,
      [],
    ],
  ] as const)
    it(what, async () => {
      const asked: (readonly string[] | undefined)[] = [];
      const totals = await withSecondTry(
        (suites) => {
          const totals = runs[asked.push(suites) - 1];
          return totals ? Promise.resolve(totals) : Promise.reject(new Error('ran more often than expected'));
        },
        () => undefined,
      );
      assert.deepEqual(totals, { passed, failed, again });
      assert.deepEqual(asked, runs.length === 1 ? [undefined] : [undefined, again]);
    });
});
