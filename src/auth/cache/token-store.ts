import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { clouds, type Cloud } from '../../catalog/index.ts';
import type { SecretPort } from '../ports.ts';
import type { TokenRequest } from '../way.ts';
import { hasAccounts, mergeContents, readContent, withoutAccount, type CacheContent } from './cache-content.ts';

/** The contents of one secret: a cache for each app and tenant. */
type Caches = Readonly<Record<string, CacheContent>>;

/** Where a cache belongs. */
export type CachePlace = Pick<TokenRequest, 'cloud' | 'clientId' | 'tenant'>;

/** Milliseconds after which a write of another window, begun before ours, has certainly arrived. */
const SETTLED_AFTER = 100;

/** So often a write is repeated because somebody else wrote at the same time; then it is left at that. */
const ROUNDS = 5;

/**
 * The tokens of users: one secret for each cloud, so that clouds with the same authority stay apart, and in it one cache for
 * each app and tenant of the settings: a token for one tenant is none for another. A secret without accounts is deleted.
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

  async read(place: CachePlace): Promise<CacheContent> {
    return (await this.#caches(place.cloud))[nameOf(place)] ?? {};
  }

  /** Stores what a window made (`mine`) of what it had read (`base`). */
  write(place: CachePlace, base: CacheContent, mine: CacheContent): Promise<void> {
    const name = nameOf(place);
    return this.#change(place.cloud, (caches) => ({
      ...caches,
      [name]: mergeContents(base, mine, caches[name] ?? {}),
    }));
  }

  /**
   * Forgets an account, whichever app and tenant it signed in to, or everybody.
   *
   * @param cloud undefined: in all clouds
   */
  async forget(homeAccountId: string | undefined, cloud: Cloud | undefined): Promise<void> {
    for (const one of cloud ? [cloud] : clouds)
      await this.#change(one, (caches) =>
        Object.fromEntries(
          Object.entries(caches).map(([name, content]) => [
            name,
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
    return Object.fromEntries(Object.entries(parsed(text)).map(([name, content]) => [name, readContent(content)]));
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

const nameOf = ({ clientId, tenant }: CachePlace): string => `${clientId} ${tenant}`.toLowerCase();

const keyOf = (cloud: Cloud): string => `graphRunStates.tokens.${cloud.id}`;
