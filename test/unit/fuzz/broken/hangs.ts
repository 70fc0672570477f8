import fc from 'fast-check';
import { fuzzTarget } from '../../../fuzz/target.ts';

/** Never ends for a large number. */
export const target = fuzzTarget(fc.nat(), (number) => {
  while (number > 1000);
});
