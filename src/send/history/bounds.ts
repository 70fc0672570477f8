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
