import { type Print, type RunTotals, sum } from './follow-report.ts';
import type { Totals } from './mocha-report.ts';

/** If more suites fail than this, the machine isn't the cause. */
const MAX_SUITES = 3;

export interface RetriedTotals extends Totals {
  /** The outermost suites that failed at first and were run again. */
  readonly again: readonly string[];
}

/**
 * Runs tests that need a real VS Code, and runs the outermost suites of those that failed again, in a new VS Code: the tests
 * don't fully control what is on the screen at which moment, and a machine that stalls for seconds brings some test into a
 * state never seen before. Tests that fail twice count as failed. Tests that pass the second time count as passed, and their
 * suites are named. Nothing is repeated if a run didn't finish, or if many suites failed.
 *
 * @param run runs all suites, or those with these titles
 */
export async function withSecondTry(
  run: (suites?: readonly string[]) => Promise<RunTotals>,
  print: Print,
): Promise<RetriedTotals> {
  const first = await run();
  const failing = [...first.suites].filter(([, { failed }]) => failed > 0);
  const failingTotals = sum(...failing.map(([, totals]) => totals));
  const again = failing.map(([title]) => title);
  if (first.failed === 0 || first.failed > failingTotals.failed || failing.length > MAX_SUITES)
    return { passed: first.passed, failed: first.failed, again: [] };

  print(`Running again in a new VS Code: ${again.join(', ')}`);
  const second = await run(again);
  return {
    passed: first.passed - failingTotals.passed + second.passed,
    failed: second.failed,
    again,
  };
}
