import type { Exchange, RequestSource } from '../../send/exchange.ts';
import type { ShownRequest } from '../../send/prepared-request.ts';
import type { NextAction } from '../../response/explain/words.ts';

/** A request that follows from an entity that came back. */
export type FollowUpMethod = 'GET' | 'PATCH' | 'DELETE';

/** What the panel asks of the rest of the extension. Each is the answer to a click: it tells the user itself what went wrong. */
export interface PanelActions {
  /** Sends the request of an exchange again, as it was sent. */
  resend(exchange: Exchange): void;
  /** Does what the explanation of an outcome offers. */
  next(exchange: Exchange, action: NextAction): void;
  /** Ends a send that is under way, by the id that `ResponsePanel.showSending` was given. */
  cancel(id: string): void;
  /** Shows what was sent before, to choose from. */
  showHistory(): void;
  /** Puts the cursor on the request in its file, wherever it is by now. `sent`: what was sent, where that is known. */
  revealSource(source: RequestSource, sent: ShownRequest | undefined): void;
  /** Makes a request about the entity that the exchange returned. */
  followUp(exchange: Exchange, method: FollowUpMethod): void;
  /** Asks for a format, and copies the request of the exchange in it, without a token. */
  copyAs(exchange: Exchange): void;
  /** Ends sending the requests of the results that are shown. */
  stopAll(): void;
  /** What the same request was answered the time before. */
  previousOf(exchange: Exchange): Exchange | undefined;
  /** What was sent before, by its id; also after the window reloaded, if the history has it. */
  get(exchangeId: string): Exchange | undefined;
}
