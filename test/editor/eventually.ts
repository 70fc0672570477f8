import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds to try for. */
const LONGEST = 30_000;

/** Milliseconds before the second try, the third and so on; the last one stays. */
const PAUSES = [10, 20, 50, 100] as const;

/** What a try counts for at most, in milliseconds: one that took longer stood still. */
const LONGEST_TRY = 1000;

/**
 * Tries until what it asserts holds: VS Code tells nobody when another extension is done. Fails as the last try did,
 * after half a minute in which this process didn't stand still: while it does, so does what is waited for.
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
