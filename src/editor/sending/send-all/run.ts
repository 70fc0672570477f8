import { t } from '@vscode/l10n';
import { type ManyItem, resultRow, resultsView, sendRestLabel, Tally } from '../../../response/view/results-view.ts';
import type { Exchange, RequestSource } from '../../../send/exchange.ts';
import { canRetry, isEnd, verdictOf, isRemaining } from '../../../send/many/item-state.ts';
import { type Target, targetName } from '../../../send/target.ts';
import type { ResponsePanel } from '../../response-panel/response-panel.ts';
import { askAfterTrouble } from '../questions/ask-after-trouble.ts';
import type { SendMode } from '../questions/send-all-questions.ts';
import { withProgress } from '../send-progress.ts';
import { Sending, type EntryToSend, type SendingParts } from '../sending.ts';

/** How often the table shows changes, in milliseconds: it may have a thousand rows. */
const updateInterval = 100;

/** A request to send with others. */
export interface ManyEntry extends EntryToSend {
  readonly source: RequestSource;
}

/** A request that is listed with the others but isn't sent. */
export interface SkippedRequest {
  readonly source: RequestSource;
  /** Why, and what to do. */
  readonly message: string;
}

/** A request of an earlier run, which stays in the table with its state from there. */
export interface SettledRequest {
  readonly source: RequestSource;
  readonly settled: ManyItem;
  /** Undefined: it wasn't sent. */
  readonly exchange: Exchange | undefined;
}

export type RunEntry = ManyEntry | SkippedRequest | SettledRequest;

/** Shows the table of a run. */
export type ResultsPanel = Pick<ResponsePanel, 'areResultsVisible' | 'showResults' | 'updateResults'>;

/** Requests that are sent together, and the table of their results. */
export class SendAllRun {
  readonly target: Target;
  /** When the run began, in milliseconds since the epoch. */
  readonly startedAt = Date.now();
  /** Ids of remembered writes that block none of these requests: the user has decided about them, or they are of this run. */
  readonly decided: Set<string>;
  /** Id of the first row. No other run has the same ids, because a panel may still show an older table. */
  readonly #firstId = this.startedAt * 1000;
  /** `Send All in health.http`. */
  readonly title: string;
  readonly #panel: ResultsPanel;
  readonly #entries: readonly RunEntry[];
  /** The rows of the requests that are sent, by their places. */
  readonly #rows: readonly number[];
  /** The places of the requests that are sent, by their rows. */
  readonly #places: ReadonlyMap<number, number>;
  readonly #sending: Sending;
  readonly #tally = new Tally();
  /** By their ids. */
  readonly #exchanges = new Map<string, Exchange>();
  readonly #changed = new Set<number>();
  #isRunning = true;
  #timer: NodeJS.Timeout | undefined;
  #report: (message: string) => void = () => undefined;

