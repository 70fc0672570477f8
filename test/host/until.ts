import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds before the second read, the third and so on; the last one repeats. Each read costs the editor time. */
const PAUSES = [20, 50, 100, 200] as const;

/**
 * Reads repeatedly until the value is wanted: the editor has no events that a test could wait for.
 *
 * @param what completes "Waited 30 s for …"
 * @param isWanted by default: anything but undefined
 * @throws if it isn't wanted in time; the message has the last value, or the error of the last read
 */
export async function until<T>(
  what: string,
  read: () => Promise<T>,
  isWanted: (value: T) => boolean = (value) => value !== undefined,
  seconds = 30,
): Promise<T> {
  const deadline = performance.now() + seconds * 1000;
  for (let reads = 0; ; reads++) {
    let last: string;
    try {
      const value = await read();
      if (isWanted(value)) return value;
      last = `the last value was ${value === undefined ? 'undefined' : JSON.stringify(value)}`;
    } catch (error) {
      last = `the last attempt failed: ${error instanceof Error ? error.message : String(error)}`;
    }
    if (performance.now() > deadline) throw new Error(`Waited ${seconds} s for ${what}; ${last}`);
    await sleep(PAUSES[Math.min(reads, PAUSES.length - 1)]);
  }
}
