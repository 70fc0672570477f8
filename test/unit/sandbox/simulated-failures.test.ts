import assert from 'node:assert/strict';
import type { SimulatedFailure, SandboxPlan } from '../../../src/language/sandbox-directive.ts';
import { createSandbox, type Sandbox } from '../../../src/sandbox/index.ts';
import { readGraphError } from '../../../src/send/graph-error.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';
const body = '{"runState":"success"}';
const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body };

const plan = (failure: SimulatedFailure | undefined, more: Partial<SandboxPlan> = {}): SandboxPlan => ({
  failure,
  slow: 0,
  times: undefined,
  ...more,
});
const status = (code: number, more: object = {}): SimulatedFailure =>
  ({ kind: 'status', status: code, retryAfter: undefined, claims: false, taken: false, ...more }) as SimulatedFailure;

const created = async (sandbox: Sandbox): Promise<number> =>
  ((await (await sandbox.fetch(url)).json()) as { value: unknown[] }).value.length;

describe('a simulated failure', () => {
  const failures: readonly [failure: SimulatedFailure, status: number, code: string, message: RegExp][] = [
    [status(401), 401, 'InvalidAuthenticationToken', /token is expired/],
    [status(401, { claims: true }), 401, 'InvalidAuthenticationToken', /InteractionRequired/],
    [status(403), 403, 'Forbidden', /one of the following scopes: DeviceManagementScripts\.ReadWrite\.All/],
    [status(404), 404, 'ResourceNotFound', /does not exist/],
    [status(409), 409, 'Conflict', /conflicts/],
    [status(412), 412, 'PreconditionFailed', /condition/],
    [status(429), 429, 'TooManyRequests', /retry again later/],
    [status(500), 500, 'InternalServerError', /internal server error/],
    [status(502), 502, 'UnknownError', /^$/],
    [status(503), 503, 'ServiceUnavailable', /not available/],
    [status(504), 504, 'UnknownError', /An error has occurred/],
    [
      { kind: 'no-route' },
      400,
      'No method match route template',
      /^No OData route exists that match template ~\/singleton\/navigation\/key\/navigation with http verb POST for request \/DeviceFE\/StatelessDeviceFEService\/deviceManagement\/deviceShellScripts\('1'\)\/deviceRunStates\.$/,
    ],
  ];
  for (const [failure, expected, code, message] of failures)
    it(`${JSON.stringify(failure)} → ${expected}, and creates nothing`, async () => {
      const sandbox = createSandbox();
      const response = await sandbox.fetchFor(plan(failure))(url, init);
      assert.equal(response.status, expected);
      assert.notEqual(response.statusText, '');
      const json: unknown = await response.json();
      assert.equal((json as { error: { code: string } }).error.code, code);
      // As the panel reads it: unwrapped from what Intune nests it in.
      assert.match(readGraphError(json)?.message ?? 'no error', message);
      assert.equal(await created(sandbox), 0);
    });

  it('has the headers of a real one', async () => {
    const { fetchFor } = createSandbox();
    const throttled = await fetchFor(plan(status(429, { retryAfter: 7 })))(url, init);
    assert.equal(throttled.headers.get('retry-after'), '7');
    assert.equal((await fetchFor(plan(status(429)))(url, init)).headers.get('retry-after'), null);
    const plain = (await fetchFor(plan(status(401)))(url, init)).headers.get('www-authenticate') ?? '';
    assert.match(plain, /^Bearer realm="", authorization_uri="https:\/\/login/);
    assert.ok(!plain.includes('claims'));
    const challenge = (await fetchFor(plan(status(401, { claims: true })))(url, init)).headers.get('www-authenticate');
    const claims = /error="insufficient_claims", claims="([^"]+)"/.exec(challenge ?? '')?.[1] ?? '';
    assert.equal(
      (JSON.parse(atob(claims)) as { access_token: { nbf: { essential: boolean } } }).access_token.nbf.essential,
      true,
    );
  });

  const uncertain: readonly [SimulatedFailure, number][] = [
    [status(500, { taken: true }), 1],
    [status(504, { taken: true }), 1],
    [{ kind: 'broken', taken: true }, 1],
    [{ kind: 'broken', taken: false }, 0],
  ];
  for (const [failure, count] of uncertain)
    it(`${JSON.stringify(failure)} creates ${count}`, async () => {
      const sandbox = createSandbox();
      await sandbox
        .fetchFor(plan(failure))(url, init)
        .catch(() => undefined);
      assert.equal(await created(sandbox), count);
    });

  it('breaks connections with the error of Node', async () => {
    await assert.rejects(
      createSandbox().fetchFor(plan({ kind: 'broken', taken: false }))(url, init),
      (error: unknown) => {
        assert.ok(error instanceof TypeError);
        assert.equal(error.message, 'fetch failed');
        assert.equal((error.cause as { code: string }).code, 'ECONNRESET');
        return true;
      },
    );
  });

  it('ends after the given number of attempts, for each send', async () => {
    const sandbox = createSandbox();
    const once = plan(status(503), { times: 2 });
    const attempts = sandbox.fetchFor(once);
    const statuses = [];
    for (let index = 0; index < 3; index++) statuses.push((await attempts(url, init)).status);
    assert.deepEqual(statuses, [503, 503, 201]);
    assert.equal((await sandbox.fetchFor(once)(url, init)).status, 503);
  });

  it('can be slow, and cancelling doesn’t undo the request', async () => {
    const waits: number[] = [];
    const sandbox = createSandbox({
      wait: (seconds) => {
        waits.push(seconds);
        return Promise.resolve();
      },
    });
    assert.equal((await sandbox.fetchFor(plan(undefined, { slow: 2.5 }))(url, init)).status, 201);
    assert.deepEqual(waits, [2.5]);
    const real = createSandbox();
    const controller = new AbortController();
    const slow = real.fetchFor(plan(undefined, { slow: 60 }))(url, { ...init, signal: controller.signal });
    setTimeout(() => {
      controller.abort(new Error('enough'));
    }, 20);
    await assert.rejects(slow, /enough/);
    assert.equal(await created(real), 1);
  });

  it('doesn’t affect other requests', async () => {
    const sandbox = createSandbox();
    await sandbox.fetchFor(plan(status(500)))(url, init);
    assert.equal((await sandbox.fetch(url, init)).status, 201);
  });
});
