import assert from 'node:assert/strict';
import type { TokenResult, TokenSource } from '../../../../src/send/access-token.ts';
import { systemClocks, type SendPorts, type SendStep } from '../../../../src/send/deliver/ports.ts';
import { send } from '../../../../src/send/deliver/send.ts';
import type { Outcome } from '../../../../src/send/outcome.ts';
import { withNothingHidden, type PreparedRequest } from '../../../../src/send/prepared-request.ts';
import { targetOf } from '../../../../src/send/target.ts';
import { startGraph, type GraphServer, type GraphServerOptions } from '../../../loopback/graph.ts';
import type { Fault } from '../../../loopback/graph-faults.ts';

const collection = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';

const post = (change: Partial<PreparedRequest> = {}): PreparedRequest =>
  withNothingHidden({
    method: 'POST',
    url: collection,
    headers: [['Content-Type', 'application/json']],
    body: '{"runState":"success"}',
    droppedHeaders: [],
    ...change,
  });
const get = post({ method: 'GET', body: undefined });

const never = new AbortController().signal;
const account = { id: 'a', name: 'user@example.com', tenantId: 't', kind: 'user' } as const;
const tokenOf = (value: string): TokenResult => ({
  kind: 'token',
  token: { value, cloud: 'global', account, permissions: undefined },
});
const tokenSource =
  (value = 'good'): TokenSource =>
  () =>
    Promise.resolve(tokenOf(value));

interface Sending extends GraphServerOptions {
  readonly faults?: readonly Fault[];
  readonly ports?: Partial<SendPorts>;
  readonly target?: string;
  readonly signal?: AbortSignal;
}

/** Sends a request to a loopback Graph; waits end at once. */
async function sent(
  request: PreparedRequest,
  { faults = [], ports, target = 'global', signal = never, ...options }: Sending = {},
): Promise<{ outcome: Outcome; graph: GraphServer; steps: SendStep[]; waits: number[] }> {
  const graph = await startGraph(options);
  for (const [number, fault] of faults.entries()) graph.faults.set(number, fault);
  const steps: SendStep[] = [];
  const waits: number[] = [];
  const all: SendPorts = {
    ...systemClocks,
    fetch: graph.fetch,
    token: target === 'sandbox' ? undefined : tokenSource(),
    wait: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
    timeout: 0,
    progress: (step) => steps.push(step),
    ...ports,
  };
  try {
    const outcome = await send(request, targetOf(target), all, signal);
    return { outcome, graph, steps, waits };
  } finally {
    await graph.close();
  }
}

const statusOf = (outcome: Outcome): number | string =>
  outcome.kind === 'response' ? outcome.response.status : outcome.kind;

const throttled = (retryAfter?: string): Fault => ({
  kind: 'response',
  status: 429,
  ...(retryAfter !== undefined && { headers: { 'retry-after': retryAfter } }),
});

