import { isResultsView, type ResultsView } from './protocol/protocol.ts';

/** What the results are sorted by. Without it, they are in the order of their file. */
export interface Sorting {
  readonly column: number;
  readonly descending: boolean;
}

/** What the page keeps while VS Code hides it, and when the window reloads. */
export interface PageState {
  /** The id of the response or results that were shown; empty before the first. */
  readonly id: string;
  /** In CSS pixels. */
  readonly scrollY: number;
  /** The last chosen tab of a response. */
  readonly tab: string;
  /** The number of parts of the body that were read. */
  readonly parts: number;
  readonly pinned: boolean;
  /**
   * For when the window reloads; undefined if they are too long to be kept. Responses aren't kept here: the history
   * has them, without secrets and if the user wants that.
   */
  readonly results: ResultsView | undefined;
  /** The results that the fields below are about, which restore their state when the user comes back to them. */
  readonly resultsId: string;
  readonly resultsScrollY: number;
  /** In how many steps their rows were shown: 1, and 1 for each time that more were shown. */
  readonly resultsSteps: number;
  readonly filter: string;
  /** Words that the rows must contain. */
  readonly query: string;
  readonly sorting: Sorting | undefined;
}

export const initialState: PageState = {
  id: '',
  scrollY: 0,
  tab: 'body',
  parts: 1,
  pinned: false,
  results: undefined,
  resultsId: '',
  resultsScrollY: 0,
  resultsSteps: 1,
  filter: '',
  query: '',
  sorting: undefined,
};

/** The maximum number of characters to keep. VS Code writes them to its own database at every change. */
const longestKept = 400_000;

/** The number of characters of a row whose texts are all empty. */
const shortestRow = 100;

/** The results without the details from the service and without secrets; undefined if they are too long to be kept. */
export function keepable(view: ResultsView): ResultsView | undefined {
  if (view.rows.length * shortestRow > longestKept) return undefined;
  const rows = view.rows.map((row) => ({ ...row, detail: row.kept }));
  const kept = { ...view, rows };
  return JSON.stringify(kept).length <= longestKept ? kept : undefined;
}

/** Restores what VS Code kept. If another version of the page wrote it, only valid values are used. */
export function pageStateFrom(kept: unknown): PageState {
  if (typeof kept !== 'object' || kept === null) return initialState;
  const { id, scrollY, tab, parts, pinned, results, resultsId, resultsScrollY, resultsSteps, filter, query } =
    kept as Readonly<Record<string, unknown>>;
  return {
    id: typeof id === 'string' ? id : initialState.id,
    scrollY: typeof scrollY === 'number' ? scrollY : initialState.scrollY,
    tab: typeof tab === 'string' ? tab : initialState.tab,
    parts: typeof parts === 'number' ? parts : initialState.parts,
    pinned: pinned === true,
    results: isResultsView(results) ? results : undefined,
    resultsId: typeof resultsId === 'string' ? resultsId : initialState.resultsId,
    resultsScrollY: typeof resultsScrollY === 'number' ? resultsScrollY : initialState.resultsScrollY,
    resultsSteps: typeof resultsSteps === 'number' ? resultsSteps : initialState.resultsSteps,
    filter: typeof filter === 'string' ? filter : initialState.filter,
    query: typeof query === 'string' ? query : initialState.query,
    sorting: undefined,
  };
}
