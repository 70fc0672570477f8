import { targetId, type Target } from '../target.ts';
import type { Exchange } from '../exchange.ts';

/** What was sent on one day. */
export interface HistoryDay {
  /** When the day began, in milliseconds since the epoch. */
  readonly start: number;
  /** In the order of their newest exchange. */
  readonly targets: readonly HistoryOfTarget[];
}

/** What was sent to one target on that day. */
export interface HistoryOfTarget {
  readonly target: Target;
  /** Newest first. */
  readonly exchanges: readonly Exchange[];
}

/**
 * The history by day and target.
 *
 * @param exchanges newest first
 * @returns the newest day first
 */
export function byDay(exchanges: readonly Exchange[]): HistoryDay[] {
  interface Growing {
    readonly target: Target;
    readonly exchanges: Exchange[];
  }
  const days = new Map<number, Map<string, Growing>>();
  for (const exchange of exchanges) {
    const { startedAt, target } = exchange.outcome;
    const start = startOfDay(startedAt);
    let targets = days.get(start);
    if (targets === undefined) days.set(start, (targets = new Map<string, Growing>()));
    const known = targets.get(targetId(target));
    if (known) known.exchanges.push(exchange);
    else targets.set(targetId(target), { target, exchanges: [exchange] });
  }
  return [...days].map(([start, targets]) => ({ start, targets: [...targets.values()] }));
}

/** In the time zone of this computer. @param time milliseconds since the epoch */
export const startOfDay = (time: number): number => new Date(time).setHours(0, 0, 0, 0);

/** How many days ago a day was: 0 is today. Not every day has 24 hours. */
export const daysAgo = (start: number, now: number): number => Math.round((startOfDay(now) - start) / 86_400_000);
