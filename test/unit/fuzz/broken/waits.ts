import fc from 'fast-check';
import { fuzzTarget } from '../../../fuzz/target.ts';

/** Waits forever for a large number. */
export const target = fuzzTarget(fc.nat(), async (number) => {
  if (number > 1000) await new Promise(() => undefined);
});
