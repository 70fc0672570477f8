import { monitorEventLoopDelay } from 'node:perf_hooks';

/** The longest time in milliseconds that `run` blocks everything else. */
export async function longestBlock(run: () => Promise<void>): Promise<number> {
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  histogram.enable();
  await run();
  histogram.disable();
  return Math.round(histogram.max / 1e5) / 10;
}
