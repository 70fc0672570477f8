import type { Exchange } from '../../../send/exchange.ts';
import type { SendMode } from '../questions/send-all-questions.ts';
import type { SendAllRun } from './run.ts';

/** How many runs are kept, because a panel may still show their tables; older ones are forgotten with their responses. */
const mostRuns = 5;

/** The last runs of Send All, whose tables may still be shown. */
export class RecentRuns {
  /** Newest first. */
  #runs: readonly { readonly run: SendAllRun; readonly mode: SendMode }[] = [];

  get latest(): { readonly run: SendAllRun; readonly mode: SendMode } | undefined {
    return this.#runs[0];
  }

  /** The run whose table has a row with this id. */
  withRow(id: number): { readonly run: SendAllRun; readonly mode: SendMode } | undefined {
    return this.#runs.find(({ run }) => run.hasRow(id));
  }

  add(run: SendAllRun, mode: SendMode): void {
    this.#runs = [{ run, mode }, ...this.#runs].slice(0, mostRuns);
  }

  /** An exchange of one of the runs, by its id; also if the history had no room for it. */
  exchange(id: string): Exchange | undefined {
    for (const { run } of this.#runs) {
      const found = run.exchange(id);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
