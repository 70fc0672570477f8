import { isUncertain } from '../certainty.ts';
import type { Exchange } from '../exchange.ts';

/** What a history may weigh. */
export interface Limits {
  readonly count: number;
  readonly bytes: number;
}

/** Of what is on disk, and of what a window keeps. */
export const diskLimits: Limits = { count: 200, bytes: 5_000_000 };
export const windowLimits: Limits = { count: 200, bytes: 100_000_000 };

/**
 * How many entries, newest first, fit the limits: the newest always does, and nothing older than the first that does not.
 *
 * @param sizes in bytes, newest first
 */
export function fitting(sizes: readonly number[], { count, bytes }: Limits): number {
  let total = 0;
  for (const [index, size] of sizes.slice(0, count).entries()) {
    total += size;
    if (total > bytes && index > 0) return index;
  }
  return Math.min(sizes.length, count);
}

/**
 * What a window keeps in its memory: as much as the limits let it, and every write that may have succeeded, because
 * this extension asks before that is sent again for as long as the window lives.
 *
 * @param exchanges newest first
 */
export function keptInWindow(exchanges: readonly Exchange[], limits = windowLimits): readonly Exchange[] {
  const count = fitting(exchanges.map(weightOf), limits);
  return exchanges.filter(({ outcome }, index) => index < count || isUncertain(outcome));
}

/** Roughly its size in memory, in bytes. */
const weightOf = ({ outcome }: Exchange): number =>
  2 * ((outcome.request.body?.length ?? 0) + (outcome.kind === 'response' ? outcome.response.body.length : 0)) + 1000;
