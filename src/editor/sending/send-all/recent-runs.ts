import type { Exchange } from '../../../send/exchange.ts';
import type { SendMode } from '../questions/send-all-questions.ts';
import type { SendAllRun } from './run.ts';

/** Tables that a panel may still show; older ones are forgotten with their responses. */
const mostRuns = 5;

/** The runs of Send All whose tables may be on the screen. */
export class RecentRuns {
  /** The newest first. */
  #runs: readonly { readonly run: SendAllRun; readonly mode: SendMode }[] = [];

  get latest(): { readonly run: SendAllRun; readonly mode: SendMode } | undefined {
    return this.#runs[0];
  }

  /** The one whose table has a row with this id. */
  withRow(id: number): { readonly run: SendAllRun; readonly mode: SendMode } | undefined {
    return this.#runs.find(({ run }) => run.hasRow(id));
  }

  add(run: SendAllRun, mode: SendMode): void {
    this.#runs = [{ run, mode }, ...this.#runs].slice(0, mostRuns);
  }

  /** What one of them sent, by its id: also what the history has no room for. */
  exchange(id: string): Exchange | undefined {
    for (const { run } of this.#runs) {
      const found = run.exchange(id);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
