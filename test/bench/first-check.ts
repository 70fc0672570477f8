import { setTimeout as sleep } from 'node:timers/promises';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { finishInSlices } from '../../src/editor/in-slices.ts';
import { parseHttpFile } from '../../src/http/file.ts';
import { FileChecker } from '../../src/language/checks/file.ts';
import { requestFile } from './request-file.ts';

/** Milliseconds that the first check of a file of growing size takes, and the longest that it lets nothing else run. */
export async function firstCheckTable(): Promise<Record<string, Record<string, number>>> {
  // What is compiled on the way is compiled once in the life of a window.
  await firstCheck(requestFile(1000));
  const table: Record<string, Record<string, number>> = {};
  for (const requests of [10, 100, 1000, 10_000])
    table[`${requests} requests`] = await firstCheck(requestFile(requests));
  return table;
}

async function firstCheck(text: string): Promise<Record<string, number>> {
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  await sleep(100);
  histogram.enable();
  const start = performance.now();
  const file = parseHttpFile(text);
  const parsed = performance.now();
  await finishInSlices(new FileChecker().steps(file), () => false);
  const checked = performance.now();
  histogram.disable();
  const round = (milliseconds: number): number => Math.round(milliseconds * 10) / 10;
  return {
    'cut into blocks': round(parsed - start),
    'read and checked, in slices': round(checked - parsed),
    'longest stretch': round(histogram.max / 1e6),
  };
}
