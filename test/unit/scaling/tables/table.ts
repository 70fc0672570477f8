/**
 * Prepares a call with an awkward text, and returns it. Only the call is measured. Its result is awaited if it is a promise, and
 * read to the end if it is a generator.
 */
export type Prepare = (text: string) => (() => unknown) | Promise<() => unknown>;

/** How a function is called. */
export interface Measured {
  readonly prepare: Prepare;
  /** The texts to call it with; `requests`: also those that are most of a request, in which each place of one grows. */
  readonly texts: 'plain' | 'requests';
  /** Whether the texts are shorter, because it is slow for their size, and most of its parts are measured on their own. */
  readonly isSlow?: boolean;
}

/** Why a function isn't measured. */
export interface Exempt {
  readonly exempt: string;
}

/** A function that another one calls with the same text: the other one is measured, and must be seen to call this one. */
export interface PartOf {
  /** The name of the other function. */
  readonly partOf: string;
}

/** How to call the exported functions of a room that take text, by file (from `src/`) and name. */
export type Table = Readonly<Record<string, Readonly<Record<string, Prepare | Measured | PartOf | Exempt>>>>;

/** For a function that reads requests. */
export const inRequests = (prepare: Prepare): Measured => ({ prepare, texts: 'requests' });

/** For a function that is slow for the size of a text. */
export const slow = (prepare: Prepare): Measured => ({ prepare, texts: 'plain', isSlow: true });

/** For one that reads requests, and is slow. */
export const slowInRequests = (prepare: Prepare): Measured => ({ prepare, texts: 'requests', isSlow: true });

/** @see PartOf */
export const partOf = (measured: string): PartOf => ({ partOf: measured });

/** For a function that takes text, but does nothing for which the length of the text matters. */
export const ignoresLength = (why: string): Exempt => ({ exempt: `does nothing with the text: ${why}` });
