import type { ResultRow } from '../../panel/protocol/protocol.ts';
import { givenName, type Exchange } from '../../send/exchange.ts';
import { resultRow } from './results-view.ts';

/** What was sent before, as rows of results. What wasn't sent from a file has no line. */
export const historyRows = (exchanges: readonly Exchange[]): ResultRow[] =>
  exchanges.map(({ id, source, outcome }, place) =>
    resultRow(place, {
      source: source ?? { uri: '', line: -1, name: givenName(source, outcome.request) },
      request: outcome.request,
      state: { kind: 'ended', outcome },
      exchangeId: id,
    }),
  );
