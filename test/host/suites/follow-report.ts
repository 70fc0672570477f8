import { open, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Child } from '../processes/child.ts';
import { temporaryFolder } from '../folders.ts';
import { REPORT_FILE, REPORT_GREP, REPORT_SUITES, type ReportEntry, type Totals } from './mocha-report.ts';

export interface RunTotals extends Totals {
  /** The totals of each outermost suite that finished, by title. */
  readonly suites: ReadonlyMap<string, Totals>;
}

export type Print = (line: string) => void;

/** Which tests of the files to run. */
export interface Selection {
  /** Only those whose full title contains this. */
  readonly grep?: string | undefined;
  /** Only those in outermost suites with these titles. */
  readonly suites?: readonly string[] | undefined;
}

/** @returns the path of a new and empty report file, and the environment of the mocha run that fills it */
export async function newReport(
  name: string,
  { grep, suites }: Selection,
): Promise<{ readonly file: string; readonly env: Readonly<Record<string, string | undefined>> }> {
  const file = path.join(await temporaryFolder(`${name}report`), 'report.jsonl');
  await writeFile(file, '');
  return { file, env: { [REPORT_FILE]: file, [REPORT_GREP]: grep, [REPORT_SUITES]: suites && JSON.stringify(suites) } };
}

/**
 * `tests`: a line for each test; `suites`: a line for each outermost suite, and for each test that fails; `held`: a line for
 * each test, printed when its suite ends, so that parallel runs don't mix their output.
 */
export type Detail = 'tests' | 'suites' | 'held';

/**
 * Prints what a mocha run reports, until its process has ended. A run that doesn't finish counts as a failure, and so does one
 * without tests; both are reported.
 */
export async function followReport(file: string, child: Child, detail: Detail, print: Print): Promise<RunTotals> {
  const suites = new Map<string, Totals>();
  let passed = 0;
  let failed = 0;
  const ends: ReportEntry[] = [];
  const hidden: readonly string[] = detail === 'suites' ? ['suite', 'passed'] : ['summary'];
  const held: string[] = [];
  const printHeld = () => {
    for (const line of held.splice(0)) print(line);
  };
  const handleEntry = (entry: ReportEntry) => {
    if (entry.kind === 'end') ends.push(entry);
    else if (!hidden.includes(entry.kind)) held.push(entry.text);
    if (detail !== 'held' || entry.kind === 'summary') printHeld();
    if (entry.kind === 'passed') passed += 1;
    if (entry.kind === 'failed') failed += 1;
    if (entry.kind === 'summary') suites.set(entry.suite, sum(entry.totals, suites.get(entry.suite)));
  };

  await using handle = await open(file);
  let unfinished = '';
  const buffer = Buffer.alloc(64 * 1024);
  const readNewEntries = async () => {
    for (;;) {
      const { bytesRead } = await handle.read(buffer);
      if (bytesRead === 0) return;
      const lines = (unfinished + buffer.toString('utf8', 0, bytesRead)).split('\n');
      unfinished = lines.pop() ?? '';
      for (const line of lines) handleEntry(JSON.parse(line) as ReportEntry);
    }
  };
  let exitCode: number | undefined;
  void child.ended.then((code) => (exitCode = code));
  while (exitCode === undefined) {
    await readNewEntries();
    await Promise.race([child.ended, sleep(50)]);
  }
  await readNewEntries();
  printHeld();

  if (ends.length === 0) {
    print(`✗ The run ended before its last test, with exit code ${exitCode}.`);
    failed += 1;
  } else if (passed + failed === 0) {
    print('✗ No tests were run.');
    failed += 1;
  } else if (exitCode !== 0 && failed === 0) {
    print(`✗ Every test passed, but the run ended with exit code ${exitCode}.`);
    failed += 1;
  }
  return { passed, failed, suites };
}

/** Adds up totals; undefined ones count as zero. */
export function sum(...totals: readonly (Totals | undefined)[]): Totals {
  return {
    passed: totals.reduce((all, some) => all + (some?.passed ?? 0), 0),
    failed: totals.reduce((all, some) => all + (some?.failed ?? 0), 0),
  };
}
