import { setImmediate, setTimeout } from 'node:timers/promises';
import type { CancellationToken } from 'vscode';
import type { HttpFile } from '../http/model.ts';

/**
 * How long one feature may hold the extension host before it lets others run, in milliseconds. Problems, outline, folding and
 * links are wanted at the same time when a file opens, and take one slice each in a turn of the event loop: together they
 * stay below the 16 ms in which a frame is drawn.
 */
const slice = 4;

/**
 * Runs a generator to its end in slices, so that a file of ten thousand requests doesn't block the extension host.
 *
 * @returns what it returns; undefined once the result is no longer wanted, which is also the case after an edit
 */
export async function finishInSlices<T>(
  steps: Iterator<unknown, T>,
  isCancelled: () => boolean,
): Promise<T | undefined> {
  let until = performance.now() + slice;
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    if (performance.now() < until) continue;
    await setImmediate();
    if (isCancelled()) return undefined;
    until = performance.now() + slice;
  }
}

/** From how many blocks on a file is large: work on all of them waits for a pause in typing. */
const large = 1000;

/** That pause, in milliseconds. */
const pause = 500;

/**
 * Lets typing in a large file go on: VS Code asks for outline and folding of the whole file after each edit, and cancels what
 * it asked for before.
 *
 * @returns false once the result is no longer wanted
 */
export async function afterTyping(file: HttpFile, token: CancellationToken): Promise<boolean> {
  if (file.blocks.length >= large) await setTimeout(pause);
  return !token.isCancellationRequested;
}

/**
 * Collects what an iterable gives, in the same way.
 *
 * @param most where to stop: what is collected for VS Code is sent to the window in one go
 */
export const collectInSlices = <T>(
  items: Iterable<T>,
  token: CancellationToken,
  most = Infinity,
): Promise<T[] | undefined> => finishInSlices(collecting(items, most), () => token.isCancellationRequested);

function* collecting<T>(items: Iterable<T>, most = Infinity): Generator<undefined, T[]> {
  const collected: T[] = [];
  for (const item of items) {
    if (collected.push(item) >= most) break;
    yield;
  }
  return collected;
}

/** Does one thing after the other, in the same way, to the end. @returns what each gives, in their order */
export async function doneInSlices<T>(things: Iterable<() => T>): Promise<T[]> {
  const all = function* (): Generator<T> {
    for (const thing of things) yield thing();
  };
  return (await finishInSlices(collecting(all()), () => false)) ?? [];
}
