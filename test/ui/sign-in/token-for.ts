import { clouds } from '../../../src/catalog/index.ts';
import { AppCredentials } from '../../../src/auth/app-credentials.ts';
import { TokenStore } from '../../../src/auth/cache/token-store.ts';
import { createSignIn } from '../../../src/auth/index.ts';
import { loopbackFetch } from '../../loopback/openid-provider-addresses.ts';
import { TestBrowser } from '../../loopback/openid-provider-browser.ts';
import { apps, type OpenIdProvider, type TestAccount } from '../../loopback/openid-provider.ts';
import { TestSecrets } from '../../unit/auth/test-secrets.ts';

/** A token for the global service that the provider has issued to an account that signed in without the editor. */
export async function tokenFor(provider: OpenIdProvider, { name }: TestAccount): Promise<string> {
  const [global] = clouds;
  if (global === undefined) throw new Error('There is no cloud.');
  const secrets = new TestSecrets();
  const browser = new TestBrowser(provider.origin);
  const signIn = createSignIn({
    tokens: new TokenStore(secrets),
    credentials: new AppCredentials(secrets),
    fetch: loopbackFetch(provider.origin),
    choice: { get: () => undefined, set: () => Promise.resolve() },
    settings: () => ({
      clientId: apps.user,
      tenant: 'organizations',
      scopes: ['DeviceManagementScripts.ReadWrite.All'],
      methods: ['browser'],
    }),
    ui: {
      openBrowser: (url) => {
        void browser.signIn(url, { account: name });
        return Promise.resolve(true);
      },
      showDeviceCode: () => Promise.resolve('cancelled' as const),
      offerNext: () => Promise.resolve('stop' as const),
    },
  });
  const result = await signIn.signIn(global, undefined, new AbortController().signal);
  if (result.kind !== 'token') throw new Error(`${name} could not sign in: ${JSON.stringify(result)}`);
  return result.token.value;
}
