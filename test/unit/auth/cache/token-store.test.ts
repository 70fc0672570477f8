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
const registrationOf = (clientId: string, inCloud = cloud): Registration => ({
  cloud: inCloud,
  clientId,
  tenant: 'organizations',
});
const idsOf = (content: CacheContent): readonly string[] => Object.keys(content['Account'] ?? {}).sort();

describe('the token store', () => {
  it('keeps clouds and client ids apart', async () => {
    const store = new TokenStore(new TestSecrets());
    await store.write(registrationOf('app', cloudOf('usGovL4')), {}, person('a'));
    await store.write(registrationOf('app', cloudOf('usGovL5')), {}, person('b'));
    await store.write(registrationOf('other', cloudOf('usGovL5')), {}, person('c'));
    assert.deepEqual(idsOf(await store.read(registrationOf('app', cloudOf('usGovL4')))), ['a']);
    assert.deepEqual(idsOf(await store.read(registrationOf('app', cloudOf('usGovL5')))), ['b']);
    assert.deepEqual(idsOf(await store.read(registrationOf('other', cloudOf('usGovL5')))), ['c']);
    await store.forget(undefined, cloudOf('usGovL5'));
    assert.deepEqual(idsOf(await store.read(registrationOf('app', cloudOf('usGovL4')))), ['a']);
    assert.deepEqual(idsOf(await store.read(registrationOf('other', cloudOf('usGovL5')))), []);
  });

  it('loses no account when five windows write at once', async () => {
    const storage = new TestStorage();
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const stores = ids.map(() => new TokenStore(storage.open()));
    await Promise.all(stores.map((store, index) => store.write(registrationOf('app'), {}, person(ids[index] ?? ''))));
    await storage.settle();
    for (const store of stores) assert.deepEqual(idsOf(await store.read(registrationOf('app'))), ids);
  });

  it('signs out even while another window is renewing', async () => {
    const storage = new TestStorage();
    const windows = [storage.open(), storage.open()] as const;
    const [one, other] = [new TokenStore(windows[0]), new TokenStore(windows[1])];
    await one.write(registrationOf('app'), {}, person('a'));
    await storage.settle();
    const base = await other.read(registrationOf('app'));
    const renewed = readContent({ ...base, AccessToken: { new: { home_account_id: 'a', secret: 't' } } });
    await Promise.all([one.forget('a', cloud), other.write(registrationOf('app'), base, renewed)]);
    await storage.settle();
    assert.ok(windows.every(({ forgotten }) => forgotten));
  });

  it('forgets one account in every app of a cloud, then the last one', async () => {
    const secrets = new TestSecrets();
    const store = new TokenStore(secrets);
    await store.write(
      registrationOf('app'),
      {},
      readContent({ ...person('a'), AppMetadata: { m: { client_id: 'app' } } }),
    );
    await store.write(registrationOf('other'), {}, person('a'));
    await store.write(
      registrationOf('other'),
      await store.read(registrationOf('other')),
      readContent({ Account: { ...person('a')['Account'], ...person('b')['Account'] } }),
    );
    await store.forget('a', cloud);
    assert.deepEqual(idsOf(await store.read(registrationOf('app'))), []);
    assert.deepEqual(idsOf(await store.read(registrationOf('other'))), ['b']);
    await store.forget('b', undefined);
    assert.ok(secrets.forgotten);
  });

  it('starts over if the stored secret is malformed', async () => {
    const secrets = new TestSecrets();
    secrets.set('graphRunStates.tokens', '{"changes":[],"content":{"app":1}}');
    const store = new TokenStore(secrets);
    assert.deepEqual(await store.read(registrationOf('app')), {});
    await store.write(registrationOf('app'), {}, person('a'));
    assert.deepEqual(idsOf(await store.read(registrationOf('app'))), ['a']);
  });
});
