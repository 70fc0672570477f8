// `npm run bench`: what is claimed about speed, measured side by side. Prints tables; asserts nothing, because a timed
// assertion fails on a busy machine and passes on a fast one. `npm run bench -- hostile panel` makes only these tables.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from '../host/build.ts';
import { repository, temporaryFolder } from '../host/folders.ts';
import { runThenStopEverything } from '../host/processes/stopping.ts';
import { readTable, tableFile, type Table } from './in-vscode/report.ts';
import { activationTable } from './activation.ts';
import { contractTable } from './contract.ts';
import { firstCheckTable } from './first-check.ts';
import { keystrokeTable } from './keystroke.ts';
import { mistakesTable } from './mistakes.ts';
import { panelTable } from './panel.ts';
import { sendAllTable, sendTable } from './sending.ts';
import { windowTable } from './window.ts';

const tables: Readonly<Record<string, { readonly title: string; readonly make: () => Table | Promise<Table> }>> = {
  activation: {
    title: 'Activation beside an extension that does nothing: milliseconds (median of 3 windows) and bytes of code',
    make: () => activationTable(),
  },
  keystroke: {
    title: 'One keystroke in the middle of a file, in microseconds of our own work (median of 200)',
    make: keystrokeTable,
  },
  contract: {
    title: 'The compiled contract, in microseconds (the first of 51 runs, and their median)',
    make: contractTable,
  },
  mistakes: { title: 'Mistakes in bodies, one in each: how many checking finds', make: mistakesTable },
  check: { title: 'The first check of a file, in milliseconds', make: firstCheckTable },
  send: { title: 'One send to a server on loopback, in milliseconds (500 each, in turn)', make: sendTable },
  'send-all': { title: '1,000 creates to a server on loopback', make: sendAllTable },
  editor: {
    title:
      'A file of 5.6 MB (10,000 requests) in the extension host: the longest time in milliseconds that anything blocked it',
    make: () => tableFromEditor('index'),
  },
  hostile: {
    title: 'Files that are too large: the longest times in milliseconds, beside the same text as plain text',
    make: () => tableFromEditor('hostile'),
  },
  window: {
    title: 'A keystroke in the window, in milliseconds until it is drawn, beside the same text as plain text',
    make: windowTable,
  },
  panel: {
    title: 'A body of 10 MB in the response panel: the longest time in milliseconds that anything held each up',
    make: panelTable,
  },
};
const inEditor: readonly string[] = ['activation', 'editor', 'hostile', 'window', 'panel'];

await runThenStopEverything(async () => {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !(name in tables));
  if (unknown.length > 0) {
    console.error(`There is no table ${unknown.join(', ')}. There are: ${Object.keys(tables).join(', ')}.`);
    return 1;
  }
  const names = asked.length > 0 ? asked : Object.keys(tables);
  let isBuilt = false;
  for (const name of names) {
    const table = tables[name];
    if (table === undefined) continue;
    if (!isBuilt && inEditor.includes(name)) await build();
    isBuilt ||= inEditor.includes(name);
    console.log(table.title);
    console.table(await table.make());
  }
  return 0;
});

async function tableFromEditor(name: string): Promise<Table> {
  const folder = await temporaryFolder('bench');
  const file = path.join(folder, 'table.json');
  await rm(file, { force: true });
  await runTests({
    vscodeExecutablePath: process.env['VSCODE_PATH'] ?? path.join(repository, 'test/host/vscode/vscode.mjs'),
    extensionDevelopmentPath: repository,
    extensionTestsPath: path.join(repository, `dist/test/bench/in-vscode/${name}.cjs`),
    extensionTestsEnv: { [tableFile]: file },
    launchArgs: [folder],
  });
  return await readTable(file);
}
