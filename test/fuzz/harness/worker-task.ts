import type { Finding } from './finding.ts';

/** What the thread is to do. */
export interface WorkerTask {
  /** The target's file. */
  readonly file: string;
  readonly seed: number;
  /** Try this one input only. */
  readonly place?: string;
  readonly inputs: number;
  readonly milliseconds: number;
  /** Milliseconds after which an input that waits for something has failed. */
  readonly patience: number;
  readonly known: readonly string[];
  /** `Progress`, in shared memory: it outlives the thread. */
  readonly progress: Int32Array;
}

/** Indexes into `WorkerTask.progress`. */
export const Progress = {
  /** 1 once an input is tried. */
  started: 0,
  /** Inputs tried, not including those that make one smaller. */
  inputs: 1,
  cases: 2,
  /** The number of the current input, given the current seed. */
  index: 3,
  seed: 4,
  /** Changes with every input that is tried. */
  pulse: 5,
  size: 6,
} as const;

export type FromWorker = { readonly finding: Finding } | { readonly done: true };
