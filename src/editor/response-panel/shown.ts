import { t } from '@vscode/l10n';
import { setImmediate } from 'node:timers/promises';
import { outlineInSteps } from '../../json/outline.ts';
import type { ResponseView, ResultRow, ResultsProgress, ResultsView } from '../../panel/protocol/protocol.ts';
import { readExchange, type ReadExchange } from '../../response/read-exchange.ts';
import { responseView } from '../../response/view/response-view.ts';
import { endedText } from '../../response/view/results-view.ts';
import type { Exchange } from '../../send/exchange.ts';
import { isWrite } from '../../send/prepared-request.ts';
import { finishInSlices } from '../in-slices.ts';

/** A response that a panel shows. */
export interface ShownResponse {
  readonly id: string;
  readonly view: ResponseView;
  /** Undefined: it wasn't kept. */
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

/** Shown in place of a response that wasn't kept: the history is off, or was cleared. */
export const forgottenResponse = (id: string): ShownResponse => ({
  id,
  read: undefined,
  view: {
    tone: 'notice',
    headline: t('Not kept'),
    statusLine: '',
    action: '',
    explanation: t('The history is off or was cleared, so this response was lost when the window reloaded.'),
    notKept: '',
    nextSteps: [t('Send the request again to see its response.')],
    next: [],
    linkLabel: '',
    target: '',
    sandbox: false,
    account: undefined,
    request: '',
    source: '',
    startedAt: 0,
    duration: '',
    timing: '',
    attempts: 0,
    property: undefined,
    key: '',
    entity: undefined,
    list: undefined,
    error: [],
    headers: [],
    importantHeaders: 0,
    body: undefined,
    actions: [],
  },
});

/**
 * Results from before the window was reloaded: none of their requests is in progress any more.
 *
 * @param get finds an exchange by its id
 */
export const keptResults = (
  id: string,
  view: ResultsView,
  get: (exchange: string) => Exchange | undefined,
): ShownResults => ({
  id,
  view: {
    ...view,
    running: false,
    rest: '',
    summary: view.running ? t`${view.summary} when the window reloaded` : view.summary,
    rows: view.rows.map((row) => keptRow(row, get(row.exchange))),
  },
});

function keptRow(row: ResultRow, exchange: Exchange | undefined): ResultRow {
  if (exchange) return { ...row, ...endedText(exchange.outcome) };
  if (row.exchange !== '') return forgottenRow(row);
  if (row.state !== 'waiting' && row.state !== 'sending') return row;
  // A hidden page isn't updated: a request that it has saved as waiting may have been sent since.
  const detail = t('The window reloaded before this request ended. Check the history before you send it again.');
  return {
    ...row,
    state: isWrite(row.request.replace(/ .*/s, '')) ? 'uncertain' : 'notice',
    status: t('Unknown'),
    detail,
    kept: detail,
  };
}

/** Shown in place of a row whose response wasn't kept. */
export function forgottenRow(row: ResultRow): ResultRow {
  const why = t('Its response wasn’t kept: the history is off, was cleared, or is full.');
  const withWhy = (text: string): string => [text, why].filter(Boolean).join(' ');
  return { ...row, exchange: '', detail: withWhy(row.detail), kept: withWhy(row.kept) };
}

/** Results with the rows that have changed, by their ids. */
export function changedResults(
  { id, view }: ShownResults,
  rows: readonly ResultRow[],
  progress: ResultsProgress,
): ShownResults {
  const changed = new Map(rows.map((row) => [row.id, row]));
  return { id, view: { ...view, rows: view.rows.map((row) => changed.get(row.id) ?? row), ...progress } };
}

/** Bodies up to this length, in characters, are read at once: a few milliseconds. */
const readAtOnce = 500_000;

/** Reads an exchange; a long body in slices, so that it doesn't block the extension host. */
export async function readInSlices(exchange: Exchange, hasPrevious: boolean): Promise<ReadExchange> {
  const body = exchange.outcome.kind === 'response' ? exchange.outcome.response.body : '';
  if (body.length > readAtOnce) await setImmediate();
  const outline = await finishInSlices(outlineInSteps(body), () => false);
  return readExchange(exchange, outline, hasPrevious);
}
