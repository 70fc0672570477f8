import assert from 'node:assert/strict';
import { certaintyOf, certaintyOfResponse, type Certainty } from '../../../src/send/certainty.ts';
import type { Outcome } from '../../../src/send/outcome.ts';
import { withNothingHidden } from '../../../src/send/prepared-request.ts';
import { targetOf } from '../../../src/send/target.ts';

const responses: readonly (readonly [
  status: number,
  certainty: Certainty,
  body?: string,
  headers?: Record<string, string>,
])[] = [
  [200, 'done', '{"id":"1"}'],
  [200, 'done', ' [1]'],
  [200, 'done', ''],
  [200, 'unknown', '<html>'],
  [201, 'done', '{}'],
  [201, 'done', '<html>'],
  [204, 'done'],
  [0, 'unknown'],
  ...[300, 301, 304, 307, 308].map((status) => [status, 'not-done'] as const),
  ...[302, 303].map((status) => [status, 'unknown'] as const),
  ...[400, 401, 403, 404, 409, 412, 413, 415, 421, 425, 429].map((status) => [status, 'not-done'] as const),
  ...[500, 502, 503, 504, 507, 520].map((status) => [status, 'unknown'] as const),
  ...[501, 505].map((status) => [status, 'not-done'] as const),
  // A gateway saw the client give up: the service may have been working on the request.
  ...[408, 460, 499].map((status) => [status, 'unknown'] as const),
  // What a 503 asks for doesn't say what was done before it.
  [503, 'unknown', '', { 'Retry-After': '1' }],
  [504, 'unknown', '', { 'Retry-After': '1' }],
];

const sent = (method: string): Omit<Outcome, 'kind'> => ({
  target: targetOf('sandbox'),
  request: withNothingHidden({
    method,
    url: 'https://graph.microsoft.com/beta/x',
    headers: [],
    body: undefined,
    droppedHeaders: [],
  }),
  account: undefined,
  startedAt: 0,
  milliseconds: 0,
  attempts: 1,
});

describe('certaintyOf', () => {
  it('is unknown if the response breaks off before its body', () => {
    const response = { status: 200, statusText: '', headers: [], body: '', cut: 'broken' } as const;
    assert.equal(certaintyOfResponse(response), 'unknown');
  });

  for (const [status, expected, body = '', headers = {}] of responses)
    it(`${status} ${body}${JSON.stringify(headers)}: ${expected}`, () => {
      const response = { status, statusText: '', headers: Object.entries(headers), body };
      assert.equal(certaintyOfResponse(response), expected);
      assert.equal(certaintyOf({ ...sent('POST'), kind: 'response', response }), expected);
      const ofGet = certaintyOf({ ...sent('GET'), kind: 'response', response });
      assert.equal(ofGet, expected === 'unknown' ? 'not-done' : expected);
    });

  for (const mayHaveArrived of [true, false])
    it(`no response to a request that ${mayHaveArrived ? 'may have arrived' : 'can’t have arrived'}`, () => {
      const failed = { kind: 'failed', cause: 'broken', reason: '', mayHaveArrived } as const;
      const cancelled = { kind: 'cancelled', mayHaveArrived } as const;
      for (const end of [failed, cancelled]) {
        assert.equal(certaintyOf({ ...sent('DELETE'), ...end }), mayHaveArrived ? 'unknown' : 'not-done');
        assert.equal(certaintyOf({ ...sent('GET'), ...end }), 'not-done');
      }
    });

  it('is not-done if nothing was sent', () => {
    const failure = { message: '', nextStep: '', details: [] };
    assert.equal(certaintyOf({ ...sent('POST'), kind: 'sign-in-failed', failure }), 'not-done');
    assert.equal(certaintyOf({ ...sent('POST'), kind: 'refused' }), 'not-done');
  });
});
