import { setTimeout as sleep } from 'node:timers/promises';

/** Tries until what it asserts holds: VS Code tells nobody when another extension is done. Fails as the last try did. */
export async function eventually(attempt: () => void | Promise<void>, seconds = 30): Promise<void> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await sleep(50);
    }
  }
}
