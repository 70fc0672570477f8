import { existsSync } from 'node:fs';
import { cp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { repository } from '../folders.ts';
import { until } from '../until.ts';

/** Names the file to open; gone once that is being opened. */
const fileIn = (dataFolder: string): string => path.join(dataFolder, 'open-file');

/** Puts the extension that opens files for tests into a data folder that no server has used yet. */
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
 * Has that extension open a file, once: opened a second time, it would take the focus from what a test does next.
 *
 * @param press presses the key for it, which nobody listens to before VS Code knows its extensions
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
