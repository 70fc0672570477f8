import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { guardedSecrets } from './guarded-secrets.ts';
import type { SecretPort, Subscription } from './ports.ts';

/** What a secret holds: entries by name. */
type Entries = Readonly<Record<string, unknown>>;

/** A change by this window. `make` is called again if the change was lost, so it must be safe to call twice. */
interface Change<T> {
  readonly id: string;
  readonly make: (content: T) => T;
  /** When it was last stored, on the clock of the secret; undefined: not yet, and then it stays pending for as long as it takes. */
  readonly storedAt: number | undefined;
}

/** A secret as it is stored: with the ids of the changes that it includes, latest first. */
interface Stored<T> {
  readonly changes: readonly string[];
  readonly content: T;
}

/** Milliseconds for which a window makes sure that a change that it stored isn't lost. */
const WATCH_TIME = 60_000;

/** How many changes a secret lists: more than are made while one is watched. */
const MOST_LISTED = 50;

/**
 * One secret that several windows change, although a secret storage has neither locks nor transactions.
 *
 * Each window of VS Code reads its own copy of the storage, and a write reaches the others a fifth of a second later or more: two windows
 * may both build on the same old content, and the last write wins. So each write lists the changes that the content includes, and a window
 * that is notified of a write looks for its own changes: one that isn't listed was overwritten by a window that didn't know of it, and is
 * applied again to the current content. One that is listed is left alone, even if its effect is gone, because that was intended: what
 * one window forgets, no other window restores.
 *
 * A change is lost for good only if its window closes before it is notified of the overwrite, or if the storage doesn't notify windows of
 * each other's writes. A lost sign-in then means signing in again; after a lost sign-out, the account is still listed.
 *
 * If the content becomes empty, the ids stay. They are random and reveal nothing.
 *
 * Source: `storage.ts` and `storageIpc.ts` of VS Code, which wait 100 ms each before they pass a write on.
 */
export class SharedSecret<T extends Entries> {
  readonly #secrets: SecretPort;
  readonly #key: string;
  readonly #read: (value: unknown) => T;
  readonly #clock: () => number;
  readonly #subscription: Subscription;
  #mine: readonly Change<T>[] = [];
  /** The writes of this window, one after the other. */
  #writes: Promise<void> = Promise.resolve();

  /**
   * @param read returns the content of a value, which may have any form; for `undefined`, the content of an empty secret
   * @param clock a monotonic one in milliseconds: the time of day may jump
   */
  constructor(
    secrets: SecretPort,
    key: string,
    read: (value: unknown) => T,
    clock: () => number = () => performance.now(),
  ) {
    this.#secrets = guardedSecrets(secrets);
    this.#key = key;
    this.#read = read;
    this.#clock = clock;
    this.#subscription = secrets.onDidChange((changed) => {
      // If the storage fails now, whatever uses it next reports that.
      if (changed.key === key) this.#writeMine().catch(() => undefined);
    });
  }

  async content(): Promise<T> {
    return (await this.#stored()).content;
  }

  /** @param make returns the new content for the old one; called again if another window has overwritten the change */
  async change(make: (content: T) => T): Promise<void> {
    const change: Change<T> = { id: randomUUID(), make, storedAt: undefined };
    this.#mine = [...this.#mine, change];
    try {
      await this.#writeMine();
    } catch (error) {
      this.#mine = this.#mine.filter(({ id }) => id !== change.id);
      throw error;
    }
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #writeMine(): Promise<void> {
    const write = this.#writes.then(() => this.#writeMissing());
    this.#writes = write.catch(() => undefined);
    return write;
  }

  async #writeMissing(): Promise<void> {
    this.#mine = this.#mine.filter(({ storedAt }) => storedAt === undefined || this.#clock() - storedAt < WATCH_TIME);
    if (this.#mine.length === 0) return;
    const { changes, content } = await this.#stored();
    const missing = this.#mine.filter(({ id }) => !changes.includes(id));
    const after = missing.reduce((before, { make }) => make(before), content);
    if (isDeepStrictEqual(after, content)) {
      // There was nothing to change, so there is nothing to watch either.
      this.#mine = this.#mine.filter((change) => !missing.includes(change));
      return;
    }
    const ids = missing.map(({ id }) => id).reverse();
    const stored: Stored<T> = { changes: [...ids, ...changes].slice(0, MOST_LISTED), content: after };
    await this.#secrets.store(this.#key, JSON.stringify(stored));
    const storedAt = this.#clock();
    this.#mine = this.#mine.map((change) => (missing.includes(change) ? { ...change, storedAt } : change));
  }

  async #stored(): Promise<Stored<T>> {
    const value = parsed(await this.#secrets.get(this.#key));
    const changes = Array.isArray(value.changes) ? value.changes : [];
    return { changes: changes.filter((id) => typeof id === 'string'), content: this.#read(value.content) };
  }
}

/** Anything that wasn't stored here counts as empty: the user has to sign in, or enter it, again. */
function parsed(text: string | undefined): { readonly changes?: unknown; readonly content?: unknown } {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
