import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generate } from 'selfsigned';
import { clouds } from '../../../../src/catalog/index.ts';
import { AppCredentials, type AppCredential } from '../../../../src/auth/app-credentials.ts';
import type { Registration } from '../../../../src/auth/registration.ts';
import { loopbackFetch } from '../../../loopback/openid-provider-addresses.ts';
import {
  apps,
  clientSecret,
  contoso,
  startOpenIdProvider,
  type OpenIdProvider,
} from '../../../loopback/openid-provider.ts';
import { cloudOf, TestWindow, tokenOf } from '../signed-in-window.ts';
import { TestSecrets } from '../test-secrets.ts';
import { withoutPausesOfMsal } from '../without-pauses-of-msal.ts';

describe('signing in as an app, using msal and a real OpenID provider', () => {
  withoutPausesOfMsal();
  let provider: OpenIdProvider;
  let folder: string;
  let certificate: AppCredential;
  const secret: AppCredential = { kind: 'secret', value: clientSecret };

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'app-only-'));
    const { cert, private: key } = await generate([{ name: 'commonName', value: 'app' }], { keySize: 2048 });
    certificate = { kind: 'certificate', path: path.join(folder, 'app.pem'), passphrase: undefined };
    await writeFile(certificate.path, `${cert}\n${key}`);
    provider = await startOpenIdProvider({ certificate: cert });
  });
  after(async () => {
    await provider.stop();
    await rm(folder, { recursive: true, maxRetries: 5 });
  });

  async function windowFor(
    clientId: string,
    credential: AppCredential | undefined,
    tenant = contoso,
  ): Promise<TestWindow> {
    const secrets = new TestSecrets();
    if (credential)
      for (const cloud of clouds) await new AppCredentials(secrets).store({ cloud, clientId, tenant }, credential);
    const fetch = loopbackFetch(provider.origin);
    return new TestWindow({ secrets, settings: { clientId, tenant, methods: ['appOnly'] }, fetch });
  }

  for (const { id, graphRoot } of clouds)
    it(`${id}: a client secret gets a token for ${graphRoot}`, async () => {
      const token = tokenOf(await (await windowFor(apps.secret, secret)).token(id));
      const payload = provider.verify(token.value);
      assert.equal(payload?.aud, graphRoot);
      assert.deepEqual(payload.roles, ['DeviceManagementScripts.ReadWrite.All']);
      assert.deepEqual(token.permissions, ['DeviceManagementScripts.ReadWrite.All']);
      assert.deepEqual(token.account, { id: apps.secret, name: apps.secret, tenantId: contoso, kind: 'app' });
      assert.equal(provider.seen.at(-1)?.parameters['scope'], `${graphRoot}/.default`);
    });

  it('a certificate gets a token, and its private key isn’t sent', async () => {
    const token = tokenOf(await (await windowFor(apps.certificate, certificate)).token());
    assert.equal(provider.verify(token.value)?.appid, apps.certificate);
    const { parameters } = provider.seen.at(-1) ?? {};
    const [header = ''] = parameters?.['client_assertion']?.split('.') ?? [];
    const { alg, ...rest } = JSON.parse(Buffer.from(header, 'base64url').toString()) as Record<string, string>;
    assert.equal(alg, 'PS256');
    assert.match(rest['x5t#S256'] ?? '', /^[\w-]{43}$/);
    assert.ok(!JSON.stringify(parameters).includes('PRIVATE KEY'));
  });

  it('keeps the token in memory only', async () => {
    const window = await windowFor(apps.secret, secret);
    const first = tokenOf(await window.token());
    const asked = provider.seen.length;
    assert.equal(tokenOf(await window.token()).value, first.value);
    assert.equal(provider.seen.length, asked);
    assert.ok(![...window.secrets.values.values()].join().includes(first.value));
  });

  it('gets a new token before the old one expires', async () => {
    const window = await windowFor(apps.secret, secret);
    provider.tokenLifetime = 240;
    await window.token();
    provider.tokenLifetime = 3600;
    const asked = provider.seen.length;
    tokenOf(await window.token());
    assert.equal(provider.seen.length, asked + 1);
  });

  it('passes on the claims of a challenge', async () => {
    const window = await windowFor(apps.secret, secret);
    await window.token();
    tokenOf(await window.token('global', '{"access_token":{"nbf":{"essential":true,"value":"1"}}}'));
    assert.match(provider.seen.at(-1)?.parameters['claims'] ?? '', /"nbf"/);
  });

  it('doesn’t let an environment variable redirect the secret', async () => {
    process.env['MSAL_FORCE_REGION'] = 'westus';
    try {
      tokenOf(await (await windowFor(apps.secret, secret)).token());
    } finally {
      delete process.env['MSAL_FORCE_REGION'];
    }
  });

  it('forgets token and credential on sign-out', async () => {
    const window = await windowFor(apps.secret, secret);
    const { account } = tokenOf(await window.token('china'));
    await window.signIn.signOut(cloudOf('china'), account);
    const credentials = new AppCredentials(window.secrets);
    const [china, global] = (['china', 'global'] as const).map((id) => ({
      cloud: cloudOf(id),
      clientId: apps.secret,
      tenant: contoso,
    })) as [Registration, Registration];
    assert.equal(await credentials.get(china), undefined);
    assert.deepEqual(await credentials.get(global), secret);
    assert.equal((await window.token('china')).kind, 'failed');
    assert.match(window.offers[0]?.failure.message ?? '', /^No client secret or certificate is stored for app /);
    await credentials.store(china, secret);
    const asked = provider.seen.length;
    tokenOf(await window.token('china'));
    assert.equal(provider.seen.length, asked + 1, 'the token is forgotten, too');
    await window.signIn.signOutEverywhere();
    assert.ok(window.secrets.forgotten);
  });

  for (const [what, settings, message] of [
    [
      'tenant',
      { tenant: 'attacker.example' },
      /^No client secret or certificate is stored for app [\w-]+ in tenant attacker\.example of Global service\. The one for tenant [\w-]+ is only used there\.$/,
    ],
    [
      'client id',
      { clientId: apps.certificate },
      /^No client secret or certificate is stored for app [\w-]+ in tenant [\w-]+ of Global service\. The one for app [\w-]+ in tenant [\w-]+ is only used there\.$/,
    ],
  ] as const)
    it(`sends a secret only for the ${what} it was stored for, and says which one is missing`, async () => {
      const window = await windowFor(apps.secret, secret);
      tokenOf(await window.token());
      const asked = provider.seen.length;
      window.settings = { ...window.settings, ...settings };
      assert.equal((await window.token()).kind, 'failed');
      assert.equal((await window.token('usGovL4')).kind, 'failed');
      assert.equal(provider.seen.length, asked, 'nothing was sent');
      const [{ failure } = assert.fail()] = window.offers;
      assert.match(failure.message, message);
      assert.equal(failure.remedy, 'credential');
    });

  it('says that a wrong secret isn’t accepted', async () => {
    const window = await windowFor(apps.secret, { kind: 'secret', value: 'wrong' });
    await window.token();
    assert.match(window.offers[0]?.failure.message ?? '', /^The authority doesn’t accept app /);
  });

  for (const tenant of ['', 'organizations', 'common', 'Consumers'])
    it(`doesn’t accept ${tenant || 'an empty value'} as the tenant`, async () => {
      const window = await windowFor(apps.secret, secret, tenant);
      await window.token();
      assert.equal(
        window.offers[0]?.failure.message,
        'An app signs in to a specific tenant, and the settings don’t name one.',
      );
    });

  it('stays signed in as the app, or as the user, when a token is renewed', async () => {
    const window = await windowFor(apps.secret, secret);
    tokenOf(await window.token());
    window.settings = { ...window.settings, methods: ['browser', 'appOnly'] };
    provider.tokenLifetime = 60;
    tokenOf(await window.token('global', '{}'));
    assert.equal(tokenOf(await window.token()).account.kind, 'app');
    provider.tokenLifetime = 3600;
    assert.deepEqual(window.opened, []);
    window.chosen.set('global', { id: 'u.t', name: 'adele', tenantId: contoso, kind: 'user' });
    window.settings = { ...window.settings, methods: ['appOnly', 'browser'] };
    assert.equal((await window.token()).kind, 'failed');
    assert.equal(window.opened.length, 1);
  });
});
