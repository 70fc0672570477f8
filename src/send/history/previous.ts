import type { Exchange } from '../exchange.ts';

/** What the same request, of the same file, was sent and answered the time before. @param exchanges newest first */
export function previousOf(exchanges: readonly Exchange[], exchange: Exchange): Exchange | undefined {
  const { outcome, source } = exchange;
  return exchanges.find(
    (other) =>
      other.id !== exchange.id &&
      other.outcome.startedAt <= outcome.startedAt &&
      other.source?.uri === source?.uri &&
      other.outcome.request.method === outcome.request.method &&
      other.outcome.request.shown.url === outcome.request.shown.url,
  );
}
