import type { SourceRef } from '../sources/index.ts';

/** The maximum number of requests in one JSON batch. */
export const batchLimit: { readonly requests: number; readonly sources: readonly SourceRef[] } = {
  requests: 20,
  sources: ['jsonBatching'],
};

/**
 * The maximum size of a request body, in bytes. No reference page gives it: Microsoft’s support says “generally around 4 MB”, and
 * Graph responds to more with 413.
 */
export const bodyLimit: { readonly bytes: number; readonly sources: readonly SourceRef[] } = {
  bytes: 4 * 1024 * 1024,
  sources: ['requestSize'],
};
