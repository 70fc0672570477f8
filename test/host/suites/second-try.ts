import { type Print, type RunTotals, sum } from './follow-report.ts';
import type { Totals } from './mocha-report.ts';

/** Where more fails than this, it is not the machine. */
const MOST_SUITES = 3;

export interface TriedTotals extends Totals {
  /** The outermost suites that failed at first and were run again. */
  readonly again: readonly string[];
}

/**
 * Runs tests that need a real VS Code, and runs the outermost suites of those that failed once more, in a VS Code of its own: what
 * is on its screen at which moment is not ours alone to say, and a machine that stands still for seconds makes some test meet
 * a state that nobody saw before. What fails twice has failed; what passes then is counted as passed, and named. Nothing is
 * repeated where a run did not come to its end, or where much has failed.
 *
 * @param run all suites, or those with these titles
 */
export async function withSecondTry(
  run: (suites?: readonly string[]) => Promise<RunTotals>,
  print: Print,
): Promise<TriedTotals> {
  const first = await run();
  const failing = [...first.suites].filter(([, { failed }]) => failed > 0);
  const theirs = sum(...failing.map(([, totals]) => totals));
  const again = failing.map(([title]) => title);
  if (first.failed === 0 || first.failed > theirs.failed || failing.length > MOST_SUITES)
    return { passed: first.passed, failed: first.failed, again: [] };

  print(`Once more, in a VS Code of its own: ${again.join(', ')}`);
  const second = await run(again);
  return {
    passed: first.passed - theirs.passed + second.passed,
    failed: second.failed,
    again,
  };
}
