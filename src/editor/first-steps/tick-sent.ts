import type { Exchange } from '../../send/exchange.ts';
import { tick } from './steps.ts';

/** Ticks what a request that was sent shows: that it was, and that it created something. */
export function tickSent({ outcome }: Exchange): void {
  if (outcome.kind !== 'response') return;
  tick('send');
  if (outcome.response.status === 201) tick('read');
}
