import type { ResponseView, ResultRow, ResultsView } from '../../panel/protocol.ts';
import { responseView, type ReadExchange } from '../../send/view/response-view.ts';

/** A response that a panel shows. */
export interface ShownResponse {
  readonly id: string;
  readonly view: ResponseView;
  /** Undefined: it was forgotten. */
  readonly read: ReadExchange | undefined;
}

/** Results that a panel shows, as they are now. */
export interface ShownResults {
  readonly id: string;
  readonly view: ResultsView;
}

export const shownResponse = (read: ReadExchange): ShownResponse => ({
  id: read.exchange.id,
  view: responseView(read),
  read,
});

/** What stands for a response that nobody remembers: the history is off, or was cleared. */
export const forgottenResponse = (id: string): ShownResponse => ({
  id,
  read: undefined,
  view: {
    tone: 'notice',
    headline: 'Not kept',
    deed: '',
    explanation:
      'The history is off, or was cleared, so nothing of this response is left since the window was loaded anew.',
    nextSteps: ['Send the request again to see its response.'],
    next: [],
    linkLabel: '',
    target: '',
    sandbox: false,
    account: undefined,
    request: '',
    source: '',
    startedAt: 0,
    took: '',
    timing: '',
    attempts: 0,
    property: undefined,
    key: '',
    entity: undefined,
    list: undefined,
    error: [],
    headers: [],
    mattering: 0,
    body: undefined,
    can: ['history'],
  },
});

/** Results whose sender is gone: nothing is under way any more, and no row leads anywhere. */
export const keptResults = (id: string, view: ResultsView): ShownResults => ({
  id,
  view: {
    ...view,
    running: false,
    rows: view.rows.map((row) => ({ ...row, line: 0, hasResponse: false })),
  },
});

/** Results with the rows that have changed, by their ids. */
export function changedResults(
  { id, view }: ShownResults,
  rows: readonly ResultRow[],
  summary: string,
  running: boolean,
): ShownResults {
  const changed = new Map(rows.map((row) => [row.id, row]));
  return { id, view: { ...view, rows: view.rows.map((row) => changed.get(row.id) ?? row), summary, running } };
}
