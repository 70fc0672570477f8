import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Exchange } from '../../send/exchange.ts';
import { isUncertain } from '../../send/certainty.ts';
import { keptInWindow } from '../../send/history/bounds.ts';
import { previousOf } from '../../send/history/again.ts';
import { isUnfinished, unfinished, type PendingRequest } from '../../send/history/unfinished.ts';
import type { Target } from '../../send/target.ts';
import { userSetting } from '../settings.ts';
import { redacted } from '../../secrets/redacted.ts';
import { logWarning } from '../log.ts';
import { HistoryFiles } from './history-files.ts';
import { withinTime } from './within-time.ts';

/**
 * What was sent and how it ended, newest first: in the memory of the window, and on disk without secrets unless a setting turns
 * that off. Windows that have the same folder open share what is on disk.
 */
export class History {
  readonly #files: HistoryFiles;
  #exchanges: readonly Exchange[] = [];
  /** Ids of the exchanges that are on disk, as far as this window knows. */
  readonly #onDisk = new Set<string>();
  /** Ids of exchanges that this window has written to disk as unfinished: it has better information about them itself. */
  readonly #unfinished = new Set<string>();
  /** Writes to disk, one after another, and how many of them are pending. */
  #writing: Promise<void> = Promise.resolve();
  #pending = 0;
  /** How many of them have failed. */
  #failures = 0;

  readonly #added: (exchange: Exchange) => void;
  readonly #changed = new vscode.EventEmitter<void>();

  /** This window has added or removed something. */
  readonly onDidChange = this.#changed.event;

  /**
   * @param storage the extension's folder, which doesn't have to exist
   * @param added receives what this window has sent
   */
  constructor(storage: vscode.Uri, added: (exchange: Exchange) => void = () => undefined) {
    this.#added = added;
    this.#files = new HistoryFiles(vscode.Uri.joinPath(storage, 'history').fsPath);
  }

  /** Newest first, as far as it was read or added. */
  get exchanges(): readonly Exchange[] {
    return this.#exchanges;
  }

  /** Reads what other and earlier windows have stored. */
  async refresh(): Promise<void> {
    if (!isEnabled()) return;
    await this.#writing;
    const stored = (await this.#files.read()).filter(({ id }) => !this.#unfinished.has(id));
    const there = new Set(stored.map(({ id }) => id));
    // This window has everything that it sent. What is gone from the disk was deleted by another window, or made room there, but the
    // warning before something is created twice must not disappear with it. What was in progress in another window has ended there.
    const own = this.#exchanges.filter(
      (exchange) =>
        !this.#onDisk.has(exchange.id) ||
        there.has(exchange.id) ||
        (isUncertain(exchange.outcome) && !isUnfinished(exchange)),
    );
    const known = new Set(own.map(({ id }) => id));
    for (const id of there) this.#onDisk.add(id);
    this.#keep([...own, ...stored.filter(({ id }) => !known.has(id))]);
  }

  add(exchange: Exchange): void {
    this.#added(exchange);
    this.#keep([exchange, ...this.#exchanges]);
    this.#changed.fire();
    if (!isEnabled()) return;
    this.#write(async () => {
      // Of a thousand that are sent together, most are outdated before their turn.
      if (!this.#exchanges.includes(exchange)) return;
      if (await this.#files.write(exchange)) this.#onDisk.add(exchange.id);
    });
  }

  /**
   * Records on disk which writes are in progress, in case the window is closed before they have ended: the next window then lists them.
   * This writes to disk only once, however many there are, and waits neither for anything else to be written nor for a disk that hangs.
   *
   * @param requests those that are about to be sent together
   * @returns a function to call when they have ended and their outcomes were added
   */
  async begin(requests: readonly PendingRequest[], target: Target): Promise<() => void> {
    const [first, ...others] = isEnabled() ? unfinished(requests, target, Date.now()) : [];
    if (first === undefined) return () => undefined;
    for (const { id } of [first, ...others]) this.#unfinished.add(id);
    try {
      const failures = this.#failures;
      const forget = await withinTime(this.#files.writeTogether([first, ...others]));
      return () => {
        this.#write(async () => {
          // If their outcomes couldn't be written, this is all that the next window has about them.
          if (this.#failures === failures) await forget();
        });
      };
    } catch (error) {
      warn(error);
      return () => undefined;
    }
  }

  previousOf(exchange: Exchange): Exchange | undefined {
    return previousOf(this.#exchanges, exchange);
  }

  get(id: string): Exchange | undefined {
    return this.#exchanges.find((exchange) => exchange.id === id);
  }

  async remove(exchange: Exchange): Promise<void> {
    this.#exchanges = this.#exchanges.filter(({ id }) => id !== exchange.id);
    this.#changed.fire();
    this.#write(() => this.#files.remove(exchange));
    await this.#writing;
  }

  /** Also deletes what was stored while the setting was on. */
  async clear(): Promise<void> {
    this.#exchanges = [];
    this.#changed.fire();
    this.#onDisk.clear();
    this.#write(() => this.#files.clear());
    await this.#writing;
  }

  #keep(exchanges: readonly Exchange[]): void {
    this.#exchanges = keptInWindow(exchanges.toSorted((a, b) => b.outcome.startedAt - a.outcome.startedAt));
  }

  #write(write: () => Promise<void>): void {
    this.#pending++;
    this.#writing = this.#writing.then(write).then(
      () => this.#written(),
      (error: unknown) => {
        this.#failures++;
        warn(error);
        return this.#written();
      },
    );
  }

  /** What is too old is deleted once there is nothing left to write. */
  async #written(): Promise<void> {
    this.#pending--;
    if (this.#pending === 0) await this.#files.prune().catch(() => undefined);
  }
}

/** A disk that is full or can't be written must not hold up sending. */
const warn = (error: unknown): void => {
  logWarning(redacted(t`couldn’t write the history. ${String(error)}`));
};

const isEnabled = (): boolean => userSetting('history.enabled') !== false;
