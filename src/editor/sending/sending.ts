import { randomUUID } from 'node:crypto';
import { systemClocks } from '../../send/deliver/ports.ts';
import type { Exchange } from '../../send/exchange.ts';
import type { PendingRequest } from '../../send/history/unfinished.ts';
import type { AskAfterTrouble } from '../../send/many/after-trouble.ts';
import { batchId, sendAsBatches } from '../../send/many/as-batches.ts';
import { isEnd, type ItemState } from '../../send/many/item-state.ts';
import { type Begun, type ManyPorts, Run, sendInOrder } from '../../send/many/run.ts';
import type { Refusal } from '../../send/prepare/refusal.ts';
import { refusalMessage } from '../../send/prepare/refusal-message.ts';
import type { PreparedRequest } from '../../send/prepared-request.ts';
import type { Target } from '../../send/target.ts';
import type { History } from '../history/history.ts';
import type { DoubleSendGuard } from './questions/double-send.ts';
import type { SendMode } from './questions/send-all-questions.ts';
import type { SentText, ServerProblems } from './server-problems.ts';
import type { SendOne, Transport } from './transport.ts';

/** What everything that is sent goes through. */
export interface SendingParts {
  readonly transport: Pick<Transport, 'senderFor' | 'batchSenderFor'>;
  readonly guard: DoubleSendGuard;
  readonly history: Pick<History, 'begin' | 'add'>;
  readonly serverProblems: Pick<ServerProblems, 'textOf' | 'report'>;
}

/** A request that is to be sent. */
export interface EntryToSend extends PendingRequest {
  /**
   * Makes the request when its turn has come, from the responses to those before it: `request` has stand-ins for their values. Absent:
   * it is complete.
   */
  readonly complete?: (() => PreparedRequest | Refusal) | undefined;
}

/** How one request differs from many: what is asked, and where it is shown. */
export interface SendingView {
  /** Asks the guard about requests that are about to leave. @param places of the requests */
  readonly begin: (requests: readonly PreparedRequest[], places: readonly number[]) => Promise<Begun>;
  /** They leave now. */
  readonly leaving?: () => void;
  /** Sends one, and shows meanwhile what it is doing. */
  readonly showing?: (send: SendOne) => SendOne;
  /** @param exchange that it became; undefined before it has ended, and where it was not sent */
  readonly changed: (place: number, state: ItemState, exchange: Exchange | undefined) => void;
  /** Asked after a failure where there are more to send. */
  readonly ask: AskAfterTrouble;
}

/**
 * Requests that are sent together, one or many. Everything that is sent goes this way: it counts as under way, is remembered before it is
 * sent, sent, kept in the history, shown in its file where the service found something wrong, and settled.
 */
export class Sending {
  /** By place, of the exchange that each becomes. */
  readonly ids: readonly string[];
  readonly #parts: SendingParts;
  readonly #entries: EntryToSend[];
  readonly #target: Target;
  readonly #view: SendingView;
  /** As it was when this was made: nothing may be asked before, since that leaves time to edit. */
  readonly #texts: readonly (SentText | undefined)[];
  readonly #run: Run;
  readonly #cancellation = new AbortController();
  /** What to call when the request at a place has ended. */
  #ends: readonly (() => void)[] = [];

  constructor(parts: SendingParts, entries: readonly EntryToSend[], target: Target, view: SendingView) {
    this.#parts = parts;
    this.#entries = [...entries];
    this.#target = target;
    this.#view = view;
    this.ids = entries.map(() => randomUUID());
    this.#texts = entries.map(({ source }) => source && parts.serverProblems.textOf(source));
    this.#run = new Run(
      entries.map(({ request }) => request),
      this.#ports(view.showing ?? ((send) => send)),
      this.#cancellation.signal,
    );
  }

  stateOf(place: number): ItemState {
    return this.#run.stateOf(place);
  }

  /** Ends it at any point. */
  stop(): void {
    this.#cancellation.abort();
  }

  /**
   * Sends them once, unless the user doesn't want to resend what is already under way.
   *
   * @param around receives the function that sends them, and shows meanwhile that they are under way
   */
  async run(mode: SendMode, around: (send: () => Promise<void>) => Promise<void> = (send) => send()): Promise<void> {
    const ends = await this.#parts.guard.begin(this.#run.requests);
    if (ends === undefined) return;
    this.#ends = ends;
    try {
      await around(() => this.#send(mode));
    } finally {
      for (const end of ends) end();
    }
  }

  async #send(mode: SendMode): Promise<void> {
    const { requests } = this.#run;
    if (mode === 'in-order' || this.#entries.some(({ complete }) => complete)) await sendInOrder(this.#run);
    else {
      const plans = new Map(requests.map(({ sandboxPlan }, place) => [batchId(place), sandboxPlan]));
      const sendBatch = this.#parts.transport.batchSenderFor(this.#target, requests, (id) => plans.get(id));
      await sendAsBatches(this.#run, { ...systemClocks, sendBatch });
    }
  }

  #ports(showing: (send: SendOne) => SendOne): ManyPorts {
    const { transport } = this.#parts;
    const requests = this.#entries.map(({ request }) => request);
    return {
      send: showing(transport.senderFor(this.#target, requests)),
      begin: (places) => this.#begin(places),
      complete: (place) => this.#complete(place),
      changed: (place, state) => {
        this.#changed(place, state);
      },
      ask: (trouble, signal) => this.#view.ask(trouble, signal),
    };
  }

  #complete(place: number): PreparedRequest | { readonly message: string } | undefined {
    const entry = this.#entries[place];
    const request = entry?.complete?.();
    if (entry === undefined || request === undefined) return undefined;
    if ('reason' in request) return { message: refusalMessage(request) };
    this.#entries[place] = { ...entry, request };
    return request;
  }

  async #begin(places: readonly number[]): Promise<Begun> {
    const entryAt = (place: number): readonly PendingRequest[] => this.#entries.slice(place, place + 1);
    const asked = places.flatMap(entryAt).map(({ request }) => request);
    const begun = await this.#view.begin(asked, places);
    const leaving = places.filter((place) => !begun.leftOut.has(place));
    if (leaving.length > 0) this.#view.leaving?.();
    const forget = await this.#parts.history.begin(leaving.flatMap(entryAt), this.#target);
    return {
      leftOut: begun.leftOut,
      over: (outcomes) => {
        begun.over(outcomes);
        // Without an outcome, the next window is to know that it may have succeeded.
        if (leaving.every((place) => outcomes.has(place))) forget();
        // Only once it is settled what became of them; deferred ones go on.
        for (const place of places) if (isEnd(this.stateOf(place))) this.#ends[place]?.();
      },
    };
  }

  #changed(place: number, state: ItemState): void {
    this.#view.changed(place, state, state.kind === 'ended' ? this.#keep(place, state.outcome) : undefined);
  }

  #keep(place: number, outcome: Exchange['outcome']): Exchange {
    const { history, serverProblems } = this.#parts;
    const exchange: Exchange = { id: this.ids[place] ?? randomUUID(), source: this.#entries[place]?.source, outcome };
    history.add(exchange);
    const text = this.#texts[place];
    if (text) serverProblems.report(text, outcome);
    return exchange;
  }
}
