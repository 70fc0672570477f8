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

/** What everything that is sent passes through. */
export interface SendingParts {
  readonly transport: Pick<Transport, 'senderFor' | 'batchSenderFor'>;
  readonly guard: DoubleSendGuard;
  readonly history: Pick<History, 'begin' | 'add'>;
  readonly serverProblems: Pick<ServerProblems, 'textOf' | 'report'>;
}

/** A request to send. */
export interface EntryToSend extends PendingRequest {
  /**
   * Makes the final request when its turn comes, with values from the responses to those before it: `request` has stand-ins for them.
   * Absent: `request` is complete.
   */
  readonly complete?: (() => PreparedRequest | Refusal) | undefined;
}

/** How sending one request differs from sending many: in what the user is asked, and where it is shown. */
export interface SendingView {
  /** Asks the guard about requests that are about to be sent. @param places of the requests */
  readonly begin: (requests: readonly PreparedRequest[], places: readonly number[]) => Promise<Begun>;
  /** They are sent now. */
  readonly leaving?: () => void;
  /** Wraps the function that sends one request, to show its progress. */
  readonly showing?: (send: SendOne) => SendOne;
  /** @param exchange of the request; undefined before it has ended, and if it wasn't sent */
  readonly changed: (place: number, state: ItemState, exchange: Exchange | undefined) => void;
  /** Asks after a failure if there are more requests to send. */
  readonly ask: AskAfterTrouble;
}

/**
 * Requests that are sent together, one or many. Everything that is sent goes this way: it counts as in progress, is remembered before it is
 * sent, sent, kept in the history, reported in its file if the service found a problem, and settled.
 */
export class Sending {
  /** The ids of the exchanges, by place. */
  readonly ids: readonly string[];
  readonly #parts: SendingParts;
  readonly #entries: EntryToSend[];
  readonly #target: Target;
  readonly #view: SendingView;
  /** As they were when this was created: nothing may be asked before, because a question leaves time to edit. */
  readonly #texts: readonly (SentText | undefined)[];
  readonly #run: Run;
  readonly #cancellation = new AbortController();
  /** The function to call when a request has ended, by its place. */
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

  /** Stops sending at any point. */
  stop(): void {
    this.#cancellation.abort();
  }

  /**
   * Sends the requests once, unless some are already in progress and the user doesn't want to send them twice.
   *
   * @param around gets the function that sends them, and shows meanwhile that they are in progress
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
        // The record of a request without an outcome stays, so that the next window shows that it may have succeeded.
        if (leaving.every((place) => outcomes.has(place))) forget();
        // Only after they are settled; deferred ones continue.
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
