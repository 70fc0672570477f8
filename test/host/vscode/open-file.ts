import { existsSync } from 'node:fs';
import { cp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { repository } from '../folders.ts';
import { until } from '../until.ts';

/** Names the file to open; removed once that is being opened. */
const fileIn = (dataFolder: string): string => path.join(dataFolder, 'open-file');

/** Installs the extension that opens files for tests, in a data folder that no server has used yet. */
export async function installOpenFile(dataFolder: string): Promise<void> {
  const name = 'graph-run-states-test.open-file-0.0.1';
  await cp(path.join(repository, 'test/host/vscode/open-file-extension'), path.join(dataFolder, 'extensions', name), {
    recursive: true,
  });
}

/** What that extension reads from its environment. */
export const openFileEnvironment = (dataFolder: string): Record<string, string> => ({
  GRAPH_RUN_STATES_OPEN_FILE: fileIn(dataFolder),
});

/**
 * Makes that extension open a file, only once: opened a second time, it would take the focus from what a test does next.
 *
 * @param press presses the key for it, which does nothing until VS Code has found its extensions
 */
export async function openFile(dataFolder: string, file: string, press: () => Promise<void>): Promise<void> {
  const named = fileIn(dataFolder);
  await writeFile(named, file);
  const attempt = async (): Promise<boolean> => {
    await press();
    return await until(
      'it',
      () => Promise.resolve(existsSync(named)),
      (isThere) => !isThere,
      1,
    );
  };
  await until('the extension that opens files', attempt, undefined, 60);
}
