import type { ResponseView, ResultRow, ResultsView } from '../../panel/protocol.ts';
import { responseView, type ReadExchange } from '../../send/view/response-view.ts';

/** A response that a panel shows. */
export interface ShownResponse {
  readonly id: string;
  readonly view: ResponseView;
  /** Undefined: only the view is left, from before the window was loaded anew. */
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

const onlyView = 'This is what was kept of the response when the window was loaded anew. Send again for the rest.';

/** What is left of a response whose exchange nobody remembers: to be read, not to go on from. */
export const keptResponse = (id: string, view: ResponseView): ShownResponse => ({
  id,
  read: undefined,
  view: {
    ...view,
    next: [],
    linkLabel: '',
    nextSteps: [onlyView],
    can: view.can.filter((action) => action === 'history'),
    list: view.list && { ...view.list, total: view.list.items.length },
    body: view.body && { ...view.body, first: { ...view.body.first, left: 0 } },
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
