import type { Outcome } from '../send/outcome.ts';
import { explain } from './explain/explain.ts';
import type { Explanation } from './explain/words.ts';
import { type GraphResponse, type NoResponse, readGraphResponse } from './graph-response.ts';

/** How a send ended, read and put into words. Everything that shows it uses this: the panel, the table, the history, the problems. */
export type ReadOutcome = (GraphResponse | NoResponse) & { readonly explanation: Explanation };

const read = new WeakMap<Outcome, ReadOutcome>();

/** Reads an outcome. Each is read only once, however often it is asked for. */
export function readOutcome(outcome: Outcome): ReadOutcome {
  let known = read.get(outcome);
  if (known === undefined) {
    const response = readGraphResponse(outcome);
    known = { ...response, explanation: explain(response) };
    read.set(outcome, known);
  }
  return known;
}
