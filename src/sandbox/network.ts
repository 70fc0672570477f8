import { setTimeout } from 'node:timers/promises';

/** Waits; rejects with the reason of the signal once that is aborted. */
export async function waitSeconds(seconds: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(seconds * 1000, undefined, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}

/** What Node's `fetch` throws when a connection breaks, whatever had gone over it by then. */
export const brokenConnection = (): TypeError =>
  new TypeError('fetch failed', {
    cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', errno: -104, syscall: 'read' }),
  });
