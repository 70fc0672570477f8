import type { Exchange, RequestSource } from '../../send/exchange.ts';
import type { FollowUpMethod } from '../../send/prepare/follow-up.ts';
import type { ShownRequest } from '../../send/prepared-request.ts';
import type { NextAction } from '../../response/explain/words.ts';

/** What the panel asks of the rest of the extension, after a click. The code that does it shows errors to the user. */
export type PanelAction =
  /** Sends the request of an exchange again, as it was sent. */
  | { readonly kind: 'resend'; readonly exchange: Exchange }
  /** Does what the explanation of an outcome offers. */
  | { readonly kind: 'next'; readonly exchange: Exchange; readonly next: NextAction }
  /** Cancels a request in progress, by the id that was passed to `ResponsePanel.showSending`. */
  | { readonly kind: 'cancel'; readonly id: string }
  /** Stops sending the requests of the results that are shown. */
  | { readonly kind: 'stop-all' }
  /** Sends the requests that failed or weren't sent, of the results that have a row with this id. */
  | { readonly kind: 'send-rest'; readonly row: number }
  /** Lists what was sent before, to choose from. */
  | { readonly kind: 'show-history' }
  /** Puts the cursor on the request in its file, wherever it is now. `sent`: what was sent, if known. */
  | { readonly kind: 'reveal-source'; readonly source: RequestSource; readonly sent: ShownRequest | undefined }
  /** Creates a request for the entity that the exchange returned. */
  | { readonly kind: 'follow-up'; readonly exchange: Exchange; readonly method: FollowUpMethod }
  /** Asks for a format, and copies the request of the exchange in it, without a token. */
  | { readonly kind: 'copy-as'; readonly exchange: Exchange };

/** Handles what the panel asks for. */
export type AskFor = (action: PanelAction) => void;

/** Finds what was sent before. */
export interface KnownExchanges {
  /** By its id; also after the window was reloaded, if the history has it. */
  readonly get: (id: string) => Exchange | undefined;
  /** The exchange in which the same request was sent the time before. */
  readonly previousOf: (exchange: Exchange) => Exchange | undefined;
}
