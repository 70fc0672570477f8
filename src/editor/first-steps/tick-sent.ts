import type { Exchange } from '../../send/exchange.ts';
import { tick } from './steps.ts';

/** Ticks the steps that a request completes: it was sent, and it created something. */
export function tickSent({ outcome }: Exchange): void {
  if (outcome.kind !== 'response') return;
  tick('send');
  if (outcome.response.status === 201) tick('read');
}
