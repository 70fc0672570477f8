import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { whenStopping } from './stopping.ts';

/**
 * Does the work under a lock file, which only one process on this machine has at a time. The file contains the id of that
 * process; the lock of a process that is gone is taken over.
 *
 * @param onWait called once if another process has the lock
 */
export async function withLock<T>(file: string, work: () => Promise<T>, onWait: (pid: number) => void): Promise<T> {
  await mkdir(path.dirname(file), { recursive: true });
  for (let waited = false; !(await acquire(file));) {
    const holder = await holderOf(file);
    if (holder === undefined) continue;
    if (!isAlive(holder)) await breakLock(file);
    else {
      if (!waited) onWait(holder);
      waited = true;
      await sleep(200);
    }
  }
  const release = whenStopping(() => rm(file, { force: true }));
  try {
    return await work();
  } finally {
    await release();
  }
}

async function acquire(file: string): Promise<boolean> {
  // A link is atomic: it appears with the id already inside.
  const mine = `${file}.${process.pid}`;
  await writeFile(mine, String(process.pid));
  try {
    await link(mine, file);
    return true;
  } catch (error) {
    if (isErrorCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(mine, { force: true });
  }
}

async function holderOf(file: string): Promise<number | undefined> {
  try {
    return Number(await readFile(file, 'utf8'));
  } catch (error) {
    if (isErrorCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Two processes may find the same dead holder: the second could move away the first one's new lock, so it checks. */
async function breakLock(file: string): Promise<void> {
  const aside = `${file}.broken.${process.pid}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (isErrorCode(error, 'ENOENT')) return;
    throw error;
  }
  const holder = await holderOf(aside);
  if (holder !== undefined && isAlive(holder)) await link(aside, file);
  await rm(aside, { force: true });
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user is alive, too.
    return isErrorCode(error, 'EPERM');
  }
}

function isErrorCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
