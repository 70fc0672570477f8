import { setImmediate, setTimeout } from 'node:timers/promises';
import type { CancellationToken } from 'vscode';
import type { HttpFile } from '../http/model.ts';

/**
 * How long one feature may block the extension host before it lets others run, in milliseconds. Problems, outline, folding and links are
 * needed at the same time when a file opens, and use one slice each in a turn of the event loop: together they stay below the 16 ms in
 * which a frame is drawn.
 */
const slice = 4;

/**
 * Runs a generator to completion in slices, so that a file of ten thousand requests doesn't block the extension host.
 *
 * @returns the generator's return value; undefined once the result is no longer needed, which is also the case after an edit
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

/** The number of blocks from which a file is large: work on all of them waits for a pause in typing. */
const large = 1000;

/** That pause, in milliseconds. */
const pause = 500;

/**
 * Waits for a pause in typing if the file is large: after each edit, VS Code requests the outline and folding of the whole file, and
 * cancels its earlier requests.
 *
 * @returns false once the result is no longer needed
 */
export async function afterTyping(file: HttpFile, token: CancellationToken): Promise<boolean> {
  if (file.blocks.length >= large) await setTimeout(pause);
  return !token.isCancellationRequested;
}

/**
 * Collects the items of an iterable in slices, as `finishInSlices` does.
 *
 * @param most the most items to collect: what is collected for VS Code is sent to the window in one go
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

/** Runs all functions in slices, one after another. @returns their results, in the same order */
export async function doneInSlices<T>(functions: Iterable<() => T>): Promise<T[]> {
  const all = function* (): Generator<T> {
    for (const run of functions) yield run();
  };
  return (await finishInSlices(collecting(all()), () => false)) ?? [];
}
