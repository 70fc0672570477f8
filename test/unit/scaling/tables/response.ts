import { serverProblemOf } from '../../../../src/response/explain/server-problem.ts';
import { historyRows } from '../../../../src/response/view/history-rows.ts';
import { exportedResults } from '../../../../src/response/view/results-export.ts';
import { resultsView, Tally, type ManyItem } from '../../../../src/response/view/results-view.ts';
import { deviceManagementScriptDeviceState as entityType } from '../../../../src/catalog/entities/run-states/device-management-script-device-state.ts';
import { redacting } from '../../../../src/secrets/redacted.ts';
import { BodyPages, formatted, laidOutInSteps } from '../../../../src/response/view/body-pages.ts';
import { pathOf } from '../../../../src/response/view/filter-body.ts';
import { outlineOf } from '../../../../src/json/outline.ts';
import { JsonScanner } from '../../../../src/json/scanner.ts';
import { requestThatFindsOut } from '../../../../src/response/explain/find-out.ts';
import { explainNoNames } from '../../../../src/response/explain/no-names.ts';
import { orderedHeaders } from '../../../../src/response/view/header-order.ts';
import { itemsFrom, itemSource } from '../../../../src/response/view/list-view.ts';
import { propertyNamed } from '../../../../src/response/explain/property-named.ts';
import { responseView } from '../../../../src/response/view/response-view.ts';
import { readExchange, type ReadExchange } from '../../../../src/response/read-exchange.ts';
import { readOutcome } from '../../../../src/response/read-outcome.ts';
import type { Outcome } from '../../../../src/send/outcome.ts';
import { sameness } from '../../../../src/response/view/same-value.ts';
import { supportText } from '../../../../src/response/view/support-text.ts';
import { exchangeOf } from '../../send/history/exchanges.ts';
import { piecesOf, remembered } from './parts.ts';
import { bodiesWith, cloud, outcomesWith, pairsOf, requestsWith } from './send/parts.ts';
import { ignoresLength, partOf, slow, type Table } from './table.ts';

const bodyOf = (outcome: Outcome): string => (outcome.kind === 'response' ? outcome.response.body : '');

const readExchanges: (text: string) => readonly ReadExchange[] = remembered((text) =>
  outcomesWith(text).map((outcome) => readExchange(exchangeOf(outcome), outlineOf(bodyOf(outcome)), false)),
);

/** Copies that haven't been read yet: what was read of an outcome is kept. */
const unread = (outcomes: readonly Outcome[]): Outcome[] => outcomes.map((outcome) => ({ ...outcome }));

/** A copy whose outcome hasn't been read yet. */
const notRead = (item: ManyItem): ManyItem =>
  item.state.kind === 'ended' ? { ...item, state: { kind: 'ended', outcome: { ...item.state.outcome } } } : item;

const itemsOf = (text: string): ManyItem[] =>
  [
    ...outcomesWith(text).map((outcome): Pick<ManyItem, 'request' | 'state'> => ({
      request: outcome.request,
      state: { kind: 'ended', outcome },
    })),
    ...piecesOf(text).map((piece): Pick<ManyItem, 'request' | 'state'> => ({
      request: piece,
      state: { kind: 'waiting' },
    })),
  ].map((item) => ({ ...item, source: { uri: 'file:///a.http', line: 0, name: text.slice(0, 100) }, exchangeId: '' }));

