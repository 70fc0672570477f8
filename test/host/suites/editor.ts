import { cp } from 'node:fs/promises';
import path from 'node:path';
import { logTo, startChild } from '../processes/child.ts';
import { examples, logs, repository, temporaryFolder } from '../folders.ts';
import { followReport, newReport, type Print, type RunTotals, type Selection } from './follow-report.ts';

/** Runs the tests that were built from test/editor inside VS Code, in a copy of the examples. */
export async function runInVSCode(selection: Selection, print: Print): Promise<RunTotals> {
  const folder = path.join(await temporaryFolder('editor'), 'examples');
  await cp(examples, folder, { recursive: true });
  const { file: report, env } = await newReport('editor', selection);
  const logFile = path.join(logs, 'editor.log');
  const log = await logTo(logFile);
  const lines: string[] = [];
  const program = path.join(repository, 'test/host/suites/run-in-vscode.ts');
  const child = startChild(process.execPath, ['--import', 'tsx', program, folder], {
    env,
    onLine: (line) => {
      lines.push(line);
      log(line);
    },
  });
  const totals = await followReport(report, child, selection.grep === undefined ? 'held' : 'tests', print);
  if (totals.failed > 0) {
    for (const line of lines.slice(-20)) print(`  ${line}`);
    print(`The logs of VS Code and its extension host are in ${path.relative(repository, logs)}/editor*.log.`);
  }
  return totals;
}
