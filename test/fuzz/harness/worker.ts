// A thread that tries inputs of one target. It may hang or run out of memory: watched-slice.ts watches it.
import { parentPort, workerData } from 'node:worker_threads';
import { loadTarget } from '../targets.ts';
import { tryAgain, tryInputs } from './try-inputs.ts';
import { type FromWorker, Progress, type WorkerTask } from './worker-task.ts';

const { file, seed, place, inputs, milliseconds, patience, known, progress } = workerData as WorkerTask;
const post = (message: FromWorker): void => {
  parentPort?.postMessage(message);
};
const add = (what: number, count: number): void => {
  progress[what] = (progress[what] ?? 0) + count;
};
const loaded = await loadTarget(file);
const target: typeof loaded = {
  input: loaded.input,
  check: (input) => {
    add(Progress.pulse, 1);
    return loaded.check(input);
  },
};
progress[Progress.seed] = seed;
progress[Progress.started] = 1;
if (place !== undefined) {
  const finding = await tryAgain(target, seed, place, patience);
  if (finding) post({ finding });
} else {
  const end = performance.now() + milliseconds;
  const keys = new Set(known);
  for (let trial = 0; ; trial++) {
    const left = { inputs: inputs - (progress[Progress.inputs] ?? 0), milliseconds: end - performance.now() };
    if (left.inputs <= 0 || left.milliseconds <= 0) break;
    const trialSeed = (seed + trial) % 2 ** 31;
    progress[Progress.seed] = trialSeed;
    const finding = await tryInputs(target, {
      ...left,
      seed: trialSeed,
      patience,
      known: keys,
      onInput: (index) => {
        progress[Progress.index] = index;
        add(Progress.inputs, 1);
      },
      onPassed: (cases) => {
        add(Progress.cases, cases);
      },
    });
    if (finding === undefined) break;
    if (!keys.has(finding.key)) post({ finding });
    keys.add(finding.key);
  }
}
post({ done: true });
