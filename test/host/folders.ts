import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { isAlive } from './processes/lock.ts';
import { whenStopping } from './processes/stopping.ts';

export const repository = path.resolve(import.meta.dirname, '../..');

/** The request files that users see first, and that every suite may read. */
export const examples = path.join(repository, 'test/examples');

/** Everything that is downloaded or written at test time; ignored by git, safe to delete. */
export const scratch = path.join(repository, '.vscode-test');
export const logs = path.join(scratch, 'logs');
export const screenshots = path.join(scratch, 'screenshots');
export const data = path.join(scratch, 'data');

/**
 * Creates an empty folder that is removed when this process ends. Those of killed processes are removed, too.
 *
 * @param name what it is for, without "-"
 */
export async function temporaryFolder(name: string): Promise<string> {
  await mkdir(data, { recursive: true });
  for (const entry of await readdir(data)) {
    const owner = /-(\d+)-\w+$/.exec(entry)?.[1];
    if (owner !== undefined && !isAlive(Number(owner))) await removeFolder(path.join(data, entry));
  }
  const folder = await mkdtemp(path.join(data, `${name}-${process.pid}-`));
  whenStopping(() => removeFolder(folder));
  return folder;
}

function removeFolder(folder: string): Promise<void> {
  // A process that is just ending may still write its last log lines.
  return rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
