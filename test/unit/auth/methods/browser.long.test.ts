import assert from 'node:assert/strict';
import { loopbackFetch } from '../../../loopback/openid-provider-addresses.ts';
import { TestBrowser } from '../../../loopback/openid-provider-browser.ts';
import { accounts, apps, startOpenIdProvider, type OpenIdProvider } from '../../../loopback/openid-provider.ts';
import { clouds } from '../../../../src/catalog/index.ts';
import { cloudOf, TestWindow, tokenOf, type WindowOptions } from '../signed-in-window.ts';
import { TestSecrets, TestStorage } from '../test-secrets.ts';
import { withoutPausesOfMsal } from '../without-pauses-of-msal.ts';

const { adele, ben } = accounts;

describe('signing in with the browser, using msal and a real OpenID provider', () => {
  withoutPausesOfMsal();
  let provider: OpenIdProvider;
  /** The text of the last page that the browser showed. */
  let page = '';
  before(async () => {
    provider = await startOpenIdProvider();
  });
  after(() => provider.stop());

  const windowFor = (user: { readonly name: string } | 'decline', options: Partial<WindowOptions> = {}): TestWindow =>
    new TestWindow({
      settings: { clientId: apps.user },
      fetch: loopbackFetch(provider.origin),
      browser: async (url) => {
        page = await new TestBrowser(provider.origin).signIn(url, user === 'decline' ? user : { account: user.name });
      },
      ...options,
    });

  for (const { id, graphRoot, authority } of clouds)
    it(`${id}: gets a token for ${graphRoot} from ${authority}`, async () => {
      const window = windowFor(adele);
      const token = tokenOf(await window.token(id));
      const payload = provider.verify(token.value);
      assert.equal(payload?.aud, graphRoot);
      assert.equal(payload.upn, adele.name);
      assert.deepEqual(token.account, {
        id: `${adele.objectId}.${adele.tenantId}`,
        name: adele.name,
        tenantId: adele.tenantId,
        kind: 'user',
      });
      assert.equal(token.cloud, id);
      assert.deepEqual(token.permissions, ['DeviceManagementScripts.ReadWrite.All']);
      assert.equal(new URL(window.opened[0] ?? '').origin, authority);
      assert.deepEqual(window.changes, [[id, 'browser']]);
    });

  it('says in plain text that the user can return to the editor', async () => {
    const window = windowFor(adele);
    await window.token();
    await window.browserDone();
    assert.match(page, /^You’re signed in\. You can close this tab and return to the editor\.$/);
  });

  it('doesn’t ask again while the token is valid', async () => {
    const window = windowFor(adele);
    const first = tokenOf(await window.token());
    const asked = provider.seen.length;
    assert.equal(tokenOf(await window.token()).value, first.value);
    assert.equal(provider.seen.length, asked);
  });

  it('renews a token that is about to expire, without asking', async () => {
    const window = windowFor(adele);
    provider.tokenLifetime = 60;
    const first = tokenOf(await window.token());
    provider.tokenLifetime = 3600;
    const second = tokenOf(await window.token());
    assert.notEqual(second.value, first.value);
    assert.ok(provider.verify(second.value));
    assert.equal(window.opened.length, 1);
    assert.equal(provider.seen.at(-1)?.parameters['grant_type'], 'refresh_token');
  });

  it('asks again, for the same account, if a token can’t be renewed', async () => {
    const own = await startOpenIdProvider({ tokenLifetime: 60 });
    const window = windowFor(ben, {
      fetch: loopbackFetch(own.origin),
      browser: (url) => new TestBrowser(own.origin).signIn(url, { account: ben.name }),
    });
    await window.token();
    own.revoke(ben);
    tokenOf(await window.token());
    assert.equal(window.opened.length, 2);
    assert.equal(new URL(window.opened[1] ?? '').searchParams.get('login_hint'), ben.name);
    assert.deepEqual(window.offers, []);
    await own.stop();
  });

  it('asks again once, with the claims of a challenge', async () => {
    const window = windowFor(adele);
    tokenOf(await window.token());
    const claims = JSON.stringify({ access_token: { acrs: { essential: true, value: 'c1' } } });
    const stepped = tokenOf(await window.token('global', claims));
    assert.deepEqual(provider.verify(stepped.value)?.acrs, ['c1']);
    assert.equal(window.opened.length, 2);
    assert.equal(tokenOf(await window.token()).value, stepped.value);
    assert.equal(window.opened.length, 2);
  });

  it('declares that it handles claims challenges', async () => {
    await windowFor(adele).token();
    const asked = JSON.parse(provider.seen.at(-1)?.parameters['claims'] ?? '{}') as Record<string, unknown>;
    assert.deepEqual(asked['access_token'], { xms_cc: { values: ['CP1'] } });
  });

  it('says what was declined, and offers the next method', async () => {
    const window = windowFor('decline');
    assert.equal((await window.token()).kind, 'failed');
    assert.deepEqual(
      window.offers.map(({ failed, next }) => [failed, next]),
      [['browser', 'deviceCode']],
    );
    assert.equal(window.offers[0]?.failure.message, 'The permissions that the app requests were declined.');
    assert.equal(window.offers[0].failure.details[0]?.value, 'AADSTS65004');
    await window.browserDone();
    assert.match(page, /^You’re not signed in\./);
  });

  it('keeps accounts in the secret storage, so that another window needs no sign-in', async () => {
    const first = windowFor(adele);
    await first.token();
    const second = windowFor(ben, { secrets: first.secrets });
    for (const [cloud, account] of first.chosen) second.chosen.set(cloud, account);
    assert.equal(tokenOf(await second.token()).account.name, adele.name);
    assert.deepEqual(second.opened, []);
  });

  it('doesn’t use an account that the user hasn’t chosen', async () => {
    const first = windowFor(adele);
    await first.token();
    const second = windowFor(ben, { secrets: first.secrets });
    assert.equal(tokenOf(await second.token()).account.name, ben.name);
    assert.equal(second.opened.length, 1);
  });

  it('keeps L4 and L5 apart, although they share an authority', async () => {
    const window = windowFor(adele);
    const [l4, l5] = [tokenOf(await window.token('usGovL4')), tokenOf(await window.token('usGovL5'))];
    assert.equal(window.opened.length, 2);
    assert.equal(provider.verify(l4.value)?.aud, 'https://graph.microsoft.us');
    assert.equal(provider.verify(l5.value)?.aud, 'https://dod-graph.microsoft.us');
    await window.signIn.signOut(cloudOf('usGovL4'), l4.account);
    assert.deepEqual(await window.signIn.accounts(cloudOf('usGovL4')), []);
    assert.equal(tokenOf(await window.token('usGovL5')).value, l5.value);
    assert.equal(window.opened.length, 2);
  });

  it('supports accounts of several tenants, and switches between them', async () => {
    const window = windowFor(adele);
    const first = tokenOf(await window.token());
    const other = windowFor(ben, { secrets: window.secrets });
    const second = tokenOf(await other.signIn.signIn(cloudOf('global'), undefined, new AbortController().signal));
    const known = await window.signIn.accounts(cloudOf('global'));
    assert.deepEqual(
      known.map(({ account, chosen, method: way }) => [account.name, account.tenantId, chosen, way]),
      [
        [adele.name, adele.tenantId, true, 'browser'],
        [ben.name, ben.tenantId, false, 'browser'],
      ],
    );
    await window.signIn.choose(cloudOf('global'), second.account);
    assert.equal(tokenOf(await window.token()).value, second.value);
    await window.signIn.choose(cloudOf('global'), first.account);
    assert.equal(tokenOf(await window.token()).value, first.value);
    assert.equal(window.opened.length, 1);
  });

  it('forgets one account, then the last one', async () => {
    const window = windowFor(adele);
    const first = tokenOf(await window.token());
    const second = tokenOf(
      await windowFor(ben, { secrets: window.secrets }).signIn.signIn(
        cloudOf('global'),
        undefined,
        new AbortController().signal,
      ),
    );
    await window.signIn.signOut(cloudOf('global'), first.account);
    const left = [...window.secrets.values.values()].join();
    assert.ok(!left.includes(first.value) && !left.includes(adele.name) && left.includes(second.value));
    assert.equal(window.chosen.get('global'), undefined);
    await window.signIn.signOut(cloudOf('global'), second.account);
    assert.ok(window.secrets.forgotten);
  });

  it('forgets everything, in every cloud', async () => {
    const window = windowFor(adele);
    await window.token('china');
    await window.token('usGovL5');
    await window.signIn.signOutEverywhere();
    assert.ok(window.secrets.forgotten);
    assert.equal(window.chosen.size, 0);
    await window.token('china');
    assert.equal(window.opened.length, 3);
  });

  it('rejects a user of a tenant other than the one in the settings', async () => {
    const window = windowFor(ben, { settings: { clientId: apps.user, tenant: adele.tenantId, methods: ['browser'] } });
    await window.token();
    assert.equal(window.offers[0]?.failure.message, 'This account may not be a user of the tenant.');
    assert.deepEqual(window.secrets.values.size, 0);
  });

  it('says that tokens can’t be kept if the secret storage doesn’t work', async () => {
    const secrets = new TestSecrets();
    const locked = (): Promise<never> => Promise.reject(new Error('a keyring and its s3cret'));
    secrets.get = locked;
    secrets.store = locked;
    const window = windowFor(adele, { secrets });
    window.chosen.set('global', { id: 'u.t', name: adele.name, tenantId: adele.tenantId, kind: 'user' });
    assert.equal((await window.token()).kind, 'failed');
    assert.equal(
      window.offers[0]?.failure.message,
      'The editor’s secret storage doesn’t work, and this extension keeps secrets nowhere else.',
    );
    assert.ok(!JSON.stringify(window.offers).includes('s3cret'));
  });

  it('doesn’t use a token of another tenant after the tenant in the settings changes', async () => {
    const window = windowFor(adele);
    tokenOf(await window.token());
    window.settings = { ...window.settings, tenant: adele.tenantId };
    tokenOf(await window.token());
    assert.equal(window.opened.length, 2);
    assert.equal(provider.seen.at(-1)?.tenant, adele.tenantId);
  });

  it('keeps two accounts that sign in at the same time in two windows', async () => {
    const storage = new TestStorage();
    const windows = [adele, ben].map((user) => windowFor(user, { secrets: storage.open() }));
    await Promise.all(windows.map((window) => window.token()));
    await storage.settle();
    for (const { signIn } of windows) {
      const known = await signIn.accounts(cloudOf('global'));
      assert.deepEqual(known.map(({ account }) => account.name).sort(), [adele.name, ben.name]);
    }
  });
});
