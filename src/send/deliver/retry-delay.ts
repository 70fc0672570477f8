import type { ReceivedResponse } from '../outcome.ts';

/** How often, and for how long in total, a send waits if the service asks it to: the same as Graph's own JavaScript client. */
export const retryLimits = { retries: 3, milliseconds: 180_000 };

/** Milliseconds that the client library waits if a 429 gives no time; doubled each time. */
const firstDelay = 3000;

/**
 * How long to wait before a request may be retried.
 *
 * A request is retried if the service says that it wasn't processed (a 429), or if a retry is harmless: it changes nothing, and a 503 asks
 * to retry it later. A 503 doesn't guarantee that a write had no effect, whether it gives a time or not, and Graph offers no idempotency
 * key by which it could recognize a retry (RFC 9110, section 9.2.2).
 *
 * @param changes whether the request may change something at the service
 * @param retries how often it was retried before
 * @param now milliseconds since the epoch
 * @returns milliseconds; undefined if the response is final
 */
export function retryDelay(
  { status, headers }: Pick<ReceivedResponse, 'status' | 'headers'>,
  changes: boolean,
  retries: number,
  now: number,
): number | undefined {
  if (status === 429) return retryAfter(headers, now) ?? firstDelay * 2 ** retries;
  return status === 503 && !changes ? retryAfter(headers, now) : undefined;
}

/** Longer than any user waits: a year, in milliseconds. */
const longest = 31_536_000_000;

/**
 * Reads `Retry-After`: seconds, or a date, which is compared with the service's own clock if the response has it. The header should occur
 * once; if a gateway added its own, the longest wait satisfies both.
 *
 * @returns milliseconds: at least a second, because Graph asks not to retry immediately, and at most a year. Undefined without the
 *   header, or if nothing in it can be read
 */
export function retryAfter(headers: ReceivedResponse['headers'], now: number): number | undefined {
  const [serverDate] = valuesOf(headers, 'date');
  const waits = valuesOf(headers, 'retry-after')
    .flatMap(membersOf)
    .map((member) => millisecondsOf(member.trim(), serverDate, now))
    .filter((wait) => wait !== undefined);
  if (waits.length === 0) return undefined;
  return Math.min(
    longest,
    waits.reduce((most, wait) => Math.max(most, wait), 1000),
  );
}

/** Splits values that are joined by commas; a date contains a comma too. */
function membersOf(value: string): string[] {
  const parts = value.split(',');
  return parts.flatMap((part, index) => {
    if (index > 0 && isWeekday(parts[index - 1]) && part.includes('GMT')) return [];
    const next = parts[index + 1];
    return isWeekday(part) && next?.includes('GMT') === true ? [`${part},${next}`] : [part];
  });
}

const isWeekday = (text: string | undefined): boolean => text !== undefined && /^\s*[a-z]{3,9}$/i.test(text);

function millisecondsOf(value: string, serverDate: string | undefined, now: number): number | undefined {
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000;
  // `Date.parse` accepts nearly anything, even `5x` and `-3`; an HTTP date has a weekday and ends in GMT.
  if (!/^[a-z]+, .*GMT$/i.test(value)) return undefined;
  const clock = Date.parse(serverDate ?? '');
  const wait = Date.parse(value) - (Number.isNaN(clock) ? now : clock);
  return Number.isNaN(wait) ? undefined : wait;
}

const valuesOf = (headers: ReceivedResponse['headers'], wanted: string): string[] =>
  headers.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value);
