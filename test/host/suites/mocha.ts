import { readdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { bundleTests } from './bundle-tests.ts';
import { startChild } from '../processes/child.ts';
import { repository } from '../folders.ts';
import { type Detail, followReport, newReport, type Print, type RunTotals, type Selection } from './follow-report.ts';

interface Run {
  /** Below test/. */
  readonly folder: 'unit' | 'ui';
  /** Which of its files. */
  readonly isMeant: (file: string) => boolean;
  /** Milliseconds that one test may take. */
  readonly timeout: number;
  /** Whether mocha runs as many files at once as there are cores. */
  readonly parallel?: boolean;
  /** Whether the files are bundled first, which pays for many; what imports a TypeScript file by its name can't be. */
  readonly bundled?: boolean;
  /** Whether it gets only the time that nothing else wants. */
  readonly isInBackground?: boolean;
  readonly detail: Exclude<Detail, 'tests'>;
}

/** @returns what runs test files with mocha in Node. Each test of a selection is shown as it ends. */
export const inNode =
  ({ folder, isMeant, timeout, parallel = false, bundled = false, isInBackground = false, detail }: Run) =>
  async (selection: Selection, print: Print): Promise<RunTotals> => {
    const found = await readdir(path.join(repository, 'test', folder), { recursive: true });
    const tests = found.filter((file) => file.endsWith('.test.ts') && isMeant(file)).sort();
    const files = ['host/suites/run-mocha.ts', ...tests.map((file) => path.join(folder, file))];
    const programAndTests = bundled
      ? await bundleTests(files)
      : files.map((file) => path.join(repository, 'test', file));

    const { file: report, env } = await newReport(folder, selection);
    const isSelection = selection.grep !== undefined || selection.suites !== undefined;
    const jobs = parallel && !isSelection ? Math.max(2, os.availableParallelism()) : 1;
    const [program = '', ...rest] = programAndTests;
    const loader = bundled ? ['--enable-source-maps'] : ['--import', 'tsx'];
    const child = startChild(process.execPath, [...loader, program, String(timeout), String(jobs), ...rest], {
      env,
      isInBackground,
      onLine: print,
    });
    return await followReport(report, child, isSelection ? 'tests' : detail, print);
  };
