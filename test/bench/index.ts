// `npm run bench`: what is claimed about speed, measured side by side. Prints tables; asserts nothing, because a timed
// assertion fails on a busy machine and passes on a fast one.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from '../host/build.ts';
import { repository, temporaryFolder } from '../host/folders.ts';
import { runThenStopEverything } from '../host/stopping.ts';
import { readTable, tableFile, type Table } from './in-vscode/report.ts';
import { firstCheckTable } from './first-check.ts';
import { keystrokeTable } from './keystroke.ts';
import { panelTable } from './panel.ts';
import { sendAllTable, sendTable } from './sending.ts';

await runThenStopEverything(async () => {
  console.log('One keystroke in the middle of a file, in microseconds of our own work (median of 200)');
  console.table(keystrokeTable());
  console.log('The first check of a file, in milliseconds');
  console.table(await firstCheckTable());
  console.log('One send to a server on loopback, in milliseconds (500 each, in turn)');
  console.table(await sendTable());
  console.log('1,000 creates to a server on loopback');
  console.table(await sendAllTable());

  await build();
  const folder = await temporaryFolder('bench');
  const file = path.join(folder, 'table.json');
  const tableOf = async (name: string): Promise<Table> => {
    await rm(file, { force: true });
    await runTests({
      vscodeExecutablePath: process.env['VSCODE_PATH'] ?? path.join(repository, 'test/host/vscode.mjs'),
      extensionDevelopmentPath: repository,
      extensionTestsPath: path.join(repository, `dist/test/bench/in-vscode/${name}.cjs`),
      extensionTestsEnv: { [tableFile]: file },
      launchArgs: [folder],
    });
    return await readTable(file);
  };
  console.log(
    'A file of 5.6 MB (10,000 requests) in the extension host: the longest time in milliseconds that anything blocked it',
  );
  console.table(await tableOf('index'));
  console.log('Files that are too large: the longest times in milliseconds, beside the same text as plain text');
  console.table(await tableOf('hostile'));
  console.log('A body of 10 MB in the response panel: the longest time in milliseconds that anything held each up');
  console.table(await panelTable());
  return 0;
});
