import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { type ManyItem, resultRow, resultsView, Tally } from '../../response/view/results-view.ts';
import { systemClocks } from '../../send/deliver/ports.ts';
import type { Exchange, RequestSource } from '../../send/exchange.ts';
import { batchId, sendAsBatches } from '../../send/many/as-batches.ts';
import { canRetry, isEnd, type ItemState, verdictOf } from '../../send/many/item-state.ts';
import { type ManyPorts, sendInOrder } from '../../send/many/run.ts';
import type { PreparedRequest } from '../../send/prepared-request.ts';
import { type Target, targetName } from '../../send/target.ts';
import { showProgress } from '../messages.ts';
import { askAfterTrouble } from './questions/ask-after-trouble.ts';
import type { RequestSender } from './request-sender.ts';
import type { SendMode } from './questions/send-all-questions.ts';
import type { SentText } from './server-problems.ts';

/** What changes in a thousand rows is shown this often, in milliseconds. */
const pace = 100;

/** A request to be sent with others. */
export interface ManyEntry {
  readonly source: RequestSource;
  readonly request: PreparedRequest;
}

/** A request that is listed with the others and is not sent. */
export interface SkippedRequest {
  readonly source: RequestSource;
  /** Why, and what to do. */
  readonly message: string;
}

/** Requests that are sent together, and the table of how they fare. */
export class SendAllRun {
  /** When it was begun, in milliseconds since the epoch. */
  readonly startedAt = Date.now();
  /** Of the first row. No other run has the ids of this one: a panel may go on showing an older table. */
  readonly #firstId = this.startedAt * 1000;
  readonly #title: string;
  readonly #target: Target;
  readonly #requestSender: RequestSender;
  /** Ids of remembered writes that hold back none of these: the user has decided about them, or they are of this run. */
  readonly decided: Set<string>;
  readonly #entries: readonly (ManyEntry | SkippedRequest)[];
  readonly #states: ItemState[];
  readonly #tally = new Tally();
  /** By their ids. */
  readonly #exchanges = new Map<string, Exchange>();
  /** The ids by their rows. */
  readonly #exchangeIds: (string | undefined)[] = [];
  readonly #cancellation = new AbortController();
  readonly #changed = new Set<number>();
  #isRunning = true;
  #timer: NodeJS.Timeout | undefined;
  #report: (message: string) => void = () => undefined;

  /** @param title `Send All in health.http` */
  constructor(
    title: string,
    target: Target,
    entries: readonly (ManyEntry | SkippedRequest)[],
    requestSender: RequestSender,
    decided: Set<string>,
  ) {
    this.#title = title;
    this.#target = target;
    this.#entries = entries;
    this.#states = entries.map(() => ({ kind: 'waiting' }));
    this.#requestSender = requestSender;
    for (const row of entries.keys()) this.#tally.set(row, this.#item(row));
    this.decided = decided;
  }

  get target(): Target {
    return this.#target;
  }

  /** How all of them stand: `12 created, 1 failed`. */
  get summary(): string {
    return this.#tally.summary;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** Those that surely had no effect, and may be sent again; none while there is something under way. */
  get retryable(): readonly ManyEntry[] {
    if (this.#isRunning) return [];
    return this.#sendable().flatMap(({ place, entry }) => {
      const state = this.#states[place];
      return state && isEnd(state) && canRetry(state) ? [entry] : [];
    });
  }

  /** How many may have succeeded. */
  get uncertain(): number {
    return this.#states.filter((state) => isEnd(state) && verdictOf(state) === 'uncertain').length;
  }

  /** One of those that it sent, by its id: also what the history has no room for. */
  exchange(id: string): Exchange | undefined {
    return this.#exchanges.get(id);
  }

  stop(): void {
    this.#cancellation.abort();
  }

