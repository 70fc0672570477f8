// A program: runs the editor tests inside VS Code. VSCODE_PATH names the executable of a desktop VS Code, VSCODE_VERSION a
// version to download ("stable", "insiders", "1.101.0"); without either, the one from the npm registry is used.
// Usage: node --import tsx test/host/suites/run-in-vscode.ts <folder to open>
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { repository, scratch, temporaryFolder } from '../folders.ts';
import { runThenStopEverything } from '../processes/stopping.ts';

const [folder = ''] = process.argv.slice(2);

await runThenStopEverything(async () => {
  const dataFolder = await temporaryFolder('desktop');
  const version = process.env['VSCODE_VERSION'];
  return await runTests({
    ...(version === undefined
      ? { vscodeExecutablePath: process.env['VSCODE_PATH'] ?? path.join(repository, 'test/host/vscode/vscode.mjs') }
      : { version, cachePath: path.join(scratch, 'desktop') }),
    extensionDevelopmentPath: repository,
    extensionTestsPath: path.join(repository, 'dist/test/editor/index.cjs'),
    launchArgs: [folder, `--user-data-dir=${dataFolder}`, `--extensions-dir=${path.join(dataFolder, 'extensions')}`],
  });
});
