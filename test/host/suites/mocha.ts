import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { startChild } from '../child.ts';
import { repository } from '../folders.ts';
import {
  type Detail,
  followReport,
  newReport,
  type Print,
  type RunTotals,
  type Selection,
  sum,
} from '../follow-report.ts';

/** In the environment of a process: which of those it is that share the files of a suite, from 0. */
export const LANE = 'GRAPH_RUN_STATES_LANE';

interface Run {
  /** The folder of test/, and the suite. */
  readonly name: 'unit' | 'ui';
  /** Milliseconds that one test may take. */
  readonly timeout: number;
  /** How many processes share the files. */
  readonly lanes: number;
  readonly detail: Exclude<Detail, 'tests'>;
}

/**
 * Runs every `*.test.ts` of a folder of test/ with mocha in Node. What is only a selection runs in one process, so that each test
 * is shown as it ends.
 */
export async function runInNode(
  { name, timeout, lanes, detail }: Run,
  selection: Selection,
  print: Print,
): Promise<RunTotals> {
  const folder = path.join(repository, 'test', name);
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.test.ts')).sort();
  const program = path.join(repository, 'test/host/run-mocha.ts');
  const runFiles = async (some: readonly string[], lane: number, shown: Detail): Promise<RunTotals> => {
    const { file: report, env } = await newReport(name, selection);
    const child = startChild(
      process.execPath,
      ['--import', 'tsx', program, String(timeout), ...some.map((file) => path.join(folder, file))],
      { env: { ...env, [LANE]: String(lane) }, onLine: print },
    );
    return await followReport(report, child, shown, print);
  };
  if (selection.grep !== undefined || selection.suites !== undefined) return await runFiles(files, 0, 'tests');
  const totals = await Promise.all(
    Array.from({ length: lanes }, (_, lane) =>
      runFiles(
        files.filter((_file, index) => index % lanes === lane),
        lane,
        detail,
      ),
    ),
  );
  return { ...sum(...totals), suites: new Map(totals.flatMap(({ suites }) => [...suites])) };
}
