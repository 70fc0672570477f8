import { open, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Child } from './child.ts';
import { temporaryFolder } from './folders.ts';
import type { ReportEntry } from './mocha-report.ts';

export interface Totals {
  readonly passed: number;
  readonly failed: number;
}

export type Print = (line: string) => void;

/** @returns the path of a new and empty report file, for the environment of a mocha run */
export async function newReportFile(name: string): Promise<string> {
  const file = path.join(await temporaryFolder(`${name}report`), 'report.jsonl');
  await writeFile(file, '');
  return file;
}

/**
 * `tests`: a line for each test; `suites`: a line for each outermost suite, and for each test that fails; `held`: a line for each
 * test, but no suite before its end, so that runs side by side do not mix what they print.
 */
export type Detail = 'tests' | 'suites' | 'held';

/**
 * Prints what a mocha run reports, as it comes, until its process has ended. A run that does not come to its end counts as
 * a failure, and so does one without any test; both say so.
 */
export async function followReport(file: string, child: Child, detail: Detail, print: Print): Promise<Totals> {
  let passed = 0;
  let failed = 0;
  const ends: ReportEntry[] = [];
  const hidden: readonly string[] = detail === 'suites' ? ['suite', 'passed'] : ['summary'];
  const held: string[] = [];
  const printHeld = () => {
    for (const line of held.splice(0)) print(line);
  };
  const take = (entry: ReportEntry) => {
    if (entry.kind === 'end') ends.push(entry);
    else if (!hidden.includes(entry.kind)) held.push(entry.text);
    if (detail !== 'held' || entry.kind === 'summary') printHeld();
    if (entry.kind === 'passed') passed += 1;
    if (entry.kind === 'failed') failed += 1;
  };

  await using handle = await open(file);
  let unfinished = '';
  const buffer = Buffer.alloc(64 * 1024);
  const readOn = async () => {
    for (;;) {
      const { bytesRead } = await handle.read(buffer);
      if (bytesRead === 0) return;
      const lines = (unfinished + buffer.toString('utf8', 0, bytesRead)).split('\n');
      unfinished = lines.pop() ?? '';
      for (const line of lines) take(JSON.parse(line) as ReportEntry);
    }
  };
  let exitCode: number | undefined;
  void child.ended.then((code) => (exitCode = code));
  while (exitCode === undefined) {
    await readOn();
    await Promise.race([child.ended, sleep(50)]);
  }
  await readOn();
  printHeld();

  if (ends.length === 0) {
    print(`✗ The run ended before its last test, with exit code ${exitCode}.`);
    failed += 1;
  } else if (passed + failed === 0) {
    print('✗ There was no test to run.');
    failed += 1;
  } else if (exitCode !== 0 && failed === 0) {
    print(`✗ Every test passed, but the run ended with exit code ${exitCode}.`);
    failed += 1;
  }
  return { passed, failed };
}
