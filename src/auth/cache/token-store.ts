import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { clouds, type Cloud } from '../../catalog/index.ts';
import type { SecretPort } from '../ports.ts';
import { hasAccounts, mergeContents, readContent, withoutAccount, type CacheContent } from './cache-content.ts';

/** The contents of one secret: a cache for each client id. */
type Caches = Readonly<Record<string, CacheContent>>;

/** Milliseconds after which a write of another window, begun before ours, has certainly arrived. */
const SETTLED_AFTER = 100;

/** So often a write is repeated because somebody else wrote at the same time; then it is left at that. */
const ROUNDS = 5;

/**
 * The tokens of users: one secret for each cloud, so that clouds with the same authority stay apart, and in it one cache for
 * each client id. A secret without accounts is deleted.
 *
 * Several windows share the secrets, and a secret storage has no lock. So each change reads the secret again right before it
 * writes, changes its own entries only, waits until other windows' writes have settled and looks whether the change is still
 * there; if not, it is made again upon what is there now. An entry can only be lost to a window that took longer than
 * that between its own reading and writing.
 */
export class TokenStore {
  readonly #secrets: SecretPort;
  /** The writes of this window, one after the other. */
  #writes: Promise<unknown> = Promise.resolve();

  constructor(secrets: SecretPort) {
    this.#secrets = secrets;
  }

  async read(cloud: Cloud, clientId: string): Promise<CacheContent> {
    return (await this.#caches(cloud))[clientId] ?? {};
  }

  /** Stores what a window made (`mine`) of what it had read (`base`). */
  write(cloud: Cloud, clientId: string, base: CacheContent, mine: CacheContent): Promise<void> {
    return this.#change(cloud, (caches) => ({
      ...caches,
      [clientId]: mergeContents(base, mine, caches[clientId] ?? {}),
    }));
  }

  /**
   * Forgets an account, whichever app it signed in to, or everybody.
   *
   * @param cloud undefined: in all clouds
   */
  async forget(homeAccountId: string | undefined, cloud: Cloud | undefined): Promise<void> {
    for (const one of cloud ? [cloud] : clouds)
      await this.#change(one, (caches) =>
        Object.fromEntries(
          Object.entries(caches).map(([clientId, content]) => [
            clientId,
            homeAccountId === undefined ? {} : withoutAccount(content, homeAccountId),
          ]),
        ),
      );
  }

  #change(cloud: Cloud, change: (caches: Caches) => Caches): Promise<void> {
    const write = this.#writes.then(async () => {
      for (let round = 0; round < ROUNDS; round++) {
        const before = await this.#caches(cloud);
        const after = Object.fromEntries(Object.entries(change(before)).filter(([, content]) => hasAccounts(content)));
        if (isDeepStrictEqual(after, before)) return;
        if (Object.keys(after).length === 0) await this.#secrets.delete(keyOf(cloud));
        else await this.#secrets.store(keyOf(cloud), JSON.stringify(after));
        await wait(SETTLED_AFTER);
      }
    });
    this.#writes = write.catch(() => undefined);
    return write;
  }

  async #caches(cloud: Cloud): Promise<Caches> {
    const text = await this.#secrets.get(keyOf(cloud));
    return Object.fromEntries(
      Object.entries(parsed(text)).map(([clientId, content]) => [clientId, readContent(content)]),
    );
  }
}

function parsed(text: string | undefined): object {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

const keyOf = (cloud: Cloud): string => `graphRunStates.tokens.${cloud.id}`;
