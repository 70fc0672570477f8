import assert from 'node:assert/strict';
import { TokenStore, type CachePlace } from '../../../../src/auth/cache/token-store.ts';
import { readContent, type CacheContent } from '../../../../src/auth/cache/cache-content.ts';
import { cloudOf, TestSecrets } from '../signed-in-window.ts';

const cloud = cloudOf('global');
const person = (id: string): CacheContent =>
  readContent({
    Account: { [id]: { home_account_id: id } },
    RefreshToken: { [id]: { home_account_id: id, secret: `r-${id}` } },
  });
const placeOf = (clientId: string, inCloud = cloud): CachePlace => ({
  cloud: inCloud,
  clientId,
  tenant: 'organizations',
});
const idsOf = (content: CacheContent): readonly string[] => Object.keys(content['Account'] ?? {}).sort();

describe('the store of tokens', () => {
  it('keeps clouds and client ids apart', async () => {
    const store = new TokenStore(new TestSecrets());
    await store.write(placeOf('app', cloudOf('usGovL4')), {}, person('a'));
    await store.write(placeOf('app', cloudOf('usGovL5')), {}, person('b'));
    await store.write(placeOf('other', cloudOf('usGovL5')), {}, person('c'));
    assert.deepEqual(idsOf(await store.read(placeOf('app', cloudOf('usGovL4')))), ['a']);
    assert.deepEqual(idsOf(await store.read(placeOf('app', cloudOf('usGovL5')))), ['b']);
    assert.deepEqual(idsOf(await store.read(placeOf('other', cloudOf('usGovL5')))), ['c']);
  });

  for (const delay of [0, 1, 5, 20])
    it(`loses nobody when five windows write at once, each access taking ${delay} ms`, async () => {
      const secrets = new TestSecrets();
      secrets.delay = delay;
      const everybody = ['a', 'b', 'c', 'd', 'e'];
      await Promise.all(everybody.map((id) => new TokenStore(secrets).write(placeOf('app'), {}, person(id))));
      assert.deepEqual(idsOf(await new TokenStore(secrets).read(placeOf('app'))), everybody);
    }).timeout(5000);

  it('makes a change again that another window has overwritten', async () => {
    const secrets = new TestSecrets();
    let overwritten = false;
    const store = secrets.store.bind(secrets);
    secrets.store = async (key, value) => {
      await store(key, value);
      if (overwritten) return;
      overwritten = true;
      // Another window, which had read before this one wrote.
      await store(key, JSON.stringify({ 'app organizations': person('b') }));
    };
    await new TokenStore(secrets).write(placeOf('app'), {}, person('a'));
    assert.deepEqual(idsOf(await new TokenStore(secrets).read(placeOf('app'))), ['a', 'b']);
  });

  it('signs out also where another window is just renewing', async () => {
    const secrets = new TestSecrets();
    await new TokenStore(secrets).write(placeOf('app'), {}, person('a'));
    const [one, other] = [new TokenStore(secrets), new TokenStore(secrets)];
    const base = await other.read(placeOf('app'));
    const renewed = readContent({ ...base, AccessToken: { new: { home_account_id: 'a', secret: 't' } } });
    await Promise.all([one.forget('a', cloud), other.write(placeOf('app'), base, renewed)]);
    assert.equal(secrets.values.size, 0);
  });

  it('forgets one account in every app of a cloud, and deletes the secret with the last', async () => {
    const secrets = new TestSecrets();
    const store = new TokenStore(secrets);
    await store.write(placeOf('app'), {}, readContent({ ...person('a'), AppMetadata: { m: { client_id: 'app' } } }));
    await store.write(placeOf('other'), {}, person('a'));
    await store.write(
      placeOf('other'),
      await store.read(placeOf('other')),
      readContent({ Account: { ...person('a')['Account'], ...person('b')['Account'] } }),
    );
    await store.forget('a', cloud);
    assert.deepEqual(idsOf(await store.read(placeOf('app'))), []);
    assert.deepEqual(idsOf(await store.read(placeOf('other'))), ['b']);
    await store.forget('b', undefined);
    assert.equal(secrets.values.size, 0);
  });

  it('begins anew with a secret that cannot be read', async () => {
    const secrets = new TestSecrets();
    secrets.values.set('graphRunStates.tokens.global', '{"app');
    const store = new TokenStore(secrets);
    assert.deepEqual(await store.read(placeOf('app')), {});
    await store.write(placeOf('app'), {}, person('a'));
    assert.deepEqual(idsOf(await store.read(placeOf('app'))), ['a']);
  });
});
