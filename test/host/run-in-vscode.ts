// A program: runs the editor tests inside VS Code. VSCODE_PATH names the executable of a desktop VS Code; without it, the
// one from the npm registry is used.
// Usage: node --import tsx test/host/run-in-vscode.ts <folder to open>
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { repository, temporaryFolder } from './folders.ts';
import { runThenStopEverything } from './stopping.ts';

const [folder = ''] = process.argv.slice(2);

await runThenStopEverything(async () => {
  const dataFolder = await temporaryFolder('desktop');
  return await runTests({
    vscodeExecutablePath: process.env['VSCODE_PATH'] ?? path.join(import.meta.dirname, 'vscode.mjs'),
    extensionDevelopmentPath: repository,
    extensionTestsPath: path.join(repository, 'dist/test/editor/index.cjs'),
    launchArgs: [folder, `--user-data-dir=${dataFolder}`, `--extensions-dir=${path.join(dataFolder, 'extensions')}`],
  });
});
