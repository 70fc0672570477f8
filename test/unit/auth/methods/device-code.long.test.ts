import assert from 'node:assert/strict';
import { loopbackFetch } from '../../../loopback/openid-provider-addresses.ts';
import { TestBrowser, type Choice } from '../../../loopback/openid-provider-browser.ts';
import { accounts, apps, startOpenIdProvider, type OpenIdProvider } from '../../../loopback/openid-provider.ts';
import { TestWindow, tokenOf, type WindowOptions } from '../signed-in-window.ts';

const { adele } = accounts;

describe('signing in with a device code, using msal and a real OpenID provider', () => {
  let provider: OpenIdProvider;
  before(async () => {
    provider = await startOpenIdProvider({ interval: 0.1 });
  });
  after(() => provider.stop());

  const windowFor = (choice: Choice | undefined, options: Partial<WindowOptions> = {}): TestWindow =>
    new TestWindow({
      settings: { clientId: apps.user, methods: ['deviceCode'] },
      fetch: loopbackFetch(provider.origin),
      ...(choice && { device: ({ userCode }) => new TestBrowser(provider.origin).enterDeviceCode(userCode, choice) }),
      ...options,
    });

  it('shows a code, waits until it is entered elsewhere, and hides it', async () => {
    const window = windowFor({ account: adele.name });
    const before = Date.now();
    const token = tokenOf(await window.token('usGovL5'));
    assert.equal(provider.verify(token.value)?.aud, 'https://dod-graph.microsoft.us');
    assert.equal(token.account.name, adele.name);
    const [code] = window.codes;
    assert.ok(code);
    assert.match(code.userCode, /^[A-Z]{4}-[A-Z]{4}$/);
    assert.equal(code.verificationUri, 'https://microsoft.com/devicelogin');
    assert.ok(code.expiresAt >= before + 900_000 && code.expiresAt <= Date.now() + 900_000);
    assert.equal(window.showing[0]?.aborted, true);
  });

  it('shares its account with the browser method, which then doesn’t ask', async () => {
    const window = windowFor({ account: adele.name });
    await window.token();
    window.settings = { ...window.settings, methods: ['browser', 'deviceCode'] };
    tokenOf(await window.token());
    assert.equal(window.codes.length, 1);
    assert.deepEqual(window.opened, []);
  });

  it('passes on claims', async () => {
    const window = windowFor({ account: adele.name });
    tokenOf(await window.token('global', '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}'));
    const asked = provider.seen.findLast(({ endpoint }) => endpoint === 'devicecode')?.parameters['claims'];
    assert.match(asked ?? '', /"acrs":\{"essential":true,"value":"c1"\}/);
  });

  it('says that the sign-in was declined', async () => {
    const window = windowFor('decline');
    assert.equal((await window.token()).kind, 'failed');
    assert.equal(window.offers[0]?.failure.message, 'The sign-in was declined on the sign-in page.');
    assert.equal(window.showing[0]?.aborted, true);
  });

  it('says that the code has expired', async () => {
    const own = await startOpenIdProvider({ deviceCodeLifetime: 1, interval: 0.1 });
    const window = windowFor(undefined, { fetch: loopbackFetch(own.origin) });
    assert.equal((await window.token()).kind, 'failed');
    assert.equal(window.offers[0]?.failure.message, 'The device code expired before it was used.');
    await own.stop();
  });

  it('stops when the user cancels, and aborts the current poll', async () => {
    let cancel = (): void => undefined;
    const polls: (AbortSignal | null | undefined)[] = [];
    const window = windowFor(undefined, {
      device: () =>
        new Promise((resolve) => {
          cancel = (): void => {
            resolve('cancelled');
          };
        }),
      fetch: (input, init) => {
        if (typeof input === 'string' && input.includes('/devicecode'))
          return loopbackFetch(provider.origin)(input, init);
        polls.push(init?.signal);
        cancel();
        return new Promise(() => undefined);
      },
    });
    assert.deepEqual(await window.token(), { kind: 'cancelled' });
    assert.deepEqual(
      polls.map((poll) => poll?.aborted),
      [true],
    );
    assert.deepEqual(window.offers, []);
    assert.equal(window.showing[0]?.aborted, true);
    assert.equal(window.secrets.values.size, 0);
  });

  it('says that the code has expired, even if the service never does', async () => {
    const window = windowFor(undefined, {
      fetch: (input) =>
        Promise.resolve(
          typeof input === 'string' && input.includes('/devicecode')
            ? Response.json({
                user_code: 'ABCD1234',
                device_code: 'x',
                verification_uri: 'https://microsoft.com/devicelogin',
                expires_in: 0.1,
                interval: 0.1,
              })
            : Response.json({ error: 'authorization_pending', error_codes: [70016] }, { status: 400 }),
        ),
    });
    assert.equal((await window.token()).kind, 'failed');
    assert.equal(window.offers[0]?.failure.message, 'The device code expired before it was used.');
  });

  it('waits between polls, even if the service names no interval', async () => {
    const polls = { count: 0 };
    const bodies: Record<string, unknown> = {
      devicecode: {
        user_code: 'ABCD1234',
        device_code: 'x',
        verification_uri: 'https://microsoft.com/devicelogin',
        expires_in: 900,
      },
      token: { error: 'authorization_pending' },
    };
    const window = windowFor(undefined, {
      fetch: (input) => {
        const endpoint = typeof input === 'string' ? (/(token|devicecode)(\?|$)/.exec(input)?.[1] ?? '') : '';
        if (endpoint === 'token') polls.count++;
        return Promise.resolve(Response.json(bodies[endpoint], { status: endpoint === 'token' ? 400 : 200 }));
      },
      device: () => new Promise((resolve) => setTimeout(resolve, 50, 'cancelled')),
    });
    assert.deepEqual(await window.token(), { kind: 'cancelled' });
    assert.equal(polls.count, 1);
  });
});
