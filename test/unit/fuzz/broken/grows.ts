import fc from 'fast-check';
import { fuzzTarget } from '../../../fuzz/target.ts';

/** Uses all memory for a large number. */
export const target = fuzzTarget(fc.nat(), (number) => {
  const all: object[] = [];
  while (number > 1000) all.push(new Array(1000).fill({}));
});
