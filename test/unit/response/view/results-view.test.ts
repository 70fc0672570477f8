import assert from 'node:assert/strict';
import type { ItemState } from '../../../../src/send/many/item-state.ts';
import {
  resultRow,
  resultsView,
  sendRestLabel,
  summaryOf,
  type ManyItem,
} from '../../../../src/response/view/results-view.ts';
import { targetOf } from '../../../../src/send/target.ts';
import { responded, response, sent } from '../../send/history/exchanges.ts';
import { requestTo } from '../../send/many/requests.ts';

const item = (state: ItemState, request: ManyItem['request'] = requestTo('{}')): ManyItem => ({
  source: { uri: 'file:///a.http', line: 6, name: 'create' },
  request,
  state,
  exchangeId: state.kind === 'ended' ? 'e' : '',
});
const ended = (status: number, body = '{"id":"new"}'): ItemState => ({
  kind: 'ended',
  outcome: { ...sent(), kind: 'response', response: response({ status, statusText: '', body }) },
});

describe('a row in the results of several requests', () => {
  const until = Date.UTC(2026, 0, 1);
  const cases: readonly [what: string, item: ManyItem, state: string, status: RegExp, detail: RegExp][] = [
    ['waits', item({ kind: 'waiting' }), 'waiting', /^Waiting$/, /^$/],
    ['is sent', item({ kind: 'sending', step: undefined }), 'sending', /^Sending$/, /^$/],
    ['waits for a token', item({ kind: 'sending', step: { kind: 'signing-in' } }), 'sending', /^Signing in$/, /^$/],
    [
      'waits for confirmation',
      item({ kind: 'sending', step: { kind: 'confirming' } }),
      'sending',
      /your confirmation$/,
      /^$/,
    ],
    [
      'waits for a busy service',
      item({ kind: 'sending', step: { kind: 'waiting', status: 503, until } }),
      'sending',
      /^Waiting \(503\)$/,
      /^The service is busy\. Retrying at .*\d/,
    ],
    [
      'is throttled',
      item({ kind: 'sending', step: { kind: 'waiting', status: 429, until } }),
      'sending',
      /^Waiting \(429\)$/,
      /^Throttled\. Retrying at .*\d/,
    ],
    ['is created', item(ended(201)), 'success', /^201 Created$/, /^$/],
    ['is created without a body', item(ended(201, '')), 'success', /^201 Created$/, /no body/],
    [
      'is created with a deeply nested body',
      item(ended(201, `{"id":"new","a":${'['.repeat(150_000)}${']'.repeat(150_000)}}`)),
      'success',
      /^201/,
      /^$/,
    ],
    ['is created with a truncated body', item(ended(201, '{"id":"new",')), 'failure', /^201/, /isn’t valid JSON/],
    [
      'is rejected with a long error',
      item(ended(400, JSON.stringify({ error: { message: 'a'.repeat(9000) } }))),
      'failure',
      /^400/,
      /^a{2000}…$/,
    ],
    ['is rejected', item(ended(404)), 'failure', /^404 Not Found$/, /Nothing was created/],
    ['may have been created', item(ended(504)), 'uncertain', /504.*may have been created/, /may have been created/],
    ['is stopped', item({ kind: 'not-sent', why: 'stopped' }), 'notice', /^Not sent$/, /another request/],
    ['is cancelled', item({ kind: 'not-sent', why: 'cancelled' }), 'notice', /^Not sent$/, /Cancelled/],
    ['has no token', item({ kind: 'not-sent', why: 'no-token' }), 'notice', /^Not sent$/, /token/],
    ['cannot be sent', item({ kind: 'waiting' }, 'It has no URL.'), 'notice', /^Not sent$/, /^It has no URL\.$/],
  ];
  for (const [what, of, state, status, detail] of cases)
    it(`shows a request that ${what}`, () => {
      const row = resultRow(7, of);
      assert.deepEqual([row.id, row.line, row.name, row.state], [7, 7, 'create', state]);
      assert.match(row.status, status);
      assert.match(row.detail, detail);
      assert.equal(row.exchange, of.state.kind === 'ended' ? 'e' : '');
    });

  const rowFor = (body: object, sentBody = body): ReturnType<typeof resultRow> => {
    const request = requestTo(JSON.stringify(sentBody));
    const outcome = {
      ...{ ...sent({ request }), kind: 'response' as const },
      response: response({ body: JSON.stringify({ id: 'new', ...body }) }),
    };
    return resultRow(0, item({ kind: 'ended', outcome }, request));
  };

  it('shows the id, the state and the script output of the response', () => {
    const row = rowFor({ runState: 'success', resultMessage: 'Installed 7.2', errorCode: 0 });
    assert.deepEqual([row.key, row.detail, row.duration], ['new', 'success · Installed 7.2', '12 ms']);
  });

  for (const [what, body, sentBody, note] of [
    ['no difference', { runState: 'success' }, { runState: 'success' }, 'As sent'],
    ['another value', { runState: 'unknown' }, { runState: 'success' }, 'Not as sent: runState'],
    ['a missing property', {}, { resultMessage: 'a' }, 'Not as sent: resultMessage'],
    [
      'the same time in another format',
      { lastStateUpdateDateTime: '2026-01-31T08:30:00.0000000Z' },
      { lastStateUpdateDateTime: '2026-01-31T08:30:00Z' },
      'As sent',
    ],
    ['many other values', { a: 1, b: 1, c: 1, d: 1 }, { a: 2, b: 2, c: 2, d: 2 }, 'Not as sent: a, b, c and 1 more'],
  ] as const)
    it(`compares the response with what was sent: ${what}`, () => {
      assert.equal(rowFor(body, sentBody).note, note);
    });

  it('shows its request without hidden values', () => {
    const request = requestTo('{}', { url: 'https://graph.microsoft.com/beta/SECRET' });
    const shown = { ...request.shown, url: 'https://graph.microsoft.com/beta/{{key}}' };
    assert.equal(resultRow(0, item({ kind: 'waiting' }, { ...request, shown })).request, 'POST /beta/{{key}}');
  });
});

