import { Worker } from 'node:worker_threads';
import { loadTarget } from '../targets.ts';
import { type Finding, literal } from './finding.ts';
import { inputAt } from './try-inputs.ts';
import { type FromWorker, Progress, type WorkerTask } from './worker-task.ts';

/** One turn of a target: what is tried, for how long, and within which limits. */
export interface Slice {
  /** The full path of the target's file. */
  readonly file: string;
  readonly seed: number;
  readonly milliseconds: number;
  /** The maximum number of inputs. */
  readonly inputs?: number;
  /** The keys of known findings. */
  readonly known?: readonly string[];
  readonly limits?: Partial<Limits>;
  /** How many smaller inputs are tried after one that hangs or uses up the memory, each in its own thread. */
  readonly deepest?: number;
}

/** What one input may use. */
export interface Limits {
  readonly cpuMilliseconds: number;
  /** For an input that waits for something that never comes, or for another program. */
  readonly wallMilliseconds: number;
  readonly heapMegabytes: number;
  /** Of the whole process, including what isn't on the heap, such as buffers. */
  readonly processMegabytes: number;
}

export const defaultLimits: Limits = {
  cpuMilliseconds: 5_000,
  wallMilliseconds: 60_000,
  heapMegabytes: 1_000,
  processMegabytes: 2_500,
};

export interface SliceResult {
  readonly inputs: number;
  readonly cases: number;
  /** Time spent on inputs, not including loading. */
  readonly milliseconds: number;
  readonly findings: readonly Finding[];
}

/** How long it may take to find a smaller input. */
const shrinkMilliseconds = 60_000;

/**
 * Tries inputs in a thread, and watches how much CPU time and memory each uses. CPU time is measured for the whole process, so no
 * other slice may run in it at the same time.
 */
export async function runSlice(slice: Slice): Promise<SliceResult> {
  const { findings, death, progress, milliseconds } = await runWorker(slice);
  const all = [...findings];
  if (death !== undefined)
    all.push(await fatalFinding(slice, death, progress[Progress.seed] ?? 0, progress[Progress.index] ?? 0));
  return { inputs: progress[Progress.inputs] ?? 0, cases: progress[Progress.cases] ?? 0, milliseconds, findings: all };
}

/** Why a thread ended before its work was done. */
interface Death {
  readonly kind: 'hang' | 'memory';
  readonly message: string;
}

/** The finding that ended a thread, with the smallest input that does the same. */
async function fatalFinding(slice: Slice, death: Death, seed: number, index: number): Promise<Finding> {
  const dies = async (place: string) => {
    const alone = await runWorker({ ...slice, seed }, place);
    return alone.death?.kind === death.kind;
  };
  const found = { kind: death.kind, key: death.kind, seed, path: String(index) };
  if (!(await dies(found.path)))
    return { ...found, message: `${death.message} It doesn’t happen when the input is tried alone.`, input: undefined };
  const target = await loadTarget(slice.file);
  let { path } = found;
  const end = performance.now() + shrinkMilliseconds;
  for (let tried = 0, child = 0; tried < (slice.deepest ?? 25) && performance.now() < end; tried++) {
    const smaller = `${path}:${child}`;
    if (inputAt(target, seed, smaller) === undefined) break;
    if (await dies(smaller)) [path, child] = [smaller, 0];
    else child++;
  }
  const input = inputAt(target, seed, path);
  return { ...found, path, message: death.message, input: input && literal(input.value) };
}

async function runWorker(
  slice: Slice,
  place?: string,
): Promise<{
  readonly findings: readonly Finding[];
  readonly death: Death | undefined;
  readonly progress: Int32Array;
  readonly milliseconds: number;
}> {
  const limits = { ...defaultLimits, ...slice.limits };
  const progress = new Int32Array(new SharedArrayBuffer(Progress.size * Int32Array.BYTES_PER_ELEMENT));
  const task: WorkerTask = {
    file: slice.file,
    seed: slice.seed,
    inputs: slice.inputs ?? 2 ** 30,
    milliseconds: slice.milliseconds,
    patience: limits.wallMilliseconds,
    known: slice.known ?? [],
    progress,
    ...(place !== undefined && { place }),
  };
  const worker = new Worker(new URL('worker.mjs', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes },
  });
  const findings: Finding[] = [];
  const finished = { normally: false };
  let death: Death | undefined;
  let startedAt: number | undefined;
  const endWith = (kind: Death['kind'], message: string): void => {
    death ??= { kind, message };
    void worker.terminate();
  };
  worker.on('message', (message: FromWorker) => {
    if ('finding' in message) findings.push(message.finding);
    else finished.normally = true;
  });
  worker.on('error', (error: Error & { readonly code?: string }) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') endWith('memory', `More than ${limits.heapMegabytes} MB of heap.`);
    // Not from a target, whose errors are caught, but from something that it left behind.
    else endWith('hang', `An error ended the thread: ${error.stack ?? error.message}`);
  });
  let pulse = -1;
  let since = { cpu: process.cpuUsage(), wall: performance.now() };
  const watching = setInterval(() => {
    if (progress[Progress.started] === 0) return;
    startedAt ??= performance.now();
    if (progress[Progress.pulse] !== pulse) {
      pulse = progress[Progress.pulse] ?? 0;
      since = { cpu: process.cpuUsage(), wall: performance.now() };
    }
    const { user, system } = process.cpuUsage(since.cpu);
    const cpu = (user + system) / 1000;
    if (cpu > limits.cpuMilliseconds) endWith('hang', `More than ${limits.cpuMilliseconds} ms of CPU time.`);
    else if (performance.now() - since.wall > 2 * limits.wallMilliseconds)
      endWith('hang', `Didn’t finish within ${2 * limits.wallMilliseconds} ms.`);
    else if (process.memoryUsage.rss() > limits.processMegabytes * 1e6)
      endWith('memory', `More than ${limits.processMegabytes} MB.`);
  }, 50);
  await new Promise((resolve) => worker.on('exit', resolve));
  clearInterval(watching);
  if (!finished.normally) death ??= { kind: 'hang', message: 'The thread ended before its work was done.' };
  return {
    findings,
    death,
    progress,
    milliseconds: startedAt === undefined ? 0 : performance.now() - startedAt,
  };
}
