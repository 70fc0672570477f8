/** The messages between the extension host and the page of the response panel. Both sides import this and nothing else. */
import { responseActions, type ResponseAction } from './response-actions.ts';
import { flag, index, list, number, oneOf, optional, record, text, type Shape } from './shape.ts';
import type {
  BodyLayout,
  BodyPart,
  EntityView,
  Field,
  FilteredView,
  ItemView,
  ListView,
  NextView,
  PropertyRow,
  ResponseView,
  ResultRow,
  ResultsProgress,
  ResultsView,
  SendingView,
  Tone,
} from './views.ts';

export type { ResponseAction } from './response-actions.ts';
export type * from './views.ts';

/** The formats in which results can be saved. */
export const exportFormats = ['csv', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export type ToPanel =
  /** The requests in progress now: each stays on the page until it is no longer among them, whatever else is shown. */
  | { readonly type: 'underWay'; readonly requests: readonly SendingView[] }
  /** Whether a send has started since the content of the page arrived, and has no result yet. The next result is current again. */
  | { readonly type: 'old'; readonly old: boolean }
  /**
   * A send ended. `id` is new for each send: a view that the page has shown before is shown at its last scroll position and isn't
   * announced, a new one is shown from the top. The page keeps the view for when the window reloads.
   */
  | {
      readonly type: 'response';
      readonly id: string;
      readonly view: ResponseView;
      /** The name of the results to go back to; empty if there are none. */
      readonly results: string;
    }
  /** The status of requests that are sent together. The page keeps it for when the window reloads. */
  | { readonly type: 'results'; readonly id: string; readonly view: ResultsView }
  /** Rows of the results that have changed. */
  | ({ readonly type: 'resultRows'; readonly rows: readonly ResultRow[] } & ResultsProgress)
  /** A part of the body that the page asked for; undefined if there is no such part. */
  | {
      readonly type: 'bodyPart';
      readonly id: string;
      readonly layout: BodyLayout;
      readonly index: number;
      readonly part: BodyPart | undefined;
    }
  /** The values at the path that the page asked for. */
  | { readonly type: 'filtered'; readonly id: string; readonly query: string; readonly filtered: FilteredView }
  /** More items of the list, which the page asked for. */
  | { readonly type: 'items'; readonly id: string; readonly from: number; readonly items: readonly ItemView[] }
  /** An entity of the list that the page asked for. */
  | { readonly type: 'item'; readonly id: string; readonly index: number; readonly entity: EntityView }
  /** The text that the page asked to copy is on the clipboard. */
  | { readonly type: 'copied' }
  | { readonly type: 'pinned'; readonly pinned: boolean };

export type FromPanel =
  /** The page has loaded and wants the current state. */
  | { readonly type: 'ready' }
  /** The action of a button of the response with this id. */
  | { readonly type: 'do'; readonly id: string; readonly action: ResponseAction }
  /** The action of one of its `next` buttons, by its index. */
  | { readonly type: 'next'; readonly id: string; readonly index: number }
  | { readonly type: 'bodyPart'; readonly id: string; readonly layout: BodyLayout; readonly index: number }
  /** Asks for the values at a JSONPath in the body. */
  | { readonly type: 'filter'; readonly id: string; readonly query: string }
  | { readonly type: 'items'; readonly id: string; readonly from: number }
  | { readonly type: 'item'; readonly id: string; readonly index: number }
  /** Copies a value that is shown to the clipboard. */
  | { readonly type: 'copy'; readonly text: string }
  /** Opens a page of the reference, by its id in the view. */
  | { readonly type: 'openPage'; readonly page: string }
  | { readonly type: 'row'; readonly rowId: number; readonly wanted: 'response' | 'source' }
  /** Cancels a send in progress, by the id that it was shown with. */
  | { readonly type: 'cancel'; readonly id: string }
  | { readonly type: 'stopAll' }
  /** Sends the requests of the results that failed or weren't sent. */
  | { readonly type: 'sendRest' }
  /** Saves the results in a file. */
  | { readonly type: 'export'; readonly format: ExportFormat }
  /** Lists the sent requests. */
  | { readonly type: 'history' }
  | { readonly type: 'pin'; readonly pinned: boolean }
  /** Goes back from the response of a row to all results. */
  | { readonly type: 'back' };

/** Whether a message has one of these types, and all of its members. */
const oneOfMessages =
  <Message extends { readonly type: string }>(shapes: {
    readonly [Type in Message['type']]: Shape<Omit<Extract<Message, { type: Type }>, 'type'>>;
  }): Shape<Message> =>
  (value): value is Message => {
    if (!record<{ type: string }>({ type: text })(value) || !Object.hasOwn(shapes, value.type)) return false;
    const shape: Shape<unknown> = shapes[value.type as Message['type']];
    return shape(value);
  };

const nothingElse = record<object>({});
const layout = oneOf('formatted', 'received', 'filtered');

/** Whether a message from the page is valid; the host ignores any other. */
export const isFromPanel: Shape<FromPanel> = oneOfMessages<FromPanel>({
  ready: nothingElse,
  do: record({ id: text, action: oneOf(...responseActions) }),
  next: record({ id: text, index }),
  bodyPart: record({ id: text, layout, index }),
  filter: record({ id: text, query: text }),
  items: record({ id: text, from: index }),
  item: record({ id: text, index }),
  copy: record({ text }),
  openPage: record({ page: text }),
  row: record({ rowId: number, wanted: oneOf('response', 'source') }),
  cancel: record({ id: text }),
  stopAll: nothingElse,
  sendRest: nothingElse,
  export: record({ format: oneOf(...exportFormats) }),
  history: nothingElse,
  pin: record({ pinned: flag }),
  back: nothingElse,
});

const kind = oneOf('text', 'identifier', 'time', 'code', 'nothing');
const field = record<Field>({ name: text, value: text });
const propertyRow = record<PropertyRow>({
  name: text,
  value: text,
  kind,
  omitted: index,
  type: text,
  page: text,
  description: text,
  meaning: text,
  origin: oneOf('read', 'sent', 'rewritten', 'changed', 'set', 'missing'),
  sent: optional(text),
});
const entity = record<EntityView>({ typeName: text, page: text, rows: list(propertyRow) });
const item = record<ItemView>({ isSought: flag, cells: list(record({ value: text, kind, meaning: text })) });
const part = record<BodyPart>({ text, left: number });

const isFilteredView: Shape<FilteredView> = (value): value is FilteredView =>
  record<{ kind: FilteredView['kind'] }>({ kind: oneOf('found', 'fault') })(value) &&
  (value.kind === 'found'
    ? record({ count: text, first: part })(value)
    : record<{ message: string }>({ message: text })(value));

const tones = ['success', 'failure', 'uncertain', 'notice'] as const satisfies readonly Tone[];

/** Also checks what the page kept before it was reloaded. */
export const isResponseView = record<ResponseView>({
  tone: oneOf(...tones),
  headline: text,
  statusLine: text,
  action: text,
  explanation: text,
  notKept: text,
  nextSteps: list(text),
  next: list(record<NextView>({ label: text, notBefore: optional(number) })),
  linkLabel: text,
  target: text,
  sandbox: flag,
  account: optional(record({ name: text, tenantId: text, kind: oneOf('user', 'app') })),
  request: text,
  source: text,
  startedAt: number,
  duration: text,
  timing: text,
  attempts: number,
  property: optional(field),
  key: text,
  entity: optional(entity),
  list: optional(
    record<ListView>({
      typeName: text,
      page: text,
      columns: list(text),
      items: list(item),
      total: index,
      hasNextPage: flag,
      found: text,
    }),
  ),
  error: list(field),
  headers: list(field),
  importantHeaders: index,
  body: optional(record({ length: index, size: text, isJson: flag, first: part })),
  actions: list(oneOf(...responseActions)),
});

const resultRow = record<ResultRow>({
  id: number,
  name: text,
  request: text,
  line: number,
  state: oneOf('waiting', 'sending', ...tones),
  status: text,
  key: text,
  detail: text,
  kept: text,
  note: text,
  milliseconds: optional(number),
  duration: text,
  exchange: text,
});

/** Also checks what the page kept before it was reloaded. */
export const isResultsView = record<ResultsView>({
  title: text,
  document: text,
  target: text,
  sandbox: flag,
  rows: list(resultRow),
  summary: text,
  running: flag,
  rest: text,
});

const sending = record<SendingView>({ id: text, name: text, target: text, progress: text });

/** Whether a message from the host is valid; the page ignores any other. */
export const isToPanel: Shape<ToPanel> = oneOfMessages<ToPanel>({
  underWay: record({ requests: list(sending) }),
  old: record({ old: flag }),
  response: record({ id: text, view: isResponseView, results: text }),
  results: record({ id: text, view: isResultsView }),
  resultRows: record({ rows: list(resultRow), summary: text, running: flag, rest: text }),
  bodyPart: record({ id: text, layout, index, part: optional(part) }),
  filtered: record({ id: text, query: text, filtered: isFilteredView }),
  items: record({ id: text, from: index, items: list(item) }),
  item: record({ id: text, index, entity }),
  copied: nothingElse,
  pinned: record({ pinned: flag }),
});
