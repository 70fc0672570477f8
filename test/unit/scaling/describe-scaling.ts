import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { hostileTexts, isThorough } from './hostile-texts.ts';
import type { Callables, Finding, Progress, Report, Task } from './measure.ts';
import { textFunctionsIn, type TextFunction } from './text-functions.ts';

/** Milliseconds of CPU time after which a call is given up: it needs a few. Not elapsed time, which passes on a busy machine, too. */
const patience = 20_000;

/** Milliseconds of CPU time that this process has used. */
function worked(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * Tests that no exported function of some folders grows faster than n log n in the size of a text, whatever the text. Fails for a
 * function that takes text if neither the types of its parameters nor an entry in a table say how to call it.
 *
 * @param folders from `src/`
 */
export function describeScaling(...folders: readonly string[]): void {
  describe(`scaling of ${folders.join(', ')}`, function () {
    this.timeout(isThorough ? 3_600_000 : 300_000);
    const functions = textFunctionsIn(folders);
    const called = functions.filter((one) => needsNoEntry(one) || isMeasured(one));
    let faults: ReadonlyMap<TextFunction, readonly string[]>;
    before(async () => {
      faults = await faultsOf(called);
    });

    it('every function that takes text can be called', () => {
      const missing = functions.filter((one) => !needsNoEntry(one) && entryOf(one) === undefined);
      assert.deepEqual(missing.map(shown), []);
    });

    it('every entry in the tables is for a function that takes text', () => {
      const entries = Object.entries(callables.entries)
        .filter(([file]) => folders.some((folder) => file.startsWith(`${folder}/`)))
        .flatMap(([file, names]) => Object.keys(names).map((name) => ({ file, name })));
      const unknown = entries.filter(
        ({ file, name }) => !functions.some((one) => one.file === file && one.name === name),
      );
      assert.deepEqual(unknown.map(shown), []);
    });

    for (const one of called)
      it(shown(one), () => {
        assert.deepEqual(faults.get(one) ?? [], []);
      });
  });
}

const shown = ({ file, name }: Pick<TextFunction, 'file' | 'name'>): string => `${file} ${name}`;

const entryOf = ({ file, name }: TextFunction) => callables.entries[file]?.[name];

function isMeasured(one: TextFunction): boolean {
  const entry = entryOf(one);
  return entry?.isExempt === false;
}

const needsNoEntry = (one: TextFunction): boolean =>
  entryOf(one) === undefined && one.parameters?.every((parameter) => callables.parameters.includes(parameter)) === true;

/** The worker that measures, and its progress. It needs seconds to load all of src/, so the suites use it one after the other. */
let bench: { readonly worker: Worker; readonly progress: Progress } | undefined;

function startBench(): { readonly worker: Worker; readonly progress: Progress } {
  const progress = new Int32Array(new SharedArrayBuffer(12));
  return {
    worker: new Worker(new URL('worker.mjs', import.meta.url), {
      workerData: progress,
      resourceLimits: { maxYoungGenerationSizeMb: 64 },
    }),
    progress,
  };
}

/** Reported by the worker, which loads all of src/, so that this thread doesn't have to. */
const [callables] = (await once((bench = startBench()).worker, 'message')) as [Callables];
// If none of these tests run, nothing terminates it.
bench.worker.unref();

/** Terminates the worker, if there is one. */
export async function endBench(): Promise<void> {
  const ended = bench?.worker;
  bench = undefined;
  await ended?.terminate();
}

/** Measures functions in a worker. If a call doesn't end, the worker is terminated, and another one continues with the rest. */
async function faultsOf(all: readonly TextFunction[]): Promise<ReadonlyMap<TextFunction, readonly string[]>> {
  const faults = new Map<TextFunction, string[]>();
  const note = (one: TextFunction | undefined, fault: string): void => {
    if (one) faults.set(one, [...(faults.get(one) ?? []), fault]);
  };
  let functions = all;
  for (let firstText: number | undefined = 0; firstText !== undefined;) {
    const left: readonly TextFunction[] = functions;
    const { stuck, broken } = await measure(left, firstText, ({ index, fault }) => {
      note(left[index], fault);
    });
    if (stuck) note(left[stuck.index], `${hostileTexts[stuck.text]?.name ?? ''}: ${broken ?? 'does not end'}`);
    functions = left.filter((_one, index) => index !== stuck?.index);
    firstText = stuck?.text;
  }
  return faults;
}

interface End {
  /** The call that didn't end. */
  readonly stuck: { readonly index: number; readonly text: number } | undefined;
  /** What ended the worker, if it wasn't terminated because of that call. */
  readonly broken?: string;
}

async function measure(
  functions: readonly TextFunction[],
  firstText: number,
  onFinding: (finding: Finding) => void,
): Promise<End> {
  const { worker, progress } = (bench ??= startBench());
  worker.postMessage({ functions, firstText } satisfies Task);
  const stuckAt = () => ({ index: Atomics.load(progress, 0), text: Atomics.load(progress, 1) });
  const callsBefore = Atomics.load(progress, 2);
  let calls = callsBefore;
  let since = worked();
  let watching: NodeJS.Timeout | undefined;
  const end = await new Promise<End>((resolve, reject) => {
    watching = setInterval(() => {
      const now = Atomics.load(progress, 2);
      if (now !== calls) [calls, since] = [now, worked()];
      else if (worked() - since > patience) resolve({ stuck: stuckAt() });
    }, 500);
    worker.once('error', (error) => {
      // Nothing was called: there is no function to blame.
      if (Atomics.load(progress, 2) === callsBefore) reject(error);
      resolve({ stuck: stuckAt(), broken: String(error) });
    });
    worker.once('exit', () => {
      reject(new Error('The worker has ended before its task.'));
    });
    worker.on('message', (report: Report) => {
      if (report === 'done') resolve({ stuck: undefined });
      else if ('fault' in report) onFinding(report);
    });
  });
  clearInterval(watching);
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
  if (end.stuck) await endBench();
  return end;
}
