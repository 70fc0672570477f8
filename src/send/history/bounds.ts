import { isUncertain } from '../certainty.ts';
import type { Exchange } from '../exchange.ts';

/** How large a history may be. */
export interface Limits {
  readonly count: number;
  readonly bytes: number;
}

/** For what is on disk, and for what a window keeps. */
export const diskLimits: Limits = { count: 200, bytes: 5_000_000 };
export const windowLimits: Limits = { count: 200, bytes: 100_000_000 };

/**
 * How many entries, newest first, fit the limits: the newest always does, and nothing older than the first that doesn't.
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
 * What a window keeps in memory: as much as the limits allow, and every write that may have succeeded, because this
 * extension asks before resending one for as long as the window exists.
 *
 * @param exchanges newest first
 */
export function keptInWindow(exchanges: readonly Exchange[], limits = windowLimits): readonly Exchange[] {
  const count = fitting(exchanges.map(sizeOf), limits);
  return exchanges.filter(({ outcome }, index) => index < count || isUncertain(outcome));
}

/** Roughly its size in memory, in bytes. */
const sizeOf = ({ outcome }: Exchange): number =>
  2 * ((outcome.request.body?.length ?? 0) + (outcome.kind === 'response' ? outcome.response.body.length : 0)) + 1000;
