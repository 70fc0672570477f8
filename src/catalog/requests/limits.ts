import type { SourceRef } from '../sources/index.ts';

/** How many requests Graph takes in one JSON batch. */
export const batchLimit: { readonly requests: number; readonly sources: readonly SourceRef[] } = {
  requests: 20,
  sources: ['jsonBatching'],
};

/**
 * How many bytes the body of a request may have. No reference page says it: Microsoft’s support names “generally around 4 MB”, and
 * Graph responds to more with 413.
 */
export const bodyLimit: { readonly bytes: number; readonly sources: readonly SourceRef[] } = {
  bytes: 4 * 1024 * 1024,
  sources: ['requestSize'],
};
