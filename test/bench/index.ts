// `npm run bench`: measures what is claimed about speed, side by side. It prints tables and asserts nothing, because a timed
// assertion fails on a busy machine and passes on a fast one. `npm run bench -- hostile panel` prints only these tables.
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
    title:
      'Activation, compared with an extension that does nothing: milliseconds (median of 3 windows) and bytes of code',
    make: () => activationTable(),
  },
  keystroke: {
    title: 'One keystroke in the middle of a file: microseconds of this extension’s own work (median of 200)',
    make: keystrokeTable,
  },
  contract: {
    title: 'The compiled contract: microseconds (first of 51 runs, and their median)',
    make: contractTable,
  },
  mistakes: { title: 'Mistakes in bodies, one per body: how many the checks find', make: mistakesTable },
  check: { title: 'The first check of a file: milliseconds', make: firstCheckTable },
  send: { title: 'One send to a server on loopback: milliseconds (500 sends of each kind, in turn)', make: sendTable },
  'send-all': { title: '1,000 creates, sent to a server on loopback', make: sendAllTable },
  editor: {
    title:
      'A file of 5.6 MB (10,000 requests) in the extension host: longest time that it was blocked, in milliseconds',
    make: () => tableFromEditor('index'),
  },
  hostile: {
    title: 'Files that are too large: longest times in milliseconds, compared with the same text as plain text',
    make: () => tableFromEditor('hostile'),
  },
  window: {
    title: 'A keystroke in the window: milliseconds until it is drawn, compared with the same text as plain text',
    make: windowTable,
  },
  panel: {
    title: 'A body of 10 MB in the response panel: longest time that each was blocked, in milliseconds',
    make: panelTable,
  },
};
const inEditor: readonly string[] = ['activation', 'editor', 'hostile', 'window', 'panel'];

await runThenStopEverything(async () => {
  const requested = process.argv.slice(2);
  const unknown = requested.filter((name) => !(name in tables));
  if (unknown.length > 0) {
    console.error(`There is no table called ${unknown.join(', ')}. Tables: ${Object.keys(tables).join(', ')}.`);
    return 1;
  }
  const names = requested.length > 0 ? requested : Object.keys(tables);
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
