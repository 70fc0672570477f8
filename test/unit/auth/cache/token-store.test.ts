import assert from 'node:assert/strict';
import type { Registration } from '../../../../src/auth/registration.ts';
import { TokenStore } from '../../../../src/auth/cache/token-store.ts';
import { readContent, type CacheContent } from '../../../../src/auth/cache/content.ts';
import { cloudOf } from '../signed-in-window.ts';
import { TestSecrets, TestStorage } from '../test-secrets.ts';

const cloud = cloudOf('global');
const person = (id: string): CacheContent =>
  readContent({
    Account: { [id]: { home_account_id: id } },
    RefreshToken: { [id]: { home_account_id: id, secret: `r-${id}` } },
  });
const placeOf = (clientId: string, inCloud = cloud): Registration => ({
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
    await store.forget(undefined, cloudOf('usGovL5'));
    assert.deepEqual(idsOf(await store.read(placeOf('app', cloudOf('usGovL4')))), ['a']);
    assert.deepEqual(idsOf(await store.read(placeOf('other', cloudOf('usGovL5')))), []);
  });

  it('loses nobody when five windows write at once', async () => {
    const storage = new TestStorage();
    const everybody = ['a', 'b', 'c', 'd', 'e'];
    const stores = everybody.map(() => new TokenStore(storage.open()));
    await Promise.all(stores.map((store, index) => store.write(placeOf('app'), {}, person(everybody[index] ?? ''))));
    await storage.settle();
    for (const store of stores) assert.deepEqual(idsOf(await store.read(placeOf('app'))), everybody);
  });

  it('signs out also where another window is just renewing', async () => {
    const storage = new TestStorage();
    const windows = [storage.open(), storage.open()] as const;
    const [one, other] = [new TokenStore(windows[0]), new TokenStore(windows[1])];
    await one.write(placeOf('app'), {}, person('a'));
    await storage.settle();
    const base = await other.read(placeOf('app'));
    const renewed = readContent({ ...base, AccessToken: { new: { home_account_id: 'a', secret: 't' } } });
    await Promise.all([one.forget('a', cloud), other.write(placeOf('app'), base, renewed)]);
    await storage.settle();
    assert.ok(windows.every(({ forgotten }) => forgotten));
  });

  it('forgets one account in every app of a cloud, and then the last', async () => {
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
    assert.ok(secrets.forgotten);
  });

  it('starts over with a secret that is of another form', async () => {
    const secrets = new TestSecrets();
    secrets.take('graphRunStates.tokens', '{"changes":[],"content":{"app":1}}');
    const store = new TokenStore(secrets);
    assert.deepEqual(await store.read(placeOf('app')), {});
    await store.write(placeOf('app'), {}, person('a'));
    assert.deepEqual(idsOf(await store.read(placeOf('app'))), ['a']);
  });
});
