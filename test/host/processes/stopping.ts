// The one place that ends what was started, however this process ends.

type Stop = () => Promise<void> | void;

const running = new Set<Stop>();
let stopped: Promise<void> | undefined;

/**
 * @param stop ends something that would outlive this process (a server, a browser, a half-made folder)
 * @returns a function to call if it ends earlier: it ends and forgets it; later calls do nothing
 */
export function whenStopping(stop: Stop): () => Promise<void> {
  running.add(stop);
  return async () => {
    if (running.delete(stop)) await stop();
  };
}

/** Ends everything, the latest first. Never throws: errors are printed, and the rest is still ended. */
export function stopEverything(): Promise<void> {
  stopped ??= (async () => {
    for (const stop of [...running].reverse()) {
      running.delete(stop);
      try {
        await stop();
      } catch (error) {
        console.error('Error while stopping:', error);
      }
    }
    stopped = undefined;
  })();
  return stopped;
}

/**
 * To be called once, by a program's first file: runs the program, and leaves nothing behind when it returns, throws, gets a
 * signal to end, or loses the process that started it. For an error, the message is printed; for a bug (uncaught), also the
 * stack.
 *
 * @param program returns the exit code
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
  // The output of this program is no longer read, as in `npm test | head`.
  process.stdout.on('error', () => {
    endBecause(141);
  });
  // The channel to the bootstrap alone must not keep this process running.
  process.channel?.unref();
  try {
    return await end(await program());
  } catch (error) {
    // While everything is being ended, the program loses what it was using: such an error is expected.
    if (stopped === undefined) console.error(error instanceof Error ? error.message : error);
    return await end(1);
  }
}