  /**
   * Sends them, once, and shows the table meanwhile.
   *
   * @param ends for each that is sent, what to call when it has ended
   */
  async run(mode: SendMode, ends: readonly (() => void)[]): Promise<void> {
    const { panel } = this.#requestSender.parts;
    const items = this.#entries.map((_, row) => this.#item(row));
    panel.showResults(resultsView(this.#title, this.#target, items, this.#firstId, true));
    try {
      await showProgress(
        {
          location: vscode.ProgressLocation.Notification,
          title: `${this.#title} to ${targetName(this.#target)}`,
          cancellable: true,
        },
        async (progress, token) => {
          this.#report = (message) => {
            progress.report({ message });
          };
          const cancelled = token.onCancellationRequested(() => {
            this.stop();
          });
          await this.#send(mode, ends).finally(() => {
            cancelled.dispose();
          });
        },
      );
    } finally {
      this.#isRunning = false;
      this.#show();
    }
  }

  async #send(mode: SendMode, ends: readonly (() => void)[]): Promise<void> {
    const { transport, history, serverProblems } = this.#requestSender.parts;
    const sendable = this.#sendable();
    const requests = sendable.map(({ entry }) => entry.request);
    const texts = sendable.map(({ entry }) => serverProblems.textOf(entry.source));
    const ports: ManyPorts = {
      send: transport.senderFor(this.#target, requests),
      begin: async (places) => {
        const leaving = places.flatMap((place) => sendable[place]?.entry ?? []);
        const begun = await this.#requestSender.guard.beginMany(
          leaving.map(({ request }) => request),
          places,
          this.#target,
          this.decided,
        );
        const sent = leaving.filter((_, index) => !begun.leftOut.has(places[index] ?? -1));
        const forget = await history.begin(sent, this.#target);
        return {
          leftOut: begun.leftOut,
          over: (outcomes) => {
            begun.over(outcomes);
            forget();
          },
        };
      },
      ask: (trouble) => askAfterTrouble(trouble, (place) => sendable[place]?.entry.source.name ?? '', this.summary),
      changed: (place, state) => {
        this.#change(sendable[place]?.place ?? 0, state, texts[place]);
        if (isEnd(state)) ends[place]?.();
      },
    };
    const { signal } = this.#cancellation;
    if (mode === 'in-order') await sendInOrder(requests, ports, signal);
    else {
      const plans = new Map(requests.map(({ sandboxPlan }, place) => [batchId(place), sandboxPlan]));
      const sendBatch = transport.batchSenderFor(this.#target, requests, (id) => plans.get(id));
      await sendAsBatches(requests, { ...ports, ...systemClocks, sendBatch }, signal);
    }
  }

  #change(row: number, state: ItemState, text: SentText | undefined): void {
    this.#states[row] = state;
    const source = this.#entries[row]?.source;
    if (state.kind === 'ended') {
      const exchange: Exchange = { id: randomUUID(), source, outcome: state.outcome };
      this.#exchanges.set(exchange.id, exchange);
      this.#exchangeIds[row] = exchange.id;
      this.#requestSender.parts.history.add(exchange);
      if (text) this.#requestSender.parts.serverProblems.report(text, state.outcome);
    }
    this.#tally.set(row, this.#item(row));
    this.#changed.add(row);
    this.#timer ??= setTimeout(() => {
      this.#show();
    }, pace);
  }

  #show(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const rows = Array.from(this.#changed, (row) => resultRow(this.#firstId + row, this.#item(row)));
    this.#changed.clear();
    const { summary } = this;
    this.#report(summary);
    this.#requestSender.parts.panel.updateResults(rows, summary, this.#isRunning);
  }

  #item(row: number): ManyItem {
    const entry = this.#entries[row];
    if (entry === undefined) throw new RangeError(`There is no row ${row}.`);
    return {
      source: entry.source,
      request: 'request' in entry ? entry.request : entry.message,
      state: this.#states[row] ?? { kind: 'waiting' },
      exchangeId: this.#exchangeIds[row] ?? '',
    };
  }

  #sendable(): { readonly place: number; readonly entry: ManyEntry }[] {
    return this.#entries.flatMap((entry, place) => ('request' in entry ? [{ place, entry }] : []));
  }
}
