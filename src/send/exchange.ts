import type { Outcome } from './outcome.ts';
import type { PreparedRequest } from './prepared-request.ts';

/** Where a request was written. */
export interface RequestSource {
  /** Of the document. */
  readonly uri: string;
  /** From 0, at the time of sending: an edit may have moved it. */
  readonly line: number;
  /** The request's name, or its method and path where it has none. */
  readonly name: string;
}

/** A request that was sent and how that ended: what the panel shows and the history keeps. */
export interface Exchange {
  /** Unique, also over windows and sessions. */
  readonly id: string;
  /** Undefined where it was not written anywhere, such as a GET made for an entity. */
  readonly source: RequestSource | undefined;
  readonly outcome: Outcome;
}

/** The name that a request has in its file; empty where it has none, or stands in none. */
export const givenName = (source: RequestSource | undefined, { method }: PreparedRequest): string =>
  source === undefined || source.name.startsWith(`${method} `) ? '' : source.name;
