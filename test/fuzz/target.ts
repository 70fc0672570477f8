import type fc from 'fast-check';

/** Something to try with many inputs. Each file below `targets/` exports one as `target`; its name is the file's, with its room. */
export interface FuzzTarget {
  readonly input: fc.Arbitrary<unknown>;
  /**
   * Tries one input.
   *
   * @returns how many cases the input stood for, such as the offsets of a text; nothing for one
   * @throws if the promise of the target is broken: that is a finding
   */
  readonly check: (input: unknown) => Checked | Promise<Checked>;
}

// A function that returns nothing is as good as one that returns undefined.
// oxlint-disable-next-line typescript/no-invalid-void-type
type Checked = number | void;

/** Inputs should be JSON values, so that one that is found can be made smaller, and pasted into `found.ts` as it is. */
export const fuzzTarget = <T>(input: fc.Arbitrary<T>, check: (input: T) => Checked | Promise<Checked>): FuzzTarget => ({
  input,
  check: (value) => check(value as T),
});
