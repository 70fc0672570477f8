import assert from 'node:assert/strict';
import { AppCredentials, type AppCredential } from '../../../src/auth/app-credentials.ts';
import { cloudOf } from './signed-in-window.ts';
import { TestSecrets, TestStorage } from './test-secrets.ts';

const [l4, l5] = [cloudOf('usGovL4'), cloudOf('usGovL5')];
const secret = (value: string): AppCredential => ({ kind: 'secret', value });

describe('the credentials of apps', () => {
  it('are kept by cloud and client id, however that is written', async () => {
    const credentials = new AppCredentials(new TestSecrets());
    await credentials.store(l4, 'ABC', secret('one'));
    await credentials.store(l5, 'ABC', secret('two'));
    assert.deepEqual(await credentials.get(l4, 'abc'), secret('one'));
    assert.deepEqual(await credentials.get(l5, 'abc'), secret('two'));
    assert.equal(await credentials.get(l4, 'abcd'), undefined);
  });

  it('of two windows are both kept', async () => {
    const storage = new TestStorage();
    const windows = [new AppCredentials(storage.open()), new AppCredentials(storage.open())] as const;
    await Promise.all([windows[0].store(l4, 'one', secret('1')), windows[1].store(l4, 'two', secret('2'))]);
    await storage.settle();
    for (const credentials of windows)
      assert.deepEqual(await Promise.all(['one', 'two'].map((id) => credentials.get(l4, id))), [
        secret('1'),
        secret('2'),
      ]);
  });

  for (const [title, clientId, cloud, left] of [
    ['one app in one cloud', 'ONE', l4, ['two in L4', 'one in L5', 'two in L5']],
    ['one app everywhere', 'one', undefined, ['two in L4', 'two in L5']],
    ['all of a cloud', undefined, l4, ['one in L5', 'two in L5']],
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
      for (const [name, inCloud, id] of all) await credentials.store(inCloud, id, secret(name));
      await credentials.forget(clientId, cloud);
      const names: string[] = [];
      for (const [name, inCloud, id] of all) if (await credentials.get(inCloud, id)) names.push(name);
      assert.deepEqual(names, left);
      assert.equal(secrets.forgotten, left.length === 0);
    });
});
