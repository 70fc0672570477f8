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

/** What changes in a thousand rows is shown this often, in milliseconds. */
const pace = 100;

/** A request to be sent with others. */
export interface ManyEntry extends EntryToSend {
  readonly source: RequestSource;
}

/** A request that is listed with the others and isn't sent. */
export interface SkippedRequest {
  readonly source: RequestSource;
  /** Why, and what to do. */
  readonly message: string;
}

/** A request that an earlier run has sent, and that stays in the table as it ended there. */
export interface SettledRequest {
  readonly source: RequestSource;
  readonly settled: ManyItem;
  /** Undefined: it was not sent. */
  readonly exchange: Exchange | undefined;
}

export type RunEntry = ManyEntry | SkippedRequest | SettledRequest;

/** Shows the table of a run. */
export type ResultsPanel = Pick<ResponsePanel, 'areResultsVisible' | 'showResults' | 'updateResults'>;

/** Requests that are sent together, and the table of how they fare. */
export class SendAllRun {
  readonly target: Target;
  /** When it was begun, in milliseconds since the epoch. */
  readonly startedAt = Date.now();
  /** Ids of remembered writes that hold back none of these: the user has decided about them, or they are of this run. */
  readonly decided: Set<string>;
  /** Of the first row. No other run has the ids of this one: a panel may go on showing an older table. */
  readonly #firstId = this.startedAt * 1000;
  /** `Send All in health.http`. */
  readonly title: string;
  readonly #panel: ResultsPanel;
  readonly #entries: readonly RunEntry[];
  /** The rows of those that are sent, by their places. */
  readonly #rows: readonly number[];
  /** The places of those that are sent, by their rows. */
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

  /** How many of each there are: `12 created, 1 failed`. */
  get summary(): string {
    return this.#tally.summary;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** Those that surely had no effect, and may be sent again; none while there is something under way. */
  get retryable(): readonly ManyEntry[] {
    if (this.#isRunning) return [];
    return this.#rows.flatMap((row, place) => {
      const [entry, state] = [this.#entries[row], this.#sending.stateOf(place)];
      return entry && 'request' in entry && isEnd(state) && canRetry(state) ? [entry] : [];
    });
  }

  /** Of some that may be sent again, how many have failed, and how many are left. */
  count(entries: readonly ManyEntry[]): { readonly failed: number; readonly unsent: number } {
    const wanted = new Set<RunEntry>(entries);
    const unsent = this.#rows.filter((row, place) => {
      const [entry, state] = [this.#entries[row], this.#sending.stateOf(place)];
      return entry && wanted.has(entry) && isEnd(state) && isRemaining(state);
    }).length;
    return { failed: entries.length - unsent, unsent };
  }

  /** All of them, to send some again: the others stay as they ended. */
  entriesToRepeat(again: readonly ManyEntry[]): RunEntry[] {
    const wanted = new Set<RunEntry>(again);
    return this.#entries.map((entry, row) => {
      if (!('request' in entry) || wanted.has(entry)) return entry;
      const settled = this.#item(row);
      return { source: entry.source, settled, exchange: this.#exchanges.get(settled.exchangeId) };
    });
  }

  /** Whether a row of its table has this id. */
  hasRow(id: number): boolean {
    return id >= this.#firstId && id < this.#firstId + this.#entries.length;
  }

  /** How many may have succeeded. */
  get uncertain(): number {
    return this.#rows.filter((_, place) => {
      const state = this.#sending.stateOf(place);
      return isEnd(state) && verdictOf(state) === 'uncertain';
    }).length;
  }

  /** One of those that it sent, by its id: also what the history has no room for. */
  exchange(id: string): Exchange | undefined {
    return this.#exchanges.get(id);
  }

  stop(): void {
    this.#sending.stop();
  }

  /**
   * Sends them, once, and shows the table meanwhile.
   *
   * @param mayBegin asked when the user has decided about those that are under way already
   * @returns whether they were sent
   */
  async run(mode: SendMode, mayBegin: () => boolean = () => true): Promise<boolean> {
    let wasRun = false;
    await this.#sending.run(mode, async (send) => {
      wasRun = mayBegin();
      if (wasRun) await this.#showWhile(send);
    });
    return wasRun;
  }

  async #showWhile(send: () => Promise<void>): Promise<void> {
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
    }, pace);
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
