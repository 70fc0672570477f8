import type { ICachePlugin, TokenCacheContext } from '@azure/msal-node';
import { readContent, type CacheContent } from './content.ts';
import type { Registration } from '../registration.ts';
import type { TokenStore } from './token-store.ts';

/**
 * Lets msal read the store before each access to its cache, and write to it after each change. Serves one operation: once that is
 * abandoned, msal may still finish, but writes nothing. A user who has signed out meanwhile stays signed out.
 */
export class CachePlugin implements ICachePlugin {
  readonly #store: TokenStore;
  readonly #registration: Registration;
  readonly #signal: AbortSignal;
  #base: CacheContent = {};

  constructor(store: TokenStore, registration: Registration, signal: AbortSignal) {
    this.#store = store;
    this.#registration = registration;
    this.#signal = signal;
  }

  async beforeCacheAccess({ tokenCache }: TokenCacheContext): Promise<void> {
    this.#base = await this.#store.read(this.#registration);
    tokenCache.deserialize(JSON.stringify(this.#base));
  }

  async afterCacheAccess({ cacheHasChanged, tokenCache }: TokenCacheContext): Promise<void> {
    if (!cacheHasChanged || this.#signal.aborted) return;
    const mine = readContent(JSON.parse(tokenCache.serialize()));
    await this.#store.write(this.#registration, this.#base, mine);
  }
}
