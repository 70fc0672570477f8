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
  /** Which of its files to run. */
  readonly isIncluded: (file: string) => boolean;
  /** Timeout of a test, in milliseconds. */
  readonly timeout: number;
  /** Whether mocha runs as many files at once as there are cores. */
  readonly parallel?: boolean;
  /** Whether the files are bundled first, which is faster for many files. Tests that import a TypeScript file by name can't be bundled. */
  readonly bundled?: boolean;
  /** Whether it runs at low priority. */
  readonly isInBackground?: boolean;
  readonly detail: Exclude<Detail, 'tests'>;
}

/** @returns a function that runs test files with mocha in Node. For a selection, it shows each test when it ends. */
export const inNode =
  ({ folder, isIncluded, timeout, parallel = false, bundled = false, isInBackground = false, detail }: Run) =>
  async (selection: Selection, print: Print): Promise<RunTotals> => {
    const found = await readdir(path.join(repository, 'test', folder), { recursive: true });
    const tests = found.filter((file) => file.endsWith('.test.ts') && isIncluded(file)).sort();
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
