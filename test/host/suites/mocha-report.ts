// How a mocha run reports to another process: one JSON value per line, appended to a file. It works the same in Node and inside
// VS Code, in any extension host.
import { appendFileSync } from 'node:fs';
import { format } from 'node:util';
import type MochaClass from 'mocha';

/** Names the report file; set by the process that starts the run. */
export const REPORT_FILE = 'GRAPH_RUN_STATES_REPORT';
/** Optional: only tests whose full title contains this. */
export const REPORT_GREP = 'GRAPH_RUN_STATES_GREP';
/** Optional: a JSON array of the titles of the outermost suites to run. */
export const REPORT_SUITES = 'GRAPH_RUN_STATES_SUITES';

export type ReportEntry =
  /** `suite`: the heading of the tests that follow. */
  | { readonly kind: 'suite' | 'passed' | 'failed' | 'line'; readonly text: string }
  /** The result of an outermost suite, when it ends. */
  | { readonly kind: 'summary'; readonly text: string; readonly suite: string; readonly totals: Totals }
  /** Comes last; without it the run crashed. */
  | { readonly kind: 'end' };

export interface Totals {
  readonly passed: number;
  readonly failed: number;
}

/** The part of mocha that is needed here; mocha itself is loaded by the caller, which knows where it is. */
type MochaModule = typeof MochaClass;

/**
 * Runs the tests that the files define and reports to the file that the environment names.
 *
 * @param options.timeout of a test, in milliseconds
 * @param options.jobs how many files run at once, each in its own process; 1: all in this one
 * @param options.afterSuite called after each outermost suite, if all run in this process
 * @returns the number of failures
 * @throws if there is no report file, or a test file cannot be loaded (a syntax error, an `.only` left behind)
 */
export async function runAndReport(
  Mocha: MochaModule,
  files: readonly string[],
  {
    timeout,
    jobs,
    afterSuite,
  }: { readonly timeout: number; readonly jobs: number; readonly afterSuite?: () => Promise<void> },
): Promise<number> {
  const file = process.env[REPORT_FILE];
  if (file === undefined) throw new Error(`${REPORT_FILE} must name the file to report to.`);
  const report = (entry: ReportEntry) => {
    appendFileSync(file, `${JSON.stringify(entry)}\n`);
  };

  const grep = process.env[REPORT_GREP];
  // The base reporter prints nothing; it prepares the diffs that are listed at the end.
  const reporter = Mocha.reporters.Base;
  const mocha = new Mocha({
    ui: 'bdd',
    timeout,
    forbidOnly: true,
    reporter,
    parallel: jobs > 1,
    jobs,
    ...(grep !== undefined && { fgrep: grep }),
  });
  for (const testFile of files) mocha.addFile(testFile);
  try {
    // In parallel, each process loads the files that it runs.
    if (jobs === 1) await mocha.loadFilesAsync();
  } catch (error) {
    report({ kind: 'line', text: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    throw error;
  }
  const suites = process.env[REPORT_SUITES];
  if (suites !== undefined) {
    const wanted = JSON.parse(suites) as readonly string[];
    mocha.suite.suites = mocha.suite.suites.filter(({ title }) => wanted.includes(title));
  }
  if (afterSuite) for (const suite of mocha.suite.suites) suite.afterAll(afterSuite);
  return await new Promise((resolve) => {
    const runner = mocha.run(resolve);
    reportEvents(runner, report, Mocha);
  });
}

function reportEvents(runner: Mocha.Runner, report: (entry: ReportEntry) => void, Mocha: MochaModule): void {
  let depth = 0;
  // Since the start of the outermost suite.
  let passed = 0;
  let failed = 0;
  const failures: Mocha.Test[] = [];
  const indent = () => '  '.repeat(depth);
  runner.on('suite', (suite) => {
    if (suite.root) return;
    depth += 1;
    report({ kind: 'suite', text: `${indent()}${suite.title}` });
  });
  runner.on('suite end', (suite) => {
    if (suite.root) return;
    depth -= 1;
    if (depth > 0) return;
    const mark = failed === 0 ? '✓' : '✗';
    report({
      kind: 'summary',
      text: `  ${mark} ${suite.title}: ${passed} passed${failed === 0 ? '' : `, ${failed} failed`}`,
      suite: suite.title,
      totals: { passed, failed },
    });
    passed = 0;
    failed = 0;
  });
  runner.on('pass', (test) => {
    passed += 1;
    const duration = test.speed === 'fast' || test.duration === undefined ? '' : ` (${test.duration} ms)`;
    report({ kind: 'passed', text: `${indent()}  ✓ ${test.title}${duration}` });
  });
  runner.on('pending', (test) => {
    report({ kind: 'line', text: `${indent()}  - ${test.title} (skipped)` });
  });
  runner.on('fail', (test) => {
    failed += 1;
    failures.push(test);
    report({ kind: 'failed', text: `${indent()}  ✗ ${test.title}` });
  });
  runner.on('end', () => {
    // mocha's own list of failures, with diffs of expected and actual values.
    Mocha.reporters.Base.useColors = false;
    Mocha.reporters.Base.consoleLog = (...args: unknown[]) => {
      report({ kind: 'line', text: format(...args) });
    };
    if (failures.length > 0) Mocha.reporters.Base.list(failures);
    report({ kind: 'end' });
  });
}
