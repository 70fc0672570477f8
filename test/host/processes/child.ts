import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { repository } from '../folders.ts';
import { whenStopping } from './stopping.ts';

export interface ChildOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Whether it runs at low priority. */
  readonly isInBackground?: boolean;
  /** Called for each line of standard output and standard error, without its line end. */
  readonly onLine: (line: string) => void;
}

export interface Child {
  /** Its exit code, once it has ended; never rejects (127: it couldn't be started). */
  readonly ended: Promise<number>;
  /** Ends it and everything it started, and waits until they are gone. */
  readonly stop: () => Promise<void>;
}

/** Starts a command that cannot outlive this process, however this process ends (see attended.mjs). */
export function startChild(command: string, args: readonly string[], options: ChildOptions): Child {
  const attended = path.join(import.meta.dirname, 'attended.mjs');
  const child = spawn(process.execPath, [attended, command, ...args], {
    cwd: options.cwd ?? repository,
    env: { ...process.env, ...options.env },
    stdio: ['pipe', 'pipe', 'pipe'],
    // Its own process group: Ctrl-C in the terminal reaches only this process, which then ends the rest in order.
    detached: true,
  });
  // Its child, and the children of that, inherit the priority.
  if (options.isInBackground === true && child.pid !== undefined)
    os.setPriority(child.pid, os.constants.priority.PRIORITY_BELOW_NORMAL);
  for (const stream of [child.stdout, child.stderr]) createInterface(stream).on('line', options.onLine);
  // The pipe breaks if the child ends first; that isn't an error.
  child.stdin.on('error', () => undefined);
  const ended = exitCode(child);
  const stop = whenStopping(async () => {
    child.stdin.destroy();
    await ended;
  });
  void ended.then(stop);
  return { ended, stop };
}

/**
 * Runs a command to its end.
 *
 * @throws an error with the command and everything it printed, if its exit code is not 0
 */
export async function runChild(
  command: string,
  args: readonly string[],
  options: Omit<ChildOptions, 'onLine'> = {},
): Promise<void> {
  const output: string[] = [];
  const code = await startChild(command, args, { ...options, onLine: (line) => output.push(line) }).ended;
  if (code !== 0)
    throw new Error(`${output.join('\n')}\n${[command, ...args].join(' ')} failed with exit code ${code}.`);
}

/**
 * @param secret redacted in each line
 * @returns a function that appends lines to a new file, whose folder is created if it's missing
 */
export async function logTo(file: string, secret?: string): Promise<(line: string) => void> {
  await mkdir(path.dirname(file), { recursive: true });
  const stream = createWriteStream(file);
  return (line) => stream.write(`${secret === undefined ? line : line.replaceAll(secret, '…')}\n`);
}

function exitCode(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.on('error', () => {
      resolve(127);
    });
    // "close" comes after the last line of output, "exit" may come before it.
    child.on('close', (code) => {
      resolve(code ?? 137);
    });
  });
}
