import assert from 'node:assert/strict';
import { namedCollectionAt } from '../../../../src/catalog/named-collections.ts';
import { NameLists } from '../../../../src/editor/names/name-lists.ts';
import { createSandbox } from '../../../../src/sandbox/index.ts';
import type { Account } from '../../../../src/send/access-token.ts';
import { systemClocks } from '../../../../src/send/deliver/ports.ts';
import { send } from '../../../../src/send/deliver/send.ts';
import type { PreparedRequest } from '../../../../src/send/prepared-request.ts';
import { targetOf, type Target } from '../../../../src/send/target.ts';

const path = '/deviceManagement/deviceShellScripts';
const scripts = namedCollectionAt(path, 'beta');
assert.ok(scripts);
const global = targetOf('global');
const account: Account = { id: 'adele', name: 'adele', tenantId: 't', kind: 'user' };

/** A window whose requests get their responses from a function. */
function windowWith(respond: (request: PreparedRequest, signal: AbortSignal) => Response | Promise<Response>) {
  let current: Account | undefined = account;
  const listeners: (() => void)[] = [];
  const requests: PreparedRequest[] = [];
  const waits: number[] = [];
  const accounts = {
    get: () => current,
    onDidChange: (listener: () => void) => {
      listeners.push(listener);
      return { dispose: () => undefined };
    },
  };
  const lists = new NameLists(
    {
      lookUp: (request, target, progress, signal) => {
        requests.push(request);
        const token = () =>
          Promise.resolve({
            kind: 'token' as const,
            token: { value: 'T0KEN', cloud: 'global' as const, account, permissions: undefined },
          });
        const fetch = async (_: unknown, init?: RequestInit) => respond(request, init?.signal ?? signal);
        const wait = (milliseconds: number) => {
          waits.push(milliseconds);
          return Promise.resolve();
        };
        return send(request, target, { ...systemClocks, wait, fetch, token, timeout: 0, progress }, signal);
      },
    },
    accounts,
  );
  const signedIn = (next: Account | undefined): void => {
    current = next;
    for (const listener of listeners) listener();
  };
  const read = (from: 'first' | 'next' = 'first', target: Target = global, signal = new AbortController().signal) =>
    lists.of(scripts as NonNullable<typeof scripts>, target).read(from, () => undefined, signal);
  const names = (target: Target = global) =>
    lists.of(scripts as NonNullable<typeof scripts>, target).entities.map(({ name }) => name);
  return { lists, requests, waits, signedIn, read, names };
}

const page = (names: readonly string[], next?: string): Response =>
  Response.json({
    value: names.map((name) => ({ id: `id of ${name}`, displayName: name })),
    ...(next !== undefined && { '@odata.nextLink': next }),
  });
const skipping = `https://graph.microsoft.com/beta${path}?$skip=2`;
const failing = (status: number, headers: Record<string, string> = {}) =>
  Response.json({ error: { code: 'x', message: 'Said by Graph.' } }, { status, headers });

describe('names of a tenant', () => {
  it('are read page by page, without duplicates, in order', async () => {
    const { read, names, lists, requests } = windowWith(({ url }) =>
      url.includes('$skip') ? page(['a', 'd', 'c']) : page(['d', 'b'], skipping),
    );
    assert.equal(await read(), undefined);
    assert.deepEqual([names(), lists.of(scripts, global).hasMore], [['b', 'd'], true]);
    assert.equal(await read('next'), undefined);
    assert.deepEqual([names(), lists.of(scripts, global).hasMore], [['a', 'b', 'c', 'd'], false]);
    assert.deepEqual(
      requests.map(({ method, url }) => `${method} ${url}`),
      [`GET https://graph.microsoft.com/beta${path}?$select=id,displayName&$top=100`, `GET ${skipping}`],
    );
  });

  it('are replaced when they are read again', async () => {
    const responses = [page(['a'], skipping), page(['b'])];
    const { read, names } = windowWith(() => responses.shift() ?? failing(500));
    await read();
    await read();
    assert.deepEqual(names(), ['b']);
  });

  it('stay if reading them again fails', async () => {
    const responses = [page(['a'])];
    const { read, names } = windowWith(() => responses.shift() ?? failing(500));
    await read();
    assert.match((await read())?.headline ?? '', /^500/);
    assert.deepEqual(names(), ['a']);
  });

  it('are kept for the account that read them, until it signs out', async () => {
    const { read, names, signedIn } = windowWith(() => page(['a']));
    await read();
    signedIn(account);
    assert.deepEqual(names(), ['a']);
    signedIn({ ...account, id: 'megan' });
    assert.deepEqual(names(), []);
    signedIn(account);
    assert.deepEqual(names(), []);
  });

  it('are forgotten when something may have changed', async () => {
    const { read, names, lists } = windowWith(() => page(['a']));
    await read();
    lists.clear();
    assert.deepEqual(names(), []);
  });

  it('require signing in, except in the sandbox', () => {
    const { lists, signedIn } = windowWith(() => failing(500));
    assert.equal(lists.needsSignIn(global), false);
    signedIn(undefined);
    assert.deepEqual([lists.needsSignIn(global), lists.needsSignIn(targetOf('sandbox'))], [true, false]);
  });

  it('are empty after a cancellation, without a message', async () => {
    const ending = new AbortController();
    const { read, names } = windowWith((_, signal) => {
      setImmediate(() => {
        ending.abort();
      });
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(new DOMException('aborted', 'AbortError'));
        });
      });
    });
    assert.equal(await read('first', global, ending.signal), undefined);
    assert.deepEqual(names(), []);
  });

  it('wait as long as the service asks, then report it', async () => {
    const { read, waits, requests } = windowWith(() => failing(429, { 'Retry-After': '5' }));
    const trouble = await read();
    assert.deepEqual([waits, requests.length], [[5000, 5000, 5000], 1]);
    assert.match(trouble?.headline ?? '', /^429/);
    assert.match(trouble?.brief ?? '', /Try again later, or type the id/);
  });

  for (const [status, needsSignIn, brief] of [
    [401, true, /^Sign in again, or type the id\.$/],
    [403, true, /^Requires DeviceManagementScripts\.Read\.All \(select for others\), or type the id\.$/],
    [404, false, /Said by Graph/],
    [500, false, /Said by Graph/],
  ] as const)
    it(`say what to do after ${status}`, async () => {
      const { read } = windowWith(() => failing(status));
      const trouble = await read();
      assert.match(trouble?.headline ?? '', new RegExp(`^${status} `));
      assert.match(trouble?.brief ?? '', brief);
      assert.equal(trouble?.needsSignIn, needsSignIn);
      assert.ok(!JSON.stringify(trouble).includes('T0KEN'));
    });

  it('report a response that isn’t a list', async () => {
    const { read } = windowWith(() => Response.json({ id: '1' }));
    assert.match((await read())?.brief ?? '', /isn’t a list/);
  });

  it('in the sandbox are those of what was created there', async () => {
    const sandbox = createSandbox();
    const { lists } = windowWith(({ url, method }) => sandbox.fetch(url, { method }));
    const target = targetOf('sandbox');
    for (const displayName of ['b', 'a'])
      await sandbox.fetch(`https://graph.microsoft.com/beta${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ displayName, scriptContent: 'AA==' }),
      });
    const list = lists.of(scripts, target);
    assert.equal(await list.read('first', () => undefined, new AbortController().signal), undefined);
    assert.deepEqual(
      list.entities.map(({ name }) => name),
      ['a', 'b'],
    );
    assert.notEqual(lists.of(scripts, target), list);
  });
});
