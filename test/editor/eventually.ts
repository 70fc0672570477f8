import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds to try for. */
const LONGEST = 30_000;

/** Milliseconds before the second try, the third and so on; the last one repeats. */
const PAUSES = [10, 20, 50, 100] as const;

/** The most that a try counts for, in milliseconds: the process was stalled during one that took longer. */
const LONGEST_TRY = 1000;

/**
 * Tries until its assertions hold: VS Code has no event for when another extension is done. Fails as the last try did, after half a
 * minute in which this process wasn't stalled: while it is, so is what the test waits for.
 */
export async function eventually(attempt: () => void | Promise<void>): Promise<void> {
  for (let left = LONGEST, tries = 0; ; tries++) {
    const started = performance.now();
    try {
      await attempt();
      return;
    } catch (error) {
      if (left <= 0) throw error;
      await sleep(PAUSES[Math.min(tries, PAUSES.length - 1)]);
      left -= Math.min(performance.now() - started, LONGEST_TRY);
    }
  }
}