  /** @param title `Send All in health.http` */
  constructor(
    title: string,
    target: Target,
    entries: readonly RunEntry[],
    parts: SendingParts,
    panel: ResultsPanel,
    decided: Set<string>,
  ) {
    this.title = title;
    this.target = target;
    this.#entries = entries;
    this.#panel = panel;
    this.decided = decided;
    const sendable = entries.flatMap((entry, row) => ('request' in entry ? [{ entry, row }] : []));
    this.#rows = sendable.map(({ row }) => row);
    this.#places = new Map(sendable.map(({ row }, place) => [row, place]));
    this.#sending = new Sending(
      parts,
      sendable.map(({ entry }) => entry),
      target,
      {
        begin: (requests, places) => parts.guard.beginMany(requests, places, target, decided),
        changed: (place, _state, exchange) => {
          this.#change(place, exchange);
        },
        ask: (trouble) => askAfterTrouble(trouble, (place) => sendable[place]?.entry.source.name ?? '', this.summary),
      },
    );
    for (const entry of entries)
      if ('settled' in entry && entry.exchange) this.#exchanges.set(entry.exchange.id, entry.exchange);
    for (const row of entries.keys()) this.#tally.set(row, this.#item(row));
  }

  /** Counts by result: `12 created, 1 failed`. */
  get summary(): string {
    return this.#tally.summary;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** The requests that certainly had no effect, and can be resent; none while the run is in progress. */
  get retryable(): readonly ManyEntry[] {
    if (this.#isRunning) return [];
    return this.#rows.flatMap((row, place) => {
      const [entry, state] = [this.#entries[row], this.#sending.stateOf(place)];
      return entry && 'request' in entry && isEnd(state) && canRetry(state) ? [entry] : [];
    });
  }

  /** How many of some retryable requests failed, and how many weren't sent. */
  count(entries: readonly ManyEntry[]): { readonly failed: number; readonly unsent: number } {
    const wanted = new Set<RunEntry>(entries);
    const unsent = this.#rows.filter((row, place) => {
      const [entry, state] = [this.#entries[row], this.#sending.stateOf(place)];
      return entry && wanted.has(entry) && isEnd(state) && isRemaining(state);
    }).length;
    return { failed: entries.length - unsent, unsent };
  }

  /** All entries, for a run that sends some of them again: the others keep their states. */
  entriesToRepeat(again: readonly ManyEntry[]): RunEntry[] {
    const wanted = new Set<RunEntry>(again);
    return this.#entries.map((entry, row) => {
      if (!('request' in entry) || wanted.has(entry)) return entry;
      const settled = this.#item(row);
      return { source: entry.source, settled, exchange: this.#exchanges.get(settled.exchangeId) };
    });
  }

  /** Whether a row of this run's table has this id. */
  hasRow(id: number): boolean {
    return id >= this.#firstId && id < this.#firstId + this.#entries.length;
  }

  /** How many writes may have succeeded. */
  get uncertain(): number {
    return this.#rows.filter((_, place) => {
      const state = this.#sending.stateOf(place);
      return isEnd(state) && verdictOf(state) === 'uncertain';
    }).length;
  }

  /** An exchange of this run, by its id; also if the history had no room for it. */
  exchange(id: string): Exchange | undefined {
    return this.#exchanges.get(id);
  }

  stop(): void {
    this.#sending.stop();
  }

  /**
   * Sends the requests, once, and shows the table meanwhile.
   *
   * @param mayBegin called after the user has decided about requests that are already in progress
   * @returns whether the run began
   */
  async run(mode: SendMode, mayBegin: () => boolean = () => true): Promise<boolean> {
    let wasRun = false;
    await this.#sending.run(mode, async (send) => {
      wasRun = mayBegin();
      if (wasRun) await this.#showTableWhile(send);
    });
    return wasRun;
  }

  async #showTableWhile(send: () => Promise<void>): Promise<void> {
    const items = this.#entries.map((_, row) => this.#item(row));
    this.#panel.showResults(resultsView(this.title, this.target, items, this.#firstId, true));
    try {
      const place = {
        title: t`${this.title} to ${targetName(this.target)}`,
        isInPanel: () => this.#panel.areResultsVisible,
        cancel: () => {
          this.stop();
        },
      };
      await withProgress(place, async (report) => {
        this.#report = report;
        await send();
      });
    } finally {
      this.#isRunning = false;
      this.#show();
    }
  }

  #change(place: number, exchange: Exchange | undefined): void {
    const row = this.#rows[place] ?? 0;
    if (exchange) this.#exchanges.set(exchange.id, exchange);
    this.#tally.set(row, this.#item(row));
    this.#changed.add(row);
    this.#timer ??= setTimeout(() => {
      this.#show();
    }, updateInterval);
  }

  #show(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const rows = Array.from(this.#changed, (row) => resultRow(this.#firstId + row, this.#item(row)));
    this.#changed.clear();
    const { summary, retryable } = this;
    this.#report(summary);
    const rest = retryable.length === 0 ? '' : sendRestLabel(this.count(retryable));
    this.#panel.updateResults(rows, { summary, running: this.#isRunning, rest });
  }

  #item(row: number): ManyItem {
    const entry = this.#entries[row];
    if (entry === undefined) throw new RangeError(t`There is no row ${row}.`);
    if ('settled' in entry) return entry.settled;
    const place = this.#places.get(row);
    const id = place === undefined ? '' : (this.#sending.ids[place] ?? '');
    return {
      source: entry.source,
      request: 'request' in entry ? entry.request : entry.message,
      state: place === undefined ? { kind: 'waiting' } : this.#sending.stateOf(place),
      exchangeId: this.#exchanges.has(id) ? id : '',
    };
  }
}
