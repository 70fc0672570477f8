// Views for the page of the response panel, with an awkward text in every field, and with lists as long as the text.
import type { Host } from '../../../../src/panel/host.ts';
import { initialState, type PageState } from '../../../../src/panel/page-state.ts';
import type {
  BodyView,
  EntityView,
  ItemView,
  ListView,
  PropertyRow,
  ResponseAction,
  ResponseView,
  ResultRow,
  ResultsView,
  SendingView,
  ValueKind,
} from '../../../../src/panel/protocol/protocol.ts';

/** A text in short pieces, as lines of a list: the longer the text, the more pieces. */
export const piecesOf = (text: string): readonly string[] => text.match(/[^]{1,16}/gu) ?? [];

export const kinds: readonly ValueKind[] = ['text', 'identifier', 'time', 'code', 'nothing'];

const kindOf = (index: number): ValueKind => kinds[index % kinds.length] ?? 'text';

/** The host of the parts of the page: keeps the state that it is given, and does nothing else. */
export function hostOf(text: string): Host {
  let state: PageState = { ...initialState, id: text, tab: 'raw', filter: text };
  return {
    get state() {
      return state;
    },
    keep: (change) => {
      state = { ...state, ...change };
    },
    post: () => undefined,
    copy: () => undefined,
  };
}

export const sendingOf = (text: string): SendingView[] =>
  [text, ...piecesOf(text)].map((name, index) => ({ id: String(index), name, target: name, progress: name }));

export const actions: readonly ResponseAction[] = [
  ...(['resend', 'source', 'GET', 'PATCH', 'DELETE', 'copyAs', 'copySupport', 'openLink'] as const),
  ...(['copyBody', 'openBody', 'compareRequest', 'comparePrevious', 'saveBody'] as const),
];

export const bodyOf = (text: string, isJson: boolean): BodyView => ({
  length: text.length,
  size: text,
  isJson,
  first: { text, left: 0 },
});

export const entityOf = (text: string): EntityView => ({
  typeName: text,
  page: text,
  rows: [text, ...piecesOf(text)].map((name, index): PropertyRow => ({
    ...{ name, value: name, type: name, page: name, description: name, meaning: name, sent: name },
    ...{ kind: kindOf(index), omitted: 0, origin: 'changed' },
  })),
});

const itemOf = (values: readonly string[]): ItemView => ({
  isSought: true,
  cells: values.map((value, index) => ({ value, kind: kindOf(index), meaning: value })),
});

const listView = (text: string, columns: readonly string[], items: readonly ItemView[]): ListView => ({
  ...{ typeName: text, page: text, columns, items, total: items.length * 2, hasNextPage: true, found: text },
});

export const itemsOf = (text: string): ItemView[] => [text, ...piecesOf(text)].map((piece) => itemOf([piece, piece]));

/** With many items: each repeats the names of its columns, of which a cell shows the beginning. */
export const listOf = (text: string): ListView => listView(text, ['a', 'b'], itemsOf(text));

/** With one that is long; the host gives a list at most five columns. */
export const longItemOf = (text: string): ListView =>
  listView(text, [text, text, text, text, text], [itemOf([text, text, text, text, text])]);

export function responseOf(text: string): ResponseView {
  const pieces = piecesOf(text);
  const fields = [text, ...pieces].map((name) => ({ name, value: name }));
  return {
    ...{
      tone: 'failure',
      headline: text,
      statusLine: text,
      action: text,
      explanation: text,
      notKept: text,
      linkLabel: text,
    },
    ...{ nextSteps: [text, ...pieces], next: pieces.map((label) => ({ label, notBefore: undefined })) },
    ...{ target: text, sandbox: true, account: { name: text, tenantId: text, kind: 'user' } },
    ...{ request: text, source: text, startedAt: 0, duration: text, timing: text, attempts: 2 },
    ...{ property: { name: text, value: text }, key: text, entity: entityOf(text), list: listOf(text) },
    ...{ error: fields, headers: fields, importantHeaders: Math.floor(fields.length / 2) },
    ...{ body: bodyOf(text, true), actions },
  };
}

export const rowsOf = (text: string, state: ResultRow['state'] = 'waiting'): ResultRow[] =>
  [text, ...piecesOf(text)].map((piece, id) => ({
    ...{ id, line: id, state, milliseconds: id % 7 },
    ...{ name: piece, request: piece, status: piece, detail: piece, kept: piece, exchange: piece },
    ...{ key: piece, note: piece, duration: piece },
  }));

export const resultsOf = (text: string): ResultsView => ({
  ...{ title: text, document: text, target: text, sandbox: true, summary: text, running: true, rest: '' },
  rows: rowsOf(text),
});
