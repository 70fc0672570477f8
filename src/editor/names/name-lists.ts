import type { Disposable } from 'vscode';
import type { NamedCollection } from '../../catalog/named-collections.ts';
import { explainNoNames, type NoNames } from '../../response/explain/no-names.ts';
import type { SendStep } from '../../send/deliver/ports.ts';
import {
  byName,
  nameListRequest,
  nextNamesRequest,
  readNamePage,
  type NamedEntity,
  type NamePage,
} from '../../send/names/name-list.ts';
import type { PreparedRequest } from '../../send/prepared-request.ts';
import { targetId, type Target } from '../../send/target.ts';
import type { SignedInAccounts } from '../sign-in/signed-in-accounts.ts';
import type { NameSender } from './name-picker.ts';

/** How many lists are kept: more than a user switches between. */
const mostLists = 20;

/** The names that this window has listed, separately for each target, account and collection. They are stored nowhere else. */
export class NameLists implements Disposable {
  readonly #kept = new Map<string, NameList>();
  readonly #sender: NameSender;
  readonly #accounts: Pick<SignedInAccounts, 'get' | 'onDidChange'>;
  readonly #subscription: Disposable;

  constructor(sender: NameSender, accounts: Pick<SignedInAccounts, 'get' | 'onDidChange'>) {
    this.#sender = sender;
    this.#accounts = accounts;
    // Signing out removes what the account has seen.
    this.#subscription = accounts.onDidChange(() => {
      for (const [key, list] of this.#kept) if (key !== this.#keyOf(list)) this.#kept.delete(key);
    });
  }

  /** The list of a collection, with what was read before. The sandbox’s list is read each time, because that costs nothing. */
  of(collection: NamedCollection, target: Target): NameList {
    const fresh = new NameList(collection, target, this.#sender);
    if (target.kind === 'sandbox') return fresh;
    const key = this.#keyOf(fresh);
    const list = this.#kept.get(key) ?? fresh;
    this.#kept.delete(key);
    this.#kept.set(key, list);
    for (const oldest of this.#kept.keys()) if (this.#kept.size > mostLists) this.#kept.delete(oldest);
    return list;
  }

  /** Whether the user has to sign in before names can be requested from a target. */
  needsSignIn(target: Target): boolean {
    return target.kind === 'cloud' && this.#accounts.get(target.cloud) === undefined;
  }

  clear(): void {
    this.#kept.clear();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.clear();
  }

  #keyOf({ collection: { path, version }, target }: NameList): string {
    const account = target.kind === 'cloud' ? this.#accounts.get(target.cloud) : undefined;
    return JSON.stringify([targetId(target), account?.id ?? '', version, path]);
  }
}

/** The names in one collection, as far as they were read. */
export class NameList {
  readonly collection: NamedCollection;
  readonly target: Target;
  readonly #sender: NameSender;
  #entities: readonly NamedEntity[] = [];
  #last: NamePage | undefined;
  #unusable = 0;

  constructor(collection: NamedCollection, target: Target, sender: NameSender) {
    this.collection = collection;
    this.target = target;
    this.#sender = sender;
  }

  /** Sorted by name. */
  get entities(): readonly NamedEntity[] {
    return this.#entities;
  }

  /** Whether at least one page was read. */
  get isRead(): boolean {
    return this.#last !== undefined;
  }

  get hasMore(): boolean {
    return this.#last?.next !== undefined;
  }

  /** Whether the service links to more names in a place that isn't read. */
  get leadsElsewhere(): boolean {
    return this.#last?.leadsElsewhere === true;
  }

  /** How many entities were left out, because no URL can hold their id. */
  get unusable(): number {
    return this.#unusable;
  }

  /**
   * Reads the first page, or the one after the last that was read.
   *
   * @param from `first` starts again: what was read is replaced once the response arrives
   * @returns why it failed; undefined: it succeeded, or was aborted by the signal
   */
  async read(
    from: 'first' | 'next',
    progress: (step: SendStep) => void,
    signal: AbortSignal,
  ): Promise<NoNames | undefined> {
    const next = from === 'next' ? this.#last?.next : undefined;
    const request = next === undefined ? nameListRequest(this.collection, this.target) : nextNamesRequest(next);
    if (request === undefined) return undefined;
    const outcome = await this.#sender.lookUp(request, this.target, progress, signal);
    if (signal.aborted) return undefined;
    const isGood = outcome.kind === 'response' && outcome.response.status === 200;
    const page = isGood ? this.#pageOf(outcome.response.body, request) : undefined;
    if (page === undefined) return explainNoNames(outcome, this.collection);
    const before = next === undefined ? [] : this.#entities;
    const known = new Set(before.map(({ id }) => id));
    this.#entities = byName([...before, ...page.entities.filter(({ id }) => !known.has(id))]);
    this.#unusable = (next === undefined ? 0 : this.#unusable) + page.unusable;
    this.#last = page;
    return undefined;
  }

  #pageOf(body: string, { url }: PreparedRequest): NamePage | undefined {
    return readNamePage(body, url, this.collection);
  }
}
