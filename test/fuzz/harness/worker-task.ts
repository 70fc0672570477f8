import type { Finding } from './finding.ts';

/** What the thread is told. */
export interface WorkerTask {
  /** The target's file. */
  readonly file: string;
  readonly seed: number;
  /** Try this one input only. */
  readonly place?: string;
  readonly inputs: number;
  readonly milliseconds: number;
  /** Milliseconds until an input that waits for something has failed. */
  readonly patience: number;
  readonly known: readonly string[];
  /** `Progress` in shared memory: it is there after the thread has died. */
  readonly progress: Int32Array;
}

/** What of `WorkerTask.progress` is where. */
export const Progress = {
  /** 1 once an input is tried. */
  started: 0,
  /** Inputs tried, those that make one smaller left out. */
  inputs: 1,
  cases: 2,
  /** The number of the current input, given the current seed. */
  index: 3,
  seed: 4,
  /** Changes with everything that is tried. */
  pulse: 5,
  size: 6,
} as const;

export type FromWorker = { readonly finding: Finding } | { readonly done: true };
