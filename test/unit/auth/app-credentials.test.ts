import assert from 'node:assert/strict';
import { AppCredentials, type AppCredential } from '../../../src/auth/app-credentials.ts';
import type { Registration } from '../../../src/auth/registration.ts';
import type { Cloud } from '../../../src/catalog/index.ts';
import { cloudOf } from './signed-in-window.ts';
import { TestSecrets, TestStorage } from './test-secrets.ts';

const [l4, l5] = [cloudOf('usGovL4'), cloudOf('usGovL5')];
const secret = (value: string): AppCredential => ({ kind: 'secret', value });
const app = (cloud: Cloud, clientId: string, tenant = 'contoso.com'): Registration => ({ cloud, clientId, tenant });

describe('app credentials', () => {
  it('are bound to cloud, client id and tenant, whatever their case', async () => {
    const credentials = new AppCredentials(new TestSecrets());
    await credentials.store(app(l4, 'ABC'), secret('one'));
    await credentials.store(app(l5, 'ABC'), secret('two'));
    assert.deepEqual(await credentials.get(app(l4, 'abc', 'Contoso.com')), secret('one'));
    assert.deepEqual(await credentials.get(app(l5, 'abc')), secret('two'));
    for (const other of [app(l4, 'abcd'), app(l4, 'abc', 'fabrikam.com'), app(l4, 'abc', 'organizations')])
      assert.equal(await credentials.get(other), undefined);
    assert.deepEqual(await credentials.stored(l4), [{ clientId: 'abc', tenant: 'contoso.com' }]);
  });

  it('stored without a tenant are never used, and are forgotten with the others', async () => {
    const secrets = new TestSecrets();
    const before = { changes: [], content: { 'usGovL4 abc': secret('one') } };
    await secrets.store('graphRunStates.appCredentials', JSON.stringify(before));
    const credentials = new AppCredentials(secrets);
    for (const tenant of ['', 'undefined', 'contoso.com', 'organizations'])
      assert.equal(await credentials.get(app(l4, 'abc', tenant)), undefined);
    assert.deepEqual(await credentials.stored(l4), []);
    await credentials.forget(undefined, undefined);
    assert.ok(secrets.forgotten);
  });

  it('stored by two windows are both kept', async () => {
    const storage = new TestStorage();
    const windows = [new AppCredentials(storage.open()), new AppCredentials(storage.open())] as const;
    await Promise.all([windows[0].store(app(l4, 'one'), secret('1')), windows[1].store(app(l4, 'two'), secret('2'))]);
    await storage.settle();
    for (const credentials of windows)
      assert.deepEqual(await Promise.all(['one', 'two'].map((id) => credentials.get(app(l4, id)))), [
        secret('1'),
        secret('2'),
      ]);
  });

  for (const [title, clientId, cloud, left] of [
    ['one app in one cloud', 'ONE', l4, ['two in L4', 'one in L5', 'two in L5']],
    ['one app in every cloud', 'one', undefined, ['two in L4', 'two in L5']],
    ['all apps in one cloud', undefined, l4, ['one in L5', 'two in L5']],
    ['everything', undefined, undefined, []],
  ] as const)
    it(`are forgotten: ${title}`, async () => {
      const secrets = new TestSecrets();
      const credentials = new AppCredentials(secrets);
      const all = [
        ['one in L4', l4, 'one'],
        ['two in L4', l4, 'two'],
        ['one in L5', l5, 'one'],
        ['two in L5', l5, 'two'],
      ] as const;
      for (const [name, inCloud, id] of all)
        for (const tenant of ['contoso.com', 'fabrikam.com'])
          await credentials.store(app(inCloud, id, tenant), secret(name));
      await credentials.forget(clientId, cloud);
      const names: string[] = [];
      for (const [name, inCloud, id] of all)
        if (await credentials.get(app(inCloud, id, 'fabrikam.com'))) names.push(name);
      assert.deepEqual(names, left);
      assert.equal(secrets.forgotten, left.length === 0);
    });
});