describe('send', () => {
  it('sends the prepared request with a token and an id, and returns the response', async () => {
    const { outcome, graph, steps } = await sent(post());
    assert.ok(outcome.kind === 'response');
    assert.equal(outcome.response.status, 201);
    assert.deepEqual([outcome.attempts, outcome.account], [1, account]);
    const [request] = graph.requests;
    assert.equal(request?.body, '{"runState":"success"}');
    assert.equal(request.headers['authorization'], 'Bearer good');
    assert.match(String(request.headers['client-request-id']), /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/);
    assert.equal(outcome.clientRequestId, request.headers['client-request-id']);
    assert.deepEqual(
      outcome.response.headers.find(([name]) => name === 'client-request-id'),
      ['client-request-id', outcome.clientRequestId],
    );
    assert.deepEqual(steps, [
      { kind: 'signing-in' },
      { kind: 'sending', attempt: 1 },
      { kind: 'receiving', status: 201 },
    ]);
  });

  it('reports how long each step took', async () => {
    let time = 0;
    const { outcome } = await sent(post(), { faults: [throttled('7')], ports: { clock: () => (time += 5) } });
    assert.ok(outcome.kind === 'response' && outcome.timing);
    const { signIn, waiting, headers, body } = outcome.timing;
    assert.deepEqual([signIn > 0, waiting > 0, headers > 0, body > 0], [true, true, true, true]);
    assert.equal(signIn + waiting + headers + body, outcome.milliseconds);
  });

  it('reports no wait if the service didn’t ask for one', async () => {
    let time = 0;
    const { outcome } = await sent(post(), { ports: { clock: () => (time += 5) } });
    assert.ok(outcome.kind === 'response' && outcome.timing);
    const { signIn, waiting, headers, body } = outcome.timing;
    assert.deepEqual([waiting, signIn + headers + body], [0, outcome.milliseconds]);
  });

  it('keeps the client-request-id of the file', async () => {
    const { outcome, graph } = await sent(post({ headers: [['Client-Request-Id', 'mine']] }));
    assert.equal(graph.requests[0]?.headers['client-request-id'], 'mine');
    assert.equal(outcome.clientRequestId, 'mine');
  });

  it('reports a private client-request-id as its reference', async () => {
    const headers = [['client-request-id', 'S3cr3t']] as const;
    const request = post({ headers });
    const shown = { ...request.shown, headers: [['client-request-id', '{{key}}']] as const, references: ['key'] };
    const { outcome, graph } = await sent({ ...request, shown });
    assert.equal(graph.requests[0]?.headers['client-request-id'], 'S3cr3t');
    assert.equal(outcome.clientRequestId, '{{key}}');
  });

  it('never sends a prepared Authorization header', async () => {
    for (const name of ['Authorization', 'authorization', 'AUTHORIZATION']) {
      const { graph } = await sent(post({ headers: [[name, 'Bearer of the file']] }));
      assert.equal(graph.requests[0]?.headers['authorization'], 'Bearer good');
      const sandbox = await sent(post({ headers: [[name, 'Bearer of the file']] }), { target: 'sandbox' });
      assert.equal(sandbox.graph.requests[0]?.headers['authorization'], undefined);
    }
  });

  it('sends no token to the sandbox, even if it could get one', async () => {
    const { graph, steps } = await sent(post(), { target: 'sandbox', ports: { token: tokenSource() } });
    assert.equal(graph.requests[0]?.headers['authorization'], undefined);
    assert.ok(steps.every(({ kind }) => kind !== 'signing-in'));
  });

  for (const url of [
    'https://graph.microsoft.us/beta/x',
    'https://graph.microsoft.com.example.com/beta/x',
    'http://graph.microsoft.com/beta/x',
    'https://graph.microsoft.com:8443/beta/x',
    'https://user@graph.microsoft.com/beta/x',
  ])
    it(`sends nothing to ${url}, and doesn’t ask to sign in for it`, async () => {
      const { outcome, graph, steps } = await sent(post({ url }));
      assert.deepEqual([outcome.kind, outcome.attempts, graph.requests.length, steps], ['refused', 0, 0, []]);
    });

  it('sends nothing with a token of another cloud', async () => {
    const result = tokenOf('other');
    assert.ok(result.kind === 'token');
    const token: TokenSource = () => Promise.resolve({ ...result, token: { ...result.token, cloud: 'usGovL4' } });
    const { outcome, graph } = await sent(post(), { ports: { token } });
    assert.deepEqual([outcome.kind, graph.requests.length], ['refused', 0]);
  });

  it('never quotes a token that HTTP doesn’t allow', async () => {
    const { outcome } = await sent(post(), { ports: { token: tokenSource('secret\nsecond') } });
    assert.equal(outcome.kind, 'failed');
    assert.doesNotMatch(JSON.stringify(outcome), /secret/);
  });

  it('sends nothing without a token', async () => {
    const failure = { message: 'No.', nextStep: '', details: [] };
    for (const [result, kind] of [
      [{ kind: 'failed', failure }, 'sign-in-failed'],
      [{ kind: 'cancelled' }, 'cancelled'],
    ] as const) {
      const { outcome, graph } = await sent(post(), { ports: { token: () => Promise.resolve(result) } });
      assert.deepEqual([outcome.kind, outcome.attempts, graph.requests.length], [kind, 0, 0]);
    }
  });

  it('waits as the service asks, shows the wait, and gets a new token each time', async () => {
    const asked: unknown[] = [];
    const { outcome, graph, steps, waits } = await sent(post(), {
      faults: [throttled('7'), throttled('2')],
      ports: {
        now: () => 1000,
        token: (cloud, claims) => {
          asked.push([cloud.id, claims]);
          return Promise.resolve(tokenOf(`token ${asked.length}`));
        },
      },
    });
    assert.deepEqual([statusOf(outcome), outcome.attempts, waits], [201, 3, [7000, 2000]]);
    assert.deepEqual(
      steps.filter(({ kind }) => kind === 'waiting'),
      [
        { kind: 'waiting', status: 429, until: 8000 },
        { kind: 'waiting', status: 429, until: 3000 },
      ],
    );
    assert.deepEqual(
      graph.requests.map(({ headers }) => headers['authorization']),
      ['Bearer token 1', 'Bearer token 2', 'Bearer token 3'],
    );
    assert.equal(new Set(graph.requests.map(({ headers }) => headers['client-request-id'])).size, 1);
    assert.deepEqual(
      asked,
      [1, 2, 3].map(() => ['global', undefined]),
    );
  });

  it('retries a read after the wait that a 503 asks for, but not a write', async () => {
    const unavailable: Fault = { kind: 'response', status: 503, headers: { 'retry-after': '2' } };
    for (const [request, attempts, waits] of [
      [get, 2, [2000]],
      [post(), 1, []],
      [{ ...post(), method: 'DELETE', body: undefined }, 1, []],
    ] as const) {
      const run = await sent(request, { faults: [unavailable] });
      assert.deepEqual([run.outcome.attempts, run.graph.requests.length, run.waits], [attempts, attempts, waits]);
    }
  });

  for (const [what, request] of [
    ['with a body', post()],
    ['without a body', { ...post(), method: 'DELETE', body: undefined }],
    ['a GET', get],
  ] as const)
    it(`keeps fetch from retrying a request after a 421: ${what}`, async () => {
      const misdirected: Fault = { kind: 'response', status: 421, headers: { 'request-id': 'r' }, body: '{}' };
      const { outcome, graph } = await sent(request, { faults: [misdirected, misdirected] });
      assert.deepEqual([statusOf(outcome), outcome.attempts, graph.requests.length], [421, 1, 1]);
      assert.ok(outcome.kind === 'response');
      assert.deepEqual(
        outcome.response.headers.find(([name]) => name === 'request-id'),
        ['request-id', 'r'],
      );
    });

  it('reports the status of a response that fetch hides', async () => {
    const { outcome } = await sent(post(), { faults: [{ kind: 'response', status: 407 }] });
    assert.equal(statusOf(outcome), 407);
  });

  it('keeps VS Code from using Chromium’s fetch, which retries writes', async () => {
    let redirect: string | undefined;
    await sent(post(), {
      ports: {
        fetch: (_, init) => {
          redirect = init?.redirect;
          return Promise.resolve(new Response());
        },
      },
    });
    assert.equal(redirect, 'manual');
  });

  it('gives up after three retries', async () => {
    const { outcome, graph, waits } = await sent(post(), { faults: Array.from({ length: 5 }, () => throttled()) });
    assert.deepEqual([statusOf(outcome), outcome.attempts, graph.requests.length], [429, 4, 4]);
    assert.deepEqual(waits, [3000, 6000, 12_000]);
  });

  it('gives up rather than wait more than three minutes', async () => {
    const { outcome, waits } = await sent(post(), { faults: [throttled('100'), throttled('81')] });
    assert.deepEqual([statusOf(outcome), outcome.attempts, waits], [429, 2, [100_000]]);
  });

  const claims = '{"access_token":{"nbf":{"essential":true,"value":"1"}}}';
  const challenge: Fault = {
    kind: 'response',
    status: 401,
    headers: { 'www-authenticate': `Bearer error="insufficient_claims", claims="${btoa(claims)}"` },
  };

  it('asks once for a token with the claims of a challenge', async () => {
    const asked: (string | undefined)[] = [];
    const token: TokenSource = (_, wanted) => {
      asked.push(wanted);
      return Promise.resolve(tokenOf('good'));
    };
    const { outcome } = await sent(post(), { faults: [challenge, challenge, challenge], ports: { token } });
    assert.deepEqual([statusOf(outcome), outcome.attempts, asked], [401, 2, [undefined, claims]]);
    asked.length = 0;
    const later = await sent(post(), { faults: [challenge, throttled('1')], ports: { token } });
    assert.deepEqual([statusOf(later.outcome), asked], [201, [undefined, claims, undefined]]);
  });

  it('returns the 401 if the user doesn’t sign in again', async () => {
    const token: TokenSource = (_, wanted) =>
      Promise.resolve(wanted === undefined ? tokenOf('good') : { kind: 'cancelled' });
    const { outcome } = await sent(post(), { faults: [challenge], ports: { token } });
    assert.deepEqual([statusOf(outcome), outcome.attempts], [401, 1]);
  });

  it('doesn’t retry after a 401 without a challenge', async () => {
    const { outcome, graph } = await sent(post(), { verify: () => false });
    assert.deepEqual([statusOf(outcome), graph.requests.length], [401, 1]);
  });

  it('reports a redirect, and doesn’t follow it', async () => {
    const redirect: Fault = { kind: 'response', status: 302, headers: { location: '/beta/next' } };
    for (const request of [get, post()]) {
      const { outcome, graph } = await sent(request, { faults: [redirect] });
      assert.deepEqual([statusOf(outcome), graph.requests.length], [302, 1]);
    }
  });

  for (const when of ['headers-read', 'read'] as const)
    it(`doesn’t retry on a new connection when a kept-alive one breaks: ${when}`, async () => {
      const graph = await startGraph();
      graph.faults.set(1, { kind: 'reset', when });
      const ports = { ...systemClocks, fetch: graph.fetch, token: undefined, timeout: 0, progress: () => undefined };
      const sendAlone = async (request: PreparedRequest): Promise<Outcome> => {
        const outcome = await send(request, targetOf('sandbox'), ports, never);
        // The connection is free again.
        await new Promise(setImmediate);
        return outcome;
      };
      try {
        assert.equal(statusOf(await sendAlone(post())), 201);
        const broken = await sendAlone(post());
        assert.ok(broken.kind === 'failed' && broken.cause === 'broken' && broken.mayHaveArrived);
        assert.equal(graph.connections(), 1);
        assert.equal(statusOf(await sendAlone(get)), 200);
        assert.deepEqual(
          graph.requests.map(({ method }) => method),
          when === 'read' ? ['POST', 'POST', 'GET'] : ['POST', 'GET'],
        );
      } finally {
        await graph.close();
      }
    });

  for (const [code, syscall, cause, mayHaveArrived] of [
    ['ECONNREFUSED', 'connect', 'no-connection', false],
    ['ENOTFOUND', 'getaddrinfo', 'no-connection', false],
    ['ETIMEDOUT', 'connect', 'no-connection', false],
    ['ETIMEDOUT', 'read', 'timeout', true],
    ['ECONNRESET', 'read', 'broken', true],
    ['EPROTO', 'write', 'tls', true],
    ['CERT_HAS_EXPIRED', undefined, 'tls', false],
    ['ERR_TLS_CERT_ALTNAME_INVALID', undefined, 'tls', false],
    ['UND_ERR_HEADERS_OVERFLOW', undefined, 'too-many-headers', true],
    ['ENOMEM', 'read', 'other', true],
  ] as const)
    it(`${code}${syscall === undefined ? '' : ` of ${syscall}`}: ${mayHaveArrived ? 'may have' : 'can’t have'} arrived`, async () => {
      const error = new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code, syscall }) });
      const { outcome } = await sent(post(), { ports: { fetch: () => Promise.reject(error) } });
      assert.ok(outcome.kind === 'failed');
      assert.deepEqual([outcome.cause, outcome.reason, outcome.mayHaveArrived], [cause, code, mayHaveArrived]);
    });

  it('reports how long it waited for a response in minutes and seconds', async () => {
    const fetch: SendPorts['fetch'] = (_url, init) =>
      new Promise((_, reject) => {
        init?.signal?.addEventListener('abort', () => {
          reject(new DOMException('', 'AbortError'));
        });
      });
    const { outcome } = await sent(post(), { ports: { fetch, timeout: 90_000 } });
    assert.equal(outcome.kind === 'failed' && outcome.reason, 'No response within 1 min 30 s.');
  });

  it('keeps the beginning of a body that is too large', async () => {
    const { outcome } = await sent(get, { faults: [{ kind: 'huge', bytes: 100_000_000 }] });
    assert.ok(outcome.kind === 'response');
    assert.deepEqual([outcome.response.cut, outcome.response.body.length], ['too-large', 50_000_000]);
  });

  it('reports a response with too many headers as uncertain', async () => {
    const headers = { 'x-long': 'x'.repeat(1_000_000) };
    const { outcome, graph } = await sent(post(), {
      faults: [{ kind: 'response', status: 201, headers, taken: true }],
    });
    assert.ok(outcome.kind === 'failed');
    assert.deepEqual([outcome.cause, outcome.mayHaveArrived, graph.creates.length], ['too-many-headers', true, 1]);
  });

  it('sends nothing if it was cancelled before', async () => {
    const { outcome, graph } = await sent(post(), { signal: AbortSignal.abort() });
    assert.deepEqual([outcome.kind, outcome.attempts, graph.requests.length], ['cancelled', 0, 0]);
  });
});
