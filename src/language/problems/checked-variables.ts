import type { LookedAt } from '../../http/outer-variables.ts';
import type { Variables } from '../../http/variables.ts';

/** The variables that a check goes by. */
export interface CheckedVariables {
  /** Those whose values may stand in a message. */
  readonly shown: Variables;
  /** All that have a value. */
  readonly all: Variables;
  /** What to say of the others. */
  readonly lookedAt: LookedAt;
}
