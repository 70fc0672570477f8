import type { Exchange } from '../../send/exchange.ts';
import type { PreparedRequest } from '../../send/prepared-request.ts';

/** What a command or a click in the panel wants to be sent. */
export type ToSend =
  /** The request at a place, or the payload that the file is. `args`: what the command was given, which says where. */
  | { readonly kind: 'request'; readonly args: readonly unknown[] }
  /** All requests of a file. */
  | { readonly kind: 'file'; readonly args: readonly unknown[] }
  /** The requests in the selections of the active editor. */
  | { readonly kind: 'selected' }
  /** Those of a run that surely had no effect. `row`: id of one of its rows; undefined: of the last run. */
  | { readonly kind: 'failed-again'; readonly row?: number }
  /** What was sent last. */
  | { readonly kind: 'last-again' }
  | { readonly kind: 'again'; readonly exchange: Exchange }
  /** The GET that shows what became of an exchange. */
  | { readonly kind: 'find-out'; readonly exchange: Exchange; readonly request: PreparedRequest };
