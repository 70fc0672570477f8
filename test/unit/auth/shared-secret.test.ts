import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { SecretStorageFault } from '../../../src/auth/guarded-secrets.ts';
import { SharedSecret } from '../../../src/auth/shared-secret.ts';
import { TestSecrets, TestStorage } from './test-secrets.ts';

type Content = Readonly<Record<string, unknown>>;

const read = (value: unknown): Content => (typeof value === 'object' ? { ...value } : {});
const open = (secrets: TestSecrets): SharedSecret<Content> => new SharedSecret(secrets, 'key', read);
const adding =
  (name: string) =>
  (content: Content): Content => ({ ...content, [name]: true });
const removing =
  (name: string) =>
  (content: Content): Content =>
    Object.fromEntries(Object.entries(content).filter(([other]) => other !== name));

/** Two windows that have both seen the entry `old`. */
async function twoWindows(): Promise<{
  storage: TestStorage;
  windows: readonly [TestSecrets, TestSecrets];
  secrets: readonly [SharedSecret<Content>, SharedSecret<Content>];
}> {
  const storage = new TestStorage();
  const windows = [storage.open(), storage.open()] as const;
  const secrets = [open(windows[0]), open(windows[1])] as const;
  await secrets[0].change(adding('old'));
  await storage.settle();
  return { storage, windows, secrets };
}

describe('a secret that several windows share', () => {
  it('keeps what both windows add at once', async () => {
    const { storage, secrets } = await twoWindows();
    await Promise.all([secrets[0].change(adding('a')), secrets[1].change(adding('b'))]);
    await storage.settle();
    for (const secret of secrets) assert.deepEqual(Object.keys(await secret.content()).sort(), ['a', 'b', 'old']);
  });

  it('restores what a slow window has overwritten', async () => {
    const { storage, windows, secrets } = await twoWindows();
    const slow = secrets[1].change(adding('b'));
    await secrets[0].change(adding('a'));
    storage.flush(windows[0]);
    await slow;
    storage.flush(windows[1]);
    assert.equal('a' in (await secrets[1].content()), false);
    await storage.settle();
    assert.deepEqual(Object.keys(await secrets[1].content()).sort(), ['a', 'b', 'old']);
  });

  it('forgets an entry even while another window is adding one', async () => {
    const { storage, windows, secrets } = await twoWindows();
    await secrets[1].change(adding('b'));
    await secrets[0].change(removing('old'));
    storage.flush(windows[0]);
    storage.flush(windows[1]);
    await storage.settle();
    for (const secret of secrets) assert.deepEqual(await secret.content(), { b: true });
  });

  it('doesn’t restore what another window has since forgotten', async () => {
    const { storage, secrets } = await twoWindows();
    await secrets[0].change(adding('a'));
    await storage.settle();
    await secrets[1].change(removing('a'));
    await storage.settle();
    for (const secret of secrets) assert.deepEqual(await secret.content(), { old: true });
  });

  it('forgets everything without leaving a trace of the entries', async () => {
    const { storage, windows, secrets } = await twoWindows();
    await secrets[0].change(() => ({}));
    await storage.settle();
    assert.ok(windows.every(({ forgotten }) => forgotten));
    await secrets[1].change(adding('new'));
    await storage.settle();
    assert.deepEqual(await secrets[0].content(), { new: true });
  });

  it('writes nothing if nothing changes', async () => {
    const secrets = new TestSecrets();
    await open(secrets).change(removing('x'));
    assert.equal(secrets.values.size, 0);
  });

  it('doesn’t restore the changes of a closed window', async () => {
    const { storage, windows, secrets } = await twoWindows();
    await Promise.all([secrets[0].change(adding('a')), secrets[1].change(adding('b'))]);
    secrets[0].dispose();
    storage.flush(windows[0]);
    await storage.settle();
    assert.deepEqual(await secrets[1].content(), { old: true, b: true });
  });

  it('stores a change, however long it had to wait', async () => {
    let time = 0;
    const secrets = new TestSecrets();
    const secret = new SharedSecret(secrets, 'key', read, () => time);
    const store = secrets.store.bind(secrets);
    let unlock: () => void = () => undefined;
    const asked = new Promise<void>((begun) => {
      secrets.store = async (key, value) => {
        secrets.store = store;
        begun();
        await new Promise<void>((resolve) => (unlock = resolve));
        await store(key, value);
      };
    });
    const first = secret.change(adding('a'));
    await asked;
    const second = secret.change(adding('b'));
    time += 100_000;
    unlock();
    await Promise.all([first, second]);
    assert.deepEqual(await secret.content(), { a: true, b: true });
  });

  it('doesn’t restore an old change, even if it is no longer listed', async () => {
    let time = 0;
    const secrets = new TestSecrets();
    const secret = new SharedSecret(secrets, 'key', read, () => time);
    await secret.change(adding('a'));
    // It is notified of its own write, too.
    for (let turns = 0; turns < 4; turns++) await turn();
    time += 60_000;
    secrets.set('key', '{"changes":[],"content":{}}');
    await secret.change(adding('b'));
    assert.deepEqual(await secret.content(), { b: true });
  });

  for (const text of ['', '{"app', '1', 'null', '[]', '{"changes":1,"content":2}', '{"changes":[1]}'])
    it(`starts over if ${text || 'nothing'} is stored`, async () => {
      const secrets = new TestSecrets();
      secrets.set('key', text);
      const secret = open(secrets);
      assert.deepEqual(await secret.content(), {});
      await secret.change(adding('a'));
      assert.deepEqual(await secret.content(), { a: true });
    });

  it('reports a storage failure in its own words, and recovers', async () => {
    const secrets = new TestSecrets();
    const secret = open(secrets);
    const store = secrets.store.bind(secrets);
    secrets.store = () => Promise.reject(new Error('a keyring and its s3cret'));
    await assert.rejects(secret.change(adding('a')), new SecretStorageFault());
    secrets.store = store;
    await secret.change(adding('b'));
    assert.deepEqual(await secret.content(), { b: true });
  });

  it('ends with everything added and nothing forgotten, whenever writes are passed on', async () => {
    const window = fc.constantFrom(0, 1, 2);
    const step = fc.oneof(
      fc.record({ kind: fc.constant('add' as const), window }),
      fc.record({ kind: fc.constant('forget' as const), window }),
      fc.record({ kind: fc.constant('flush' as const), window }),
      fc.constant({ kind: 'broadcast' as const }),
      fc.constant({ kind: 'turn' as const }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const storage = new TestStorage();
        const windows = [storage.open(), storage.open(), storage.open()] as const;
        const secrets = [open(windows[0]), open(windows[1]), open(windows[2])] as const;
        const old = Object.fromEntries(steps.map((_, index) => [`old${index}`, true]));
        await secrets[0].change(() => old);
        await storage.settle();
        const expected = new Set(Object.keys(old));
        const running: Promise<void>[] = [];
        for (const [index, one] of steps.entries())
          switch (one.kind) {
            case 'add':
              running.push(secrets[one.window].change(adding(`new${index}`)));
              expected.add(`new${index}`);
              break;
            case 'forget':
              running.push(secrets[one.window].change(removing(`old${index}`)));
              expected.delete(`old${index}`);
              break;
            case 'flush':
              storage.flush(windows[one.window]);
              break;
            case 'broadcast':
              storage.broadcast();
              break;
            case 'turn':
              await turn();
              break;
            default:
              one satisfies never;
          }
        await Promise.all(running);
        await storage.settle();
        for (const secret of secrets)
          assert.deepEqual(Object.keys(await secret.content()).sort(), [...expected].sort());
      }),
    );
  });
});
