import assert from 'node:assert/strict';
import { TokenCacheContext, type ISerializableTokenCache } from '@azure/msal-node';
import { CachePlugin } from '../../../../src/auth/cache/plugin.ts';
import { TokenStore } from '../../../../src/auth/cache/token-store.ts';
import { cloudOf } from '../signed-in-window.ts';
import { TestSecrets } from '../test-secrets.ts';

const registration = { cloud: cloudOf('global'), clientId: 'app', tenant: 'organizations' };
const cache: ISerializableTokenCache = {
  serialize: () => JSON.stringify({ Account: { a: { home_account_id: 'a' } } }),
  deserialize: () => undefined,
};

describe('what msal writes into its cache', () => {
  for (const [title, changed, signal, kept] of [
    ['is kept', true, new AbortController().signal, ['Account']],
    ['isn’t kept if nothing changed', false, new AbortController().signal, []],
    ['isn’t kept after the sign-in was abandoned', true, AbortSignal.abort(), []],
  ] as const)
    it(title, async () => {
      const store = new TokenStore(new TestSecrets());
      const plugin = new CachePlugin(store, registration, signal);
      await plugin.beforeCacheAccess(new TokenCacheContext(cache, false));
      await plugin.afterCacheAccess(new TokenCacheContext(cache, changed));
      assert.deepEqual(Object.keys(await store.read(registration)), kept);
    });
});
