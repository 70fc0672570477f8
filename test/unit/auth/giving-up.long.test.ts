import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { TokenResult } from '../../../src/send/access-token.ts';
import { startFailingEntra, type FailingEntra } from '../../loopback/failing-entra.ts';
import { loopbackFetch } from '../../loopback/openid-provider-addresses.ts';
import { TestBrowser } from '../../loopback/openid-provider-browser.ts';
import { accounts, apps, startOpenIdProvider, type OpenIdProvider } from '../../loopback/openid-provider.ts';
import { cloudOf, TestWindow, tokenOf, type WindowOptions } from './signed-in-window.ts';
import { withoutPausesOfMsal } from './without-pauses-of-msal.ts';

const { adele } = accounts;

describe('abandoning a sign-in', () => {
  withoutPausesOfMsal();
  let provider: OpenIdProvider;
  let entra: FailingEntra;
  before(async () => {
    provider = await startOpenIdProvider();
    entra = await startFailingEntra();
  });
  after(() => Promise.all([provider.stop(), entra.stop()]));

  const windowFor = (options: Partial<WindowOptions> = {}): TestWindow =>
    new TestWindow({
      settings: { clientId: apps.user, methods: ['browser'] },
      fetch: loopbackFetch(provider.origin),
      browser: (url) => new TestBrowser(provider.origin).signIn(url, { account: adele.name }),
      ...options,
    });

  it('before it starts: nothing happens', async () => {
    const window = windowFor();
    assert.deepEqual(await window.token('global', undefined, AbortSignal.abort()), { kind: 'cancelled' });
    assert.deepEqual(window.opened, []);
  });

  it('while the browser is open: ends at once, and closes the port', async () => {
    const controller = new AbortController();
    const window = windowFor({ browser: () => new Promise(() => undefined) });
    const result = window.token('global', undefined, controller.signal);
    const port = await until(() => portOf(window.opened[0]));
    assert.equal(await isListening(port), true);
    controller.abort();
    assert.deepEqual(await result, { kind: 'cancelled' });
    await until(async () => !(await isListening(port)) || undefined);
    assert.deepEqual(window.offers, []);
  });

  it('while the code is redeemed: no account is signed in', async () => {
    entra.failures = { token: { kind: 'silence' } };
    const controller = new AbortController();
    const window = windowFor({
      fetch: loopbackFetch(entra.origin),
      browser: (url) => new TestBrowser(entra.origin).signIn(url, 'decline'),
    });
    const posted = entra.posted.length;
    const result = window.token('global', undefined, controller.signal);
    await until(() => entra.posted.length > posted || undefined);
    controller.abort();
    assert.deepEqual(await result, { kind: 'cancelled' });
    assert.equal(window.secrets.values.size, 0);
  });

  it('while a token is renewed: the account stays signed in', async () => {
    provider.tokenLifetime = 60;
    const window = windowFor();
    await window.token();
    provider.tokenLifetime = 3600;
    const controller = new AbortController();
    const silent: typeof fetch = (_, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => {
          reject(new Error('aborted'));
        });
        controller.abort();
      });
    const other = windowFor({ secrets: window.secrets, fetch: silent });
    other.chosen.set('global', [...window.chosen.values()][0] ?? assert.fail());
    assert.deepEqual(await other.token('global', undefined, controller.signal), { kind: 'cancelled' });
    assert.deepEqual(other.opened, []);
    assert.equal((await other.signIn.accounts(cloudOf('global'))).length, 1);
  });

  it('while a device code is shown: the code is hidden', async () => {
    const controller = new AbortController();
    const window = windowFor({ settings: { clientId: apps.user, methods: ['deviceCode'] } });
    const result = window.token('global', undefined, controller.signal);
    await until(() => window.codes[0]);
    controller.abort();
    assert.deepEqual(await result, { kind: 'cancelled' });
    await until(() => window.showing[0]?.aborted);
  });

  it('by not returning from the browser: says so, and closes the port', async () => {
    const window = windowFor({ browser: () => new Promise(() => undefined), browserTimeout: 400 });
    assert.equal((await window.token()).kind, 'failed');
    assert.equal(window.offers[0]?.failure.message, 'The sign-in in the browser wasn’t completed within 1 minute.');
    assert.equal(window.opened.length, 1);
    await until(async () => !(await isListening(portOf(window.opened[0]))) || undefined);
  });

  it('by not letting the browser open: says so, offers the next method, and closes the port', async () => {
    const window = new TestWindow({
      settings: { clientId: apps.user, methods: ['browser', 'deviceCode'] },
      fetch: loopbackFetch(provider.origin),
    });
    assert.equal((await window.token()).kind, 'failed');
    assert.deepEqual(
      window.offers.map(({ failure, next }) => [failure.message, next]),
      [['The browser wasn’t opened.', 'deviceCode']],
    );
    assert.equal(await isListening(portOf(window.opened[0])), false);
  });

  it('by signing out meanwhile: the sign-in is cancelled', async () => {
    const window = windowFor({ browser: () => new Promise(() => undefined) });
    const result = window.token();
    await until(() => window.opened[0]);
    await window.signIn.signOutEverywhere();
    assert.deepEqual(await result, { kind: 'cancelled' });
  });

  it('by one of two waiting requests: the other gets the token, from the same browser', async () => {
    let open = (): void => undefined;
    const window = windowFor({
      browser: async (url) => {
        await new Promise<void>((resolve) => (open = resolve));
        await new TestBrowser(provider.origin).signIn(url, { account: adele.name });
      },
    });
    const [one, other] = [new AbortController(), new AbortController()];
    const results: Promise<TokenResult>[] = [one, other].map(({ signal }) => window.token('global', undefined, signal));
    await until(() => window.opened[0]);
    one.abort();
    assert.deepEqual(await results[0], { kind: 'cancelled' });
    open();
    tokenOf((await results[1]) ?? assert.fail());
    assert.equal(window.opened.length, 1);
  });

  it('by both waiting requests: the sign-in ends, and the next one starts over', async () => {
    const window = windowFor({
      browser: (url) =>
        window.opened.length === 1
          ? new Promise(() => undefined)
          : new TestBrowser(provider.origin).signIn(url, { account: adele.name }),
    });
    const controller = new AbortController();
    const results = [1, 2].map(() => window.token('global', undefined, controller.signal));
    await until(() => window.opened[0]);
    controller.abort();
    assert.deepEqual(await Promise.all(results), [{ kind: 'cancelled' }, { kind: 'cancelled' }]);
    tokenOf(await window.token());
    assert.equal(window.opened.length, 2);
  });
});

const portOf = (url: string | undefined): number => {
  const redirect = url === undefined ? undefined : new URL(url).searchParams.get('redirect_uri');
  return Number(redirect === undefined || redirect === null ? '' : new URL(redirect).port);
};

const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => {
      resolve(false);
    });
  });

/** Waits until there is a value. Mocha's timeout ends a wait for one that never comes. */
async function until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<NonNullable<T>> {
  for (;;) {
    const found = await look();
    if (found) return found;
    await wait(10);
  }
}
