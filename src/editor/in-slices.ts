import { setImmediate } from 'node:timers/promises';
import type { CancellationToken } from 'vscode';

/** How long one feature may hold the extension host before it lets others run, in milliseconds. */
const slice = 8;

/**
 * Collects what a generator yields, in slices, so that a file of ten thousand requests holds nobody up.
 *
 * @returns undefined once nobody wants the result any more, which is what an edit meanwhile means, too
 */
export async function collectInSlices<T>(items: Iterable<T>, token: CancellationToken): Promise<T[] | undefined> {
  const collected: T[] = [];
  let until = performance.now() + slice;
  for (const item of items) {
    collected.push(item);
    if (performance.now() < until) continue;
    await setImmediate();
    if (token.isCancellationRequested) return undefined;
    until = performance.now() + slice;
  }
  return collected;
}
