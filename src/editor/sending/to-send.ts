import type { Exchange } from '../../send/exchange.ts';
import type { PreparedRequest } from '../../send/prepared-request.ts';

/** What a command or a click in the panel asks to send. */
export type ToSend =
  /** The request at a place, or the payload of a payload file. `args`: the arguments of the command, which say where. */
  | { readonly kind: 'request'; readonly args: readonly unknown[] }
  /** All requests of a file. */
  | { readonly kind: 'file'; readonly args: readonly unknown[] }
  /** The requests in the selections of the active editor. */
  | { readonly kind: 'selected' }
  /** The requests of a run that certainly had no effect. `row`: id of one of its rows; undefined: the last run. */
  | { readonly kind: 'failed-again'; readonly row?: number }
  /** The last request that was sent. */
  | { readonly kind: 'last-again' }
  | { readonly kind: 'again'; readonly exchange: Exchange }
  /** The GET that shows the effect of an exchange. */
  | { readonly kind: 'find-out'; readonly exchange: Exchange; readonly request: PreparedRequest };
