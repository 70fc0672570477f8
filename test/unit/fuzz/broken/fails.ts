import fc from 'fast-check';
import { fuzzTarget } from '../../../fuzz/target.ts';

/** Fails where an x follows an a. */
export const target = fuzzTarget(fc.string({ unit: fc.constantFrom('a', 'x', '-'), minLength: 5 }), (text) => {
  if (/a.*x/.test(text)) throw new Error('There is an x.');
  return text.length;
});
