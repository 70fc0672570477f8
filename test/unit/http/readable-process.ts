import type { ProcessVariables } from '../../../src/http/variables/process-variables.ts';

/** A process environment that requests may read in full. */
export const readableProcess = (values: Readonly<Record<string, string>>): ProcessVariables => ({
  names: new Set(Object.keys(values)),
  values: new Map(Object.entries(values)),
});
