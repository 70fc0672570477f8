import { cp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { repository } from '../folders.ts';

/** Names the file that is opened by the next press of the key for it. */
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

/** Says which file comes next. */
export const opensNext = (dataFolder: string, file: string): Promise<void> => writeFile(fileIn(dataFolder), file);
