import assert from 'node:assert/strict';
import type { SandboxPlan } from '../../../../src/language/sandbox-directive.ts';
import { createSandbox, type Sandbox } from '../../../../src/sandbox/index.ts';

const path = '/deviceManagement/deviceShellScripts/1/deviceRunStates';
const root = 'https://graph.microsoft.com/beta';

interface Item {
  readonly id?: unknown;
  readonly method?: unknown;
  readonly url?: unknown;
  readonly headers?: unknown;
  readonly body?: unknown;
  readonly dependsOn?: unknown;
}

const post = (id: string, more: Item = {}): Item => ({
  id,
  method: 'POST',
  url: path,
  headers: { 'Content-Type': 'application/json' },
  body: { runState: 'success' },
  ...more,
});

interface BatchResponse {
  readonly status: number;
  readonly responses: readonly { id: string; status: number; headers: Record<string, string>; body?: unknown }[];
  readonly message: string;
}

async function batch(
  requests: unknown,
  fetch: typeof globalThis.fetch = createSandbox().fetch,
): Promise<BatchResponse> {
  const response = await fetch(`${root}/$batch`, { method: 'POST', body: JSON.stringify({ requests }) });
  const body = (await response.json()) as { responses?: BatchResponse['responses']; error?: { message: string } };
  return { status: response.status, responses: body.responses ?? [], message: body.error?.message ?? '' };
}

const created = async (sandbox: Sandbox): Promise<number> =>
  ((await (await sandbox.fetch(root + path)).json()) as { value: unknown[] }).value.length;

const throttled: SandboxPlan = {
  failure: { kind: 'status', status: 429, retryAfter: 3, claims: false, taken: false },
  slow: 0,
  times: 1,
};

describe('a batch to the sandbox', () => {
  it('has a response for each request, as if it was sent alone', async () => {
    const sandbox = createSandbox();
    const { status, responses } = await batch(
      [post('a'), post('b', { body: { runState: 'no' } }), { id: 'c', method: 'GET', url: path }],
      sandbox.fetch,
    );
    assert.equal(status, 200);
    assert.deepEqual(
      responses.map(({ id, status: own }) => [id, own]),
      [
        ['a', 201],
        ['b', 400],
        ['c', 200],
      ],
    );
    assert.equal(responses[0]?.headers['content-type']?.startsWith('application/json'), true);
    assert.equal((responses[2]?.body as { value: unknown[] } | undefined)?.value.length, 1);
    assert.equal(await created(sandbox), 1);
  });

  it('throttles one request, with its own Retry-After and number of attempts', async () => {
    const sandbox = createSandbox();
    const fetch = sandbox.fetchForBatch((id) => (id === 'b' ? throttled : undefined));
    const first = await batch([post('a'), post('b')], fetch);
    assert.deepEqual(
      first.responses.map(({ status }) => status),
      [201, 429],
    );
    assert.equal(first.responses[1]?.headers['retry-after'], '3');
    const second = await batch([post('b')], fetch);
    assert.deepEqual(
      second.responses.map(({ status }) => status),
      [201],
    );
    assert.equal(await created(sandbox), 2);
  });

  it('blocks what depends on a failed request', async () => {
    const { responses } = await batch([
      post('1', { body: { runState: 'no' } }),
      post('2', { dependsOn: ['1'] }),
      post('3', { dependsOn: ['2'] }),
      post('4'),
    ]);
    assert.deepEqual(
      responses.map(({ status }) => status),
      [400, 424, 424, 201],
    );
  });

  for (const taken of [false, true])
    it(`breaks for all requests if it breaks for one, ${taken ? 'after' : 'before'} they succeed`, async () => {
      const sandbox = createSandbox();
      const broken: SandboxPlan = { failure: { kind: 'broken', taken }, slow: 0, times: undefined };
      const fetch = sandbox.fetchForBatch((id) => (id === 'b' ? broken : undefined));
      await assert.rejects(batch([post('a'), post('b')], fetch), /fetch failed/);
      assert.equal(await created(sandbox), taken ? 2 : 0);
    });

  it('accepts URLs without a leading slash, as in the first example of the documentation', async () => {
    const { responses } = await batch([post('a', { url: path.slice(1) })]);
    assert.deepEqual(
      responses.map(({ status }) => status),
      [201],
    );
  });

  for (const headers of [{ 'X-Name': 'é€' }, { 'a b': 'c' }, { 'X-Lines': 'a\nb' }, { '': 'a' }])
    it(`responds even to headers that a single request can’t have: ${JSON.stringify(headers)}`, async () => {
      const { status, responses } = await batch([
        post('a', { headers: { ...headers, 'CONTENT-TYPE': 'application/json', 'Client-Request-Id': 'b' } }),
      ]);
      assert.deepEqual([status, responses[0]?.status, responses[0]?.headers['client-request-id']], [200, 201, 'b']);
    });

  it('rejects only the request whose Content-Type isn’t JSON', async () => {
    const { status, responses } = await batch([post('a', { headers: { 'Content-Type': 'text/plain' } }), post('b')]);
    assert.deepEqual([status, ...responses.map((response) => response.status)], [200, 400, 201]);
  });

  const malformed: readonly [what: string, requests: unknown, message: RegExp][] = [
    ['not a list', 'x', /Invalid batch payload format/],
    ['an empty list', [], /Invalid batch payload format/],
    ['21 requests', Array.from({ length: 21 }, (_, id) => post(String(id))), /exceeds the maximum value of 20/],
    ['no id', [post('')], /no id/],
    ['the same id twice, in different case', [post('a'), post('A')], /is used twice/],
    ['no method', [post('a', { method: 1 })], /no method/],
    ['an absolute URL', [post('a', { url: root + path })], /relative to the version/],
    ['a URL with a version', [post('a', { url: `/beta${path}` })], /relative to the version/],
    [
      'a body without a Content-Type',
      [post('a', { headers: {} })],
      /^Write request with id 'a' does not contain a Content-Type header\.$/,
    ],
    ['headers that aren’t strings', [post('a', { headers: { a: 1 } })], /must be an object of strings/],
    ['an unknown dependency', [post('a', { dependsOn: ['b'] })], /depends on 'b'/],
    ['a dependency that isn’t an id', [post('a', { dependsOn: [1] })], /must be an array of ids/],
  ];
  for (const [what, requests, message] of malformed)
    it(`is rejected as a whole: ${what}`, async () => {
      const sandbox = createSandbox();
      const response = await batch(requests, sandbox.fetch);
      assert.equal(response.status, 400);
      assert.match(response.message, message);
      assert.equal(await created(sandbox), 0);
    });
});
