/**
 * Prepares a call with a text that was made to be awkward, and returns it. Only the call is measured. What it returns is
 * awaited if it is a promise, and read to the end if it is a generator.
 */
export type Prepare = (text: string) => (() => unknown) | Promise<() => unknown>;

/** How a function is called. */
export interface Measured {
  readonly prepare: Prepare;
  /** With which texts; `requests`: those that are most of a request, too, where each place of one grows. */
  readonly texts: 'plain' | 'requests';
  /** Whether the texts are shorter: it is slow for their size, and most of its parts are measured on their own. */
  readonly isSlow?: boolean;
}

/** Why a function is not measured. */
export interface Exempt {
  readonly exempt: string;
}

/** A function that another one calls with the same text: that one is measured, and must be seen to call this one. */
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

/** For a function that takes a text, and does nothing that its length could matter for. */
export const holdsNone = (why: string): Exempt => ({ exempt: `does nothing with the text: ${why}` });
