import { cp } from 'node:fs/promises';
import path from 'node:path';
import { logTo, startChild } from '../child.ts';
import { examples, logs, repository, temporaryFolder } from '../folders.ts';
import { followReport, newReportFile, type Print, type Totals } from '../follow-report.ts';
import { REPORT_FILE, REPORT_GREP } from '../mocha-report.ts';

/**
 * Runs the tests that were built from test/editor inside VS Code, in a copy of the examples.
 *
 * @param grep only tests whose full title contains this
 */
export async function runInVSCode(grep: string | undefined, print: Print): Promise<Totals> {
  const folder = path.join(await temporaryFolder('editor'), 'examples');
  await cp(examples, folder, { recursive: true });
  const report = await newReportFile('editor');
  const logFile = path.join(logs, 'editor.log');
  const log = await logTo(logFile);
  const lines: string[] = [];
  const program = path.join(repository, 'test/host/run-in-vscode.ts');
  const child = startChild(process.execPath, ['--import', 'tsx', program, folder], {
    env: { [REPORT_FILE]: report, [REPORT_GREP]: grep },
    onLine: (line) => {
      lines.push(line);
      log(line);
    },
  });
  const totals = await followReport(report, child, 'tests', print);
  if (totals.failed > 0) {
    for (const line of lines.slice(-20)) print(`  ${line}`);
    print(`What VS Code and its extension host logged is in ${path.relative(repository, logs)}/editor*.log.`);
  }
  return totals;
}