describe('the summary of several requests', () => {
  it('formats thousands as the table does', () => {
    assert.equal(summaryOf(Array.from({ length: 1000 }, () => item(ended(201)))), '1,000 created');
  });

  it('counts each request once, created ones first', () => {
    const items = [
      item(ended(201)),
      item(ended(201)),
      item(ended(204)),
      item(ended(400)),
      item(ended(504)),
      item({ kind: 'ended', outcome: { ...sent(), kind: 'cancelled', mayHaveArrived: false } }),
      item({ kind: 'ended', outcome: responded(429) }),
      item({ kind: 'not-sent', why: 'stopped' }),
      item({ kind: 'waiting' }, 'No URL.'),
      item({ kind: 'waiting' }),
      item({ kind: 'sending', step: undefined }),
    ];
    assert.equal(summaryOf(items), '2 created, 1 done, 2 failed, 1 uncertain, 1 cancelled, 2 not sent, 2 left');
    const view = resultsView('Send All in a.http', targetOf('sandbox'), items, 100, true);
    assert.deepEqual(
      view.rows.map(({ id }) => id),
      items.map((_, index) => 100 + index),
    );
    assert.deepEqual([view.sandbox, view.running, view.target], [true, true, 'Sandbox']);
    assert.equal(view.document, 'file:///a.http');
  });
});

describe('the button that sends the remaining requests', () => {
  const cases: readonly [failed: number, unsent: number, button: string][] = [
    [1, 0, 'Send 1 Failed Again'],
    [2, 0, 'Send 2 Failed Again'],
    [0, 1, 'Send 1 Remaining'],
    [0, 2, 'Send 2 Remaining'],
    [1, 2, 'Send 1 Failed and 2 Remaining'],
  ];
  for (const [failed, unsent, button] of cases)
    it(`says what it sends: ${button}`, () => {
      assert.equal(sendRestLabel({ failed, unsent }), button);
    });
});
