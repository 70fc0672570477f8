import type { Exchange, RequestSource } from '../../send/exchange.ts';
import type { FollowUpMethod } from '../../send/prepare/follow-up.ts';
import type { ShownRequest } from '../../send/prepared-request.ts';
import type { NextAction } from '../../response/explain/words.ts';

/** What the panel asks of the rest of the extension, after a click. The code that does it shows the user what went wrong. */
export type PanelAction =
  /** Sends the request of an exchange again, as it was sent. */
  | { readonly kind: 'resend'; readonly exchange: Exchange }
  /** Does what the explanation of an outcome offers. */
  | { readonly kind: 'next'; readonly exchange: Exchange; readonly next: NextAction }
  /** Ends a send that is under way, by the id that `ResponsePanel.showSending` was given. */
  | { readonly kind: 'cancel'; readonly id: string }
  /** Ends sending the requests of the results that are shown. */
  | { readonly kind: 'stop-all' }
  /** Sends what failed or was not sent of the results that have a row with this id. */
  | { readonly kind: 'send-rest'; readonly row: number }
  /** Shows what was sent before, to choose from. */
  | { readonly kind: 'show-history' }
  /** Puts the cursor on the request in its file, wherever it is now. `sent`: what was sent, where that is known. */
  | { readonly kind: 'reveal-source'; readonly source: RequestSource; readonly sent: ShownRequest | undefined }
  /** Makes a request about the entity that the exchange returned. */
  | { readonly kind: 'follow-up'; readonly exchange: Exchange; readonly method: FollowUpMethod }
  /** Asks for a format, and copies the request of the exchange in it, without a token. */
  | { readonly kind: 'copy-as'; readonly exchange: Exchange };

/** Handles what the panel asks for. */
export type AskFor = (action: PanelAction) => void;

/** What was sent before, if it is known. */
export interface KnownExchanges {
  /** By its id; also after the window reloaded, if the history has it. */
  readonly get: (id: string) => Exchange | undefined;
  /** The response that the same request had the time before. */
  readonly previousOf: (exchange: Exchange) => Exchange | undefined;
}
