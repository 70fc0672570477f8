import type { SourceId } from './sources.ts';

/** How much Intune takes before it answers 429: requests in `seconds`. Each item of a batch counts. */
export const throttling: {
  readonly seconds: number;
  readonly writes: { readonly ofApp: number; readonly ofTenant: number };
  readonly any: { readonly ofApp: number; readonly ofTenant: number };
  readonly sources: readonly SourceId[];
} = {
  seconds: 20,
  writes: { ofApp: 200, ofTenant: 400 },
  any: { ofApp: 2000, ofTenant: 4000 },
  sources: ['throttlingLimits'],
};
