import { isUncertain } from '../certainty.ts';
import type { Exchange } from '../exchange.ts';
import { fitting, windowLimits } from './bounds.ts';

/**
 * What a window keeps in its memory: as much as the limits let it, and every write that nobody knows the fate of, because
 * sending that again is asked about for as long as the window lives.
 *
 * @param exchanges newest first
 */
export function keptInWindow(exchanges: readonly Exchange[], limits = windowLimits): readonly Exchange[] {
  const count = fitting(exchanges.map(weightOf), limits);
  return exchanges.filter(({ outcome }, index) => index < count || isUncertain(outcome));
}

/** About as many bytes as it takes in memory. */
const weightOf = ({ outcome }: Exchange): number =>
  2 * ((outcome.request.body?.length ?? 0) + (outcome.kind === 'response' ? outcome.response.body.length : 0)) + 1000;
