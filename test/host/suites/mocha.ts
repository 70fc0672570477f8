import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { startChild } from '../child.ts';
import { repository } from '../folders.ts';
import { followReport, newReportFile, type Print, type Totals } from '../follow-report.ts';
import { REPORT_FILE, REPORT_GREP } from '../mocha-report.ts';

/**
 * Runs every `*.test.ts` of a folder of test/ with mocha in Node.
 *
 * @param name of the folder, and of the suite
 * @param timeout milliseconds that one test may take
 * @param grep only tests whose full title contains this
 */
export async function runInNode(
  name: 'unit' | 'ui',
  timeout: number,
  grep: string | undefined,
  print: Print,
): Promise<Totals> {
  const folder = path.join(repository, 'test', name);
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.test.ts')).sort();
  const report = await newReportFile(name);
  const program = path.join(repository, 'test/host/run-mocha.ts');
  const child = startChild(
    process.execPath,
    ['--import', 'tsx', program, String(timeout), ...files.map((file) => path.join(folder, file))],
    { env: { [REPORT_FILE]: report, [REPORT_GREP]: grep }, onLine: print },
  );
  // There are thousands of unit tests; whoever asks for some of them wants to see those.
  const detail = name === 'unit' && grep === undefined ? 'suites' : 'tests';
  return await followReport(report, child, detail, print);
}
