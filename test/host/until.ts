import { setTimeout as sleep } from 'node:timers/promises';

const MILLISECONDS_BETWEEN_READS = 50;

/**
 * Reads again and again until the value is wanted: what happens in the editor has no event that a test could wait for.
 *
 * @param what completes "Waited 30 s for …"
 * @param isWanted by default: anything but undefined
 * @throws if it is not wanted in time; the message has the last value, or the error of the last read
 */
export async function until<T>(
  what: string,
  read: () => Promise<T>,
  isWanted: (value: T) => boolean = (value) => value !== undefined,
  seconds = 30,
): Promise<T> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    let last: string;
    try {
      const value = await read();
      if (isWanted(value)) return value;
      last = `the last value was ${value === undefined ? 'undefined' : JSON.stringify(value)}`;
    } catch (error) {
      last = `the last attempt failed: ${error instanceof Error ? error.message : String(error)}`;
    }
    if (performance.now() > deadline) throw new Error(`Waited ${seconds} s for ${what}; ${last}`);
    await sleep(MILLISECONDS_BETWEEN_READS);
  }
}
