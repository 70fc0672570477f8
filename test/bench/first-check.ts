import { setTimeout as sleep } from 'node:timers/promises';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { finishInSlices } from '../../src/editor/in-slices.ts';
import { parseHttpFile } from '../../src/http/file.ts';
import { FileChecker } from '../../src/language/checks/file.ts';
import { requestFile } from './request-file.ts';

/** Milliseconds that the first check of files of growing size takes, and the longest time that it blocks everything else. */
export async function firstCheckTable(): Promise<Record<string, Record<string, number>>> {
  // A warm-up: in a window, too, code is compiled only once.
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
    'split into blocks': round(parsed - start),
    'read and checked, in slices': round(checked - parsed),
    'longest time blocked': round(histogram.max / 1e6),
  };
}
