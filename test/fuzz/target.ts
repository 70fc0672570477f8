import type fc from 'fast-check';

/** Something to try with many inputs. Each file below `targets/` exports one as `target`, named after its folder and file. */
export interface FuzzTarget {
  readonly input: fc.Arbitrary<unknown>;
  /**
   * Tries one input.
   *
   * @returns how many cases the input covered, such as the offsets of a text; nothing means one
   * @throws if the promise of the target is broken: that is a finding
   */
  readonly check: (input: unknown) => Checked | Promise<Checked>;
}

// A function that returns nothing is as good as one that returns undefined.
// oxlint-disable-next-line typescript/no-invalid-void-type
type Checked = number | void;

/** Inputs should be JSON values, so that a failing one can be made smaller and pasted into `found.ts` as it is. */
export const fuzzTarget = <T>(input: fc.Arbitrary<T>, check: (input: T) => Checked | Promise<Checked>): FuzzTarget => ({
  input,
  check: (value) => check(value as T),
});
