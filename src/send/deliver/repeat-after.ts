import type { ReceivedResponse } from '../outcome.ts';

/** How often, and for how long in all, a send waits for a service that asks for it: what Graph's own JavaScript client does. */
export const patience = { repeats: 3, milliseconds: 180_000 };

/** Milliseconds that the client library waits where a 429 names no time; doubled each time. */
const firstDelay = 3000;

/**
 * How long to wait before a request may be repeated.
 *
 * Only what the service says it has not taken is repeated: a 429, and a 503 that asks to come back. A 503 without
 * `Retry-After` may have broken off in the middle.
 *
 * @param repeats how often this request was repeated
 * @param now milliseconds since the epoch
 * @returns milliseconds; undefined where the answer is final
 */
export function repeatAfter(
  { status, headers }: Pick<ReceivedResponse, 'status' | 'headers'>,
  repeats: number,
  now: number,
): number | undefined {
  if (status !== 429 && status !== 503) return undefined;
  const asked = retryAfter(headers, now);
  if (asked !== undefined) return asked;
  return status === 429 ? firstDelay * 2 ** repeats : undefined;
}

/**
 * Reads `Retry-After`: seconds, or a date, which is compared with the service's own clock where it tells it.
 *
 * @returns milliseconds, at least a second: Graph asks not to repeat at once. Undefined without the header, or for nonsense
 */
export function retryAfter(headers: ReceivedResponse['headers'], now: number): number | undefined {
  const value = headerOf(headers, 'retry-after')?.trim();
  if (value === undefined) return undefined;
  const milliseconds = /^\d+$/.test(value) ? Number(value) * 1000 : untilDate(value, headerOf(headers, 'date'), now);
  return Number.isFinite(milliseconds) ? Math.max(1000, milliseconds) : undefined;
}

function untilDate(date: string, servers: string | undefined, now: number): number {
  // `Date.parse` takes nearly anything, `5x` and `-3` among it; a date of HTTP has a weekday and ends in GMT.
  if (!/^\w+, .*GMT$/i.test(date)) return Number.NaN;
  const clock = Date.parse(servers ?? '');
  return Date.parse(date) - (Number.isNaN(clock) ? now : clock);
}

const headerOf = (headers: ReceivedResponse['headers'], wanted: string): string | undefined =>
  headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
