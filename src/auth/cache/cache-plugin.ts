import type { ICachePlugin, TokenCacheContext } from '@azure/msal-node';
import type { Cloud } from '../../catalog/index.ts';
import { readContent, type CacheContent } from './cache-content.ts';
import type { TokenStore } from './token-store.ts';

/** Lets msal read the store before each look into its cache, and write after each change. For one operation. */
export class CachePlugin implements ICachePlugin {
  readonly #store: TokenStore;
  readonly #cloud: Cloud;
  readonly #clientId: string;
  #base: CacheContent = {};

  constructor(store: TokenStore, cloud: Cloud, clientId: string) {
    this.#store = store;
    this.#cloud = cloud;
    this.#clientId = clientId;
  }

  async beforeCacheAccess({ tokenCache }: TokenCacheContext): Promise<void> {
    this.#base = await this.#store.read(this.#cloud, this.#clientId);
    tokenCache.deserialize(JSON.stringify(this.#base));
  }

  async afterCacheAccess({ cacheHasChanged, tokenCache }: TokenCacheContext): Promise<void> {
    if (!cacheHasChanged) return;
    const mine = readContent(JSON.parse(tokenCache.serialize()));
    await this.#store.write(this.#cloud, this.#clientId, this.#base, mine);
  }
}
