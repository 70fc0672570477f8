// One place that ends what was started, whichever way this process ends.

type Stop = () => Promise<void> | void;

const running = new Set<Stop>();
let stopped: Promise<void> | undefined;

/**
 * @param stop ends something that would outlive this process (a server, a browser, a half-made folder)
 * @returns what to call when it ends earlier: ends it and forgets it; later calls do nothing
 */
export function whenStopping(stop: Stop): () => Promise<void> {
  running.add(stop);
  return async () => {
    if (running.delete(stop)) await stop();
  };
}

/** Ends everything, the latest first. Never throws: what fails is printed, and the rest is ended all the same. */
export function stopEverything(): Promise<void> {
  stopped ??= (async () => {
    for (const stop of [...running].reverse()) {
      running.delete(stop);
      try {
        await stop();
      } catch (error) {
        console.error('While stopping:', error);
      }
    }
    stopped = undefined;
  })();
  return stopped;
}

/**
 * To be called once by a program's first file: runs it, and leaves nothing behind when it returns, throws, is told to end
 * by a signal, or loses the process that started it. An error is printed by its message, a bug (uncaught) with its stack.
 *
 * @param program gives the exit code
 */
export async function runThenStopEverything(program: () => Promise<number>): Promise<never> {
  const end = async (code: number): Promise<never> => {
    await stopEverything();
    process.exit(code);
  };
  const endBecause = (code: number, why?: unknown) => {
    if (why !== undefined) console.error(why);
    void end(code);
  };
  process.on('SIGINT', () => {
    endBecause(130);
  });
  process.on('SIGTERM', () => {
    endBecause(143);
  });
  process.on('SIGHUP', () => {
    endBecause(129);
  });
  process.on('disconnect', () => {
    endBecause(129);
  });
  process.on('uncaughtException', (error) => {
    endBecause(1, error);
  });
  // Nobody reads what this program prints any longer, as in `npm test | head`.
  process.stdout.on('error', () => {
    endBecause(141);
  });
  // The channel to the bootstrap alone is no reason to stay.
  process.channel?.unref();
  try {
    return await end(await program());
  } catch (error) {
    // Told to end, the program lost what it was using; that is no news.
    if (stopped === undefined) console.error(error instanceof Error ? error.message : error);
    return await end(1);
  }
}
