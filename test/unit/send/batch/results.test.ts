import assert from 'node:assert/strict';
import { certaintyOf } from '../../../../src/send/certainty.ts';
import { send } from '../../../../src/send/deliver/send.ts';
import { canRetry, verdictOf } from '../../../../src/send/many/item-state.ts';
import type { Outcome } from '../../../../src/send/outcome.ts';
import { targetOf } from '../../../../src/send/target.ts';
import { readOutcome } from '../../../../src/response/read-outcome.ts';
import { path, requestTo, root } from '../many/requests.ts';
import { sandboxPorts } from '../../sandbox/sandbox-ports.ts';

/** `POST 201, GET 200`: the requests of a batch, with their responses; `-` for none. */
function batched(items: string, how: { readonly body?: string; readonly isUnreadable?: true } = {}): Outcome {
  const all = Array.from(items.matchAll(/(\w+) (\d+|-)/g), ([, method, status], index) => ({
    id: String(index + 1),
    method,
    status: Number(status),
  }));
  const requests = all.map(({ id, method }) => ({ id, method, url: path }));
  const responses = all.filter(({ status }) => status > 0).map(({ id, status }) => ({ id, status, body: {} }));
  return {
    target: targetOf('global'),
    request: requestTo(how.isUnreadable ? '{{secret}}' : JSON.stringify({ requests }), { url: `${root}/$batch` }),
    account: undefined,
    startedAt: 1,
    milliseconds: 0,
    attempts: 1,
    kind: 'response',
    response: { status: 200, statusText: '', headers: [], body: how.body ?? JSON.stringify({ responses }) },
  };
}

describe('a handwritten batch', () => {
  it('is uncertain if a request with a numeric id got no response', () => {
    const body = JSON.stringify({ requests: [1, 2].map((id) => ({ id, method: 'POST', url: path })) });
    const batch = batched('POST 400, POST -');
    const outcome = { ...batch, request: { ...batch.request, body } };
    assert.equal(certaintyOf(outcome), 'unknown');
    assert.ok(!canRetry({ kind: 'ended', outcome }));
  });

  const cases: readonly (readonly [
    outcome: Outcome,
    certainty: string,
    verdict: 'done' | 'failed' | 'uncertain',
    words: string,
  ])[] = [
    [batched('POST 201, POST 201'), 'done', 'done', '200 OK: 2 of 2 succeeded. Succeeded: 1, 2.'],
    [
      batched('POST 201, POST 400, POST 424'),
      'done',
      'failed',
      '200 OK: 1 of 3 succeeded. Succeeded: 1. Failed: 2 (400 Bad Request), 3 (424 Failed Dependency).',
    ],
    [batched('POST 400'), 'not-done', 'failed', '200 OK: 0 of 1 succeeded. Failed: 1 (400 Bad Request).'],
    [
      batched('POST 201, POST 504, POST -'),
      'unknown',
      'uncertain',
      '200 OK: 1 of 3 succeeded, 2 uncertain. Each uncertain request in the batch may have been applied. It wasn’t retried.' +
        ' Succeeded: 1. Uncertain: 2 (504 Gateway Timeout), 3 (no response).',
    ],
    [
      batched('GET 200, GET 504'),
      'done',
      'failed',
      '200 OK: 1 of 2 succeeded. Succeeded: 1. Failed: 2 (504 Gateway Timeout).',
    ],
    [
      batched('GET 200, POST 400'),
      'not-done',
      'failed',
      '200 OK: 1 of 2 succeeded. Succeeded: 1. Failed: 2 (400 Bad Request).',
    ],
    [
      batched('POST 201, POST 400', { isUnreadable: true }),
      'done',
      'failed',
      '200 OK: 1 of 2 succeeded. Succeeded: 1. Failed: 2 (400 Bad Request).',
    ],
    [
      batched('POST 201', { body: '{}' }),
      'unknown',
      'uncertain',
      '200 OK: 0 of 1 succeeded, 1 uncertain. Each uncertain request in the batch may have been applied. It wasn’t retried. Uncertain: 1 (no response).',
    ],
    [
      batched('POST 201', { body: '{}', isUnreadable: true }),
      'unknown',
      'uncertain',
      '200 OK: may have been applied. Each request in the batch may have been applied. It wasn’t retried.',
    ],
  ];
  for (const [outcome, certainty, verdict, words] of cases)
    it(words, () => {
      const { headline, explanation, tone } = readOutcome(outcome).explanation;
      assert.equal(`${headline}. ${explanation}`, words);
      assert.equal(tone, { done: 'success', failed: 'failure', uncertain: 'uncertain' }[verdict]);
      assert.equal(certaintyOf(outcome), certainty);
      assert.equal(verdictOf({ kind: 'ended', outcome }), verdict);
      assert.equal(canRetry({ kind: 'ended', outcome }), certainty === 'not-done');
    });

  it('is recognized by its response, whatever its URL', () => {
    for (const [items, certainty, words] of [
      ['POST 503, POST 400, POST -', 'unknown', /^200 OK: 0 of 3 succeeded, 2 uncertain$/],
      ['POST 400, POST 400', 'not-done', /^200 OK: 0 of 2 succeeded$/],
      ['POST 201, GET 404', 'done', /^200 OK: 1 of 2 succeeded$/],
    ] as const)
      for (const url of [`${root}/%24batch;x`, `${root}/several/at/once`]) {
        const batch = batched(items);
        const outcome = { ...batch, request: { ...batch.request, url } };
        assert.equal(certaintyOf(outcome), certainty);
        assert.match(readOutcome(outcome).explanation.headline, words);
        assert.notEqual(readOutcome(outcome).explanation.tone, 'success');
      }
  });

  it('isn’t recognized in the response to a GET, or in one that only looks similar', () => {
    const batch = batched('POST 503');
    assert.ok(batch.kind === 'response');
    const get = { ...batch, request: requestTo() };
    assert.equal(certaintyOf(get), 'done');
    for (const body of [
      '{"responses":[]}',
      '{"responses":[{"id":"1","status":"open"}]}',
      '{"responses":{"status":503}}',
    ])
      assert.equal(certaintyOf({ ...batch, request: requestTo('{}'), response: { ...batch.response, body } }), 'done');
  });

  it('isn’t uncertain if it only reads', () => {
    const { request, ...sent } = batched('GET -, GET 504');
    const failed = { ...sent, kind: 'failed', cause: 'broken', reason: '', mayHaveArrived: true } as const;
    assert.equal(certaintyOf({ ...failed, request }), 'not-done');
    const lower = { ...request, body: '{"requests":[{"id":"1","method":"get","url":"/x"}]}' };
    assert.equal(certaintyOf({ ...failed, request: lower }), 'not-done');
    for (const body of ['{"requests":[{"id":"1","method":"post","url":"/x"}]}', '{', undefined])
      assert.equal(certaintyOf({ ...failed, request: { ...request, body } }), 'unknown');
  });

  it('is accepted by the sandbox, and reported in the same words', async () => {
    const requests = ['{"runState":"success"}', '{"runState":"won"}'].map(
      (body, index) =>
        `{"id":"${index + 1}","method":"POST","url":"${path}","headers":{"Content-Type":"application/json"},"body":${body}}`,
    );
    const request = requestTo(`{"requests":[${requests.join(',')}]}`, { url: `${root}/$batch` });
    const outcome = await send(request, targetOf('sandbox'), sandboxPorts(), new AbortController().signal);
    assert.equal(readOutcome(outcome).explanation.headline, '200 OK: 1 of 2 succeeded');
  });
});