export const response: Table = {
  'response/graph-response.ts': {
    readGraphResponse: partOf('readOutcome'),
    isAboutTheText: ignoresLength('it looks at the status'),
    isBeyondSandbox: ignoresLength('it looks at the status and the route'),
  },
  'response/read-outcome.ts': {
    readOutcome: slow((text) => {
      const outcomes = outcomesWith(text);
      return () => unread(outcomes).map(readOutcome);
    }),
  },
  'response/read-exchange.ts': {
    contentOf: partOf('readExchange'),
    readExchange: slow((text) => {
      const outcomes = outcomesWith(text);
      const outlines = outcomes.map((outcome) => outlineOf(bodyOf(outcome)));
      return () => unread(outcomes).map((outcome, index) => readExchange(exchangeOf(outcome), outlines[index], false));
    }),
  },
  'response/view/filter-body.ts': {
    filterBody: ignoresLength('it begins; the steps are as many as the values that a path leads to'),
    pathOf: (text) => () => [text, `$${text}`, `a${text}`, `.a[${text}]`].map(pathOf),
    countText: ignoresLength('it counts'),
  },
  'response/view/body-pages.ts': {
    formatted: slow((text) => () => bodiesWith(text).map((body) => [...formatted(new JsonScanner(body))].length)),
    laidOutInSteps: slow(
      (text) => () => bodiesWith(text).map((body) => Array.from(laidOutInSteps(body, 10_000_000)).length),
    ),
    BodyPages: (text) => () => {
      for (const body of bodiesWith(text))
        for (const layout of ['received', 'formatted'] as const) {
          const pages = new BodyPages(body, layout);
          for (let index = 0; pages.page(index) !== undefined; index++);
        }
    },
  },
  'response/explain/uncertainty.ts': { uncertaintyNote: partOf('readOutcome') },
  'response/view/entity-view.ts': {
    entityView: partOf('responseView'),
    valueCell: partOf('responseView'),
    propertyOf: partOf('responseView'),
  },
  'response/explain/response.ts': { explainResponse: partOf('readOutcome') },
  'response/explain/batch.ts': { explainBatch: partOf('readOutcome') },
  'response/explain/no-response.ts': {
    explainFailed: partOf('readOutcome'),
    explainCancelled: partOf('readOutcome'),
    explainNoToken: partOf('readOutcome'),
    explainRefused: partOf('readOutcome'),
  },
  'response/explain/refusal.ts': {
    explainBadRequest: partOf('readOutcome'),
    explainUnauthorized: partOf('readOutcome'),
    explainForbidden: partOf('readOutcome'),
    explainNotFound: partOf('readOutcome'),
  },
  'response/explain/no-names.ts': {
    explainNoNames: (text) => {
      const outcomes = outcomesWith(text);
      return () => outcomes.map((outcome) => explainNoNames(outcome, { permissions: [text] }));
    },
  },
  'response/explain/success.ts': { explainSuccess: partOf('readOutcome') },
  'response/explain/explain.ts': {
    explain: partOf('readOutcome'),
  },
  'response/explain/find-out.ts': {
    requestThatFindsOut: (text) => {
      const requests = requestsWith(text);
      return () => requests.map(requestThatFindsOut);
    },
  },
  'response/view/header-order.ts': {
    orderedHeaders: (text) => {
      const headers = pairsOf(text);
      const same = headers.map(([, value]) => ['Date', value] as const);
      return () => [orderedHeaders(headers), orderedHeaders(same)];
    },
  },
  'response/view/list-view.ts': {
    listSource: partOf('responseView'),
    listView: partOf('responseView'),
    itemsFrom: (text) => {
      const lists = readExchanges(text).flatMap((read) => read.list ?? []);
      return () => lists.map((list) => itemsFrom(list, list.items.length >> 1));
    },
    itemSource: (text) => {
      const lists = readExchanges(text).flatMap((read) => read.list ?? []);
      return () => lists.map((list) => itemSource(list, list.items.length >> 1));
    },
  },
  'response/explain/property-named.ts': {
    propertyNamed: (text) => {
      const pieces = piecesOf(text).map((piece) => ({ message: piece, target: piece }));
      const errors = ['', "literal '", "the literal 'a' to the expected type '", "property '"].map((words) => ({
        message: words + text,
        details: pieces,
      }));
      return () => errors.map((error) => propertyNamed(error, entityType, { resultMessage: text }));
    },
  },
  'response/view/response-view.ts': {
    responseView: slow((text) => {
      const exchanges = readExchanges(text);
      return () => exchanges.map(responseView);
    }),
  },
  'response/view/same-value.ts': {
    sameness: (text) => {
      const located = (json: string, kind: 'string' | 'number' | 'array') => ({
        text: json,
        span: { kind, start: 0, end: json.length },
      });
      const time = (end: string) => located(JSON.stringify(`2026-01-31T08:30:00.000${text}${end}`), 'string');
      const digits = text.replace(/\D/g, '7');
      return () => [
        sameness(time('1Z'), time('2Z'), true),
        sameness(located(`1${digits}`, 'number'), located(`2${digits}`, 'number'), false),
        sameness(located(`[${text}]`, 'array'), located(`[ ${text}]`, 'array'), false),
      ];
    },
  },
  'response/explain/secrets-line.ts': {
    secretsLine: partOf('responseView'),
  },
  'response/view/support-text.ts': {
    supportText: slow((text) => {
      const views = readExchanges(text).map(responseView);
      const redact = redacting({});
      return () => views.map((one) => supportText(one, redact));
    }),
  },
  'response/explain/words.ts': {
    effectOf: partOf('readOutcome'),
    nothingDone: partOf('readOutcome'),
    nextLabel: ignoresLength('it looks at the kind'),
  },
  'response/explain/server-problem.ts': {
    serverProblemOf: slow((text) => {
      const exchanges = readExchanges(text);
      return () => exchanges.map(serverProblemOf);
    }),
  },
  'response/view/history-rows.ts': {
    historyRows: slow((text) => {
      const exchanges = outcomesWith(text).map((outcome, at) => ({ id: String(at), source: undefined, outcome }));
      return () => historyRows(exchanges);
    }),
  },
  'response/view/results-export.ts': {
    exportedResults: slow((text) => {
      const view = resultsView(text, cloud, itemsOf(text), 0, false);
      return () => [exportedResults(view, 'csv', () => undefined), exportedResults(view, 'json', () => undefined)];
    }),
  },
  'response/view/results-view.ts': {
    resultsView: slow((text) => {
      const items = itemsOf(text);
      return () => resultsView(text, cloud, items.map(notRead), 0, true);
    }),
    resultRow: partOf('resultsView'),
    summaryOf: partOf('resultsView'),
    endedText: partOf('resultsView'),
    Tally: (text) => {
      const items = itemsOf(text);
      return () => {
        const tally = new Tally();
        for (const [place, item] of items.entries()) {
          tally.set(place, item);
          if (tally.summary === '') throw new Error('nothing is counted');
        }
      };
    },
  },
};
