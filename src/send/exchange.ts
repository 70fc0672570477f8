import type { Outcome } from './outcome.ts';
import type { PreparedRequest } from './prepared-request.ts';

/** Where a request was written. */
export interface RequestSource {
  /** Of the document. */
  readonly uri: string;
  /** From 0, at the time of sending: an edit may have moved it. */
  readonly line: number;
  /** The request's name, or its method and path if it has none. */
  readonly name: string;
  /** For a GET that checks what another request did and isn't in a file itself: the name of that other request, which is. */
  readonly about?: string;
}

/** The source of a GET that shows what became of a request from this source. It has its own name: the other one names a write. */
export const sourceOfReading = (source: RequestSource, name: string): RequestSource => ({
  ...source,
  name,
  about: nameInFile(source),
});

/** What the request that a source points to is called in its file. */
export const nameInFile = ({ name, about }: RequestSource): string => about ?? name;

/** A request that was sent, and how that ended: what the panel shows and the history keeps. */
export interface Exchange {
  /** Unique across windows and sessions. */
  readonly id: string;
  /** Undefined if it wasn't written anywhere, such as a GET made for an entity. */
  readonly source: RequestSource | undefined;
  readonly outcome: Outcome;
}

/** The name that a request has in its file; empty if it has no name or no file. */
export const givenName = (source: RequestSource | undefined, { method }: PreparedRequest): string =>
  source === undefined || source.name.startsWith(`${method} `) ? '' : source.name;
