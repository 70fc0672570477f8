import { previousOf, sentBefore, sentBeside } from '../../../../../src/send/history/again.ts';
import { byDay } from '../../../../../src/send/history/by-day.ts';
import { keptInWindow } from '../../../../../src/send/history/bounds.ts';
import { certaintiesOf, fingerprintsOf } from '../../../../../src/send/history/fingerprint.ts';
import { keptResponse } from '../../../../../src/send/history/kept-response.ts';
import { NamedResponses } from '../../../../../src/send/history/named-responses.ts';
import { keysOf } from '../../../../../src/send/history/same-request.ts';
import { readStored, storedText } from '../../../../../src/send/history/stored-exchange.ts';
import { unfinished } from '../../../../../src/send/history/unfinished.ts';
import { exchangeOf } from '../../../send/history/exchanges.ts';
import { piecesOf } from '../parts.ts';
import { cloud, historyOf, outcomesWith, receivedWith, requestsWith } from './parts.ts';
import { ignoresLength, partOf, slow, type Table } from '../table.ts';

export const sendHistory: Table = {
  'send/history/same-request.ts': {
    keysOf: (text) => {
      const requests = requestsWith(text);
      // Copies, because what is known of a request is kept.
      return () => requests.map((request) => keysOf({ ...request }));
    },
    isSameRequest: partOf('sentBefore'),
    isSameAddress: partOf('previousOf'),
    shownForm: partOf('keysOf'),
    sentForm: partOf('keysOf'),
    meaningOf: partOf('keysOf'),
  },
  'send/history/again.ts': {
    sentBefore: (text) => {
      const exchanges = historyOf(text);
      const requests = requestsWith(text);
      return () => requests.map((request) => sentBefore(exchanges, { ...request, method: 'POST' }, cloud));
    },
    sentBeside: (text) => {
      const exchanges = historyOf(text);
      return () => sentBeside(exchanges, { startedAt: 0, exchange: () => undefined });
    },
    previousOf: (text) => {
      const exchanges = historyOf(text);
      return () => exchanges.slice(0, 3).map((exchange) => previousOf(exchanges, exchange));
    },
  },
  'send/history/fingerprint.ts': {
    fingerprintsOf: slow((text) => {
      const requests = requestsWith(text);
      return () => requests.map((request) => fingerprintsOf(request, cloud, 'key'));
    }),
    certaintiesOf: slow((text) => {
      const outcomes = outcomesWith(text);
      return () => outcomes.map((outcome) => certaintiesOf(outcome, piecesOf(text).length));
    }),
    isSameWrite: ignoresLength('it compares it'),
  },
  'send/history/kept-response.ts': {
    keptResponse: slow((text) => {
      const received = receivedWith(text);
      // A new response each time, because what was made of one is kept.
      return () => received.map((outcome) => keptResponse({ ...outcome, response: { ...outcome.response } }));
    }),
    redactingOf: partOf('keptResponse'),
  },
  'send/history/named-responses.ts': {
    NamedResponses: slow((text) => {
      const responses = new NamedResponses();
      for (const outcome of outcomesWith(text)) responses.add(exchangeOf(outcome, 'a'));
      const exchanges = outcomesWith(text).map((outcome) => exchangeOf(outcome, 'a'));
      return () => {
        for (const exchange of exchanges) responses.add(exchange);
        return responses
          .of(
            'a',
            cloud,
            () => undefined,
            () => true,
          )
          .get(text);
      };
    }),
  },
  'send/history/by-day.ts': {
    byDay: (text) => {
      const exchanges = historyOf(text);
      return () => byDay(exchanges);
    },
  },
  'send/history/bounds.ts': {
    keptInWindow: slow((text) => {
      const exchanges = historyOf(text);
      return () => keptInWindow(exchanges);
    }),
  },
  'send/history/stored-exchange.ts': {
    storedText: slow((text) => {
      const exchanges = outcomesWith(text).map((outcome) => exchangeOf(outcome, text));
      return () => exchanges.map(storedText);
    }),
    readStored: slow((text) => {
      const lines = outcomesWith(text).flatMap((outcome) => storedText(exchangeOf(outcome)) ?? []);
      return () => [text, ...lines].map(readStored);
    }),
  },
  'send/history/unfinished.ts': {
    unfinished: (text) => {
      const leaving = requestsWith(text).map((request) => ({ request, source: undefined }));
      return () => unfinished(leaving, cloud, 0);
    },
    isUnfinished: ignoresLength('it looks at the kind'),
  },
};
