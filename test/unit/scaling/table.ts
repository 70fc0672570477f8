/**
 * Prepares a call with a text that was made to be awkward, and returns it. Only the call is measured. What it returns is
 * awaited if it is a promise, and read to the end if it is a generator.
 */
export type Prepare = (text: string) => (() => unknown) | Promise<() => unknown>;

/** How a function is called. */
export interface Measured {
  readonly prepare: Prepare;
  /** With which texts. */
  readonly texts:
    | 'plain'
    /** Those that are most of a request, too: each place of one grows. */
    | 'requests'
    /** Both, but shorter. */
    | 'shorter';
}

/** Why a function is not measured. */
export interface Exempt {
  readonly exempt: string;
}

/** How to call the exported functions of a room that take text, by file (from `src/`) and name. */
export type Table = Readonly<Record<string, Readonly<Record<string, Prepare | Measured | Exempt>>>>;

/** For a function that reads requests. */
export const inRequests = (prepare: Prepare): Measured => ({ prepare, texts: 'requests' });

/** For a function that is slow for its size, and most of whose parts are measured on their own. */
export const inShorter = (prepare: Prepare): Measured => ({ prepare, texts: 'shorter' });
