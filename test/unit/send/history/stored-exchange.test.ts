import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sourceOfReading } from '../../../../src/send/exchange.ts';
import { keptBody } from '../../../../src/send/history/kept-response.ts';
import { readStored, storedText } from '../../../../src/send/history/stored-exchange.ts';
import type { Outcome } from '../../../../src/send/outcome.ts';
import { exchangeOf, request, response, sent } from './exchanges.ts';

const outcomes: readonly Outcome[] = [
  { ...sent(), kind: 'response', response: response() },
  {
    ...sent(),
    kind: 'response',
    response: response({ cut: 'broken' }),
    timing: { signIn: 1, waiting: 2, headers: 3, body: 4 },
  },
  { ...sent(), kind: 'failed', cause: 'broken', reason: 'read ECONNRESET', mayHaveArrived: true },
  { ...sent(), kind: 'cancelled', mayHaveArrived: false },
  { ...sent(), kind: 'cancelled', mayHaveArrived: true, unfinished: true },
  {
    ...sent({ account: undefined }),
    kind: 'sign-in-failed',
    failure: { message: 'No.', nextStep: 'Try.', details: [{ name: 'code', value: 'AADSTS1' }] },
  },
  { ...sent({ attempts: 0 }), kind: 'refused' },
];

describe('a stored exchange', () => {
  for (const outcome of outcomes)
    it(`is read back as it was: ${outcome.kind}`, () => {
      const exchange = exchangeOf(outcome);
      const text = storedText(exchange);
      assert.deepEqual(readStored(text ?? ''), exchange);
    });

  it('is read back without a source', () => {
    const exchange = { ...exchangeOf({ ...sent(), kind: 'refused' }), source: undefined };
    assert.deepEqual(readStored(storedText(exchange) ?? ''), exchange);
  });

  it('is read back with the request that it is about', () => {
    const exchange = exchangeOf({ ...sent(), kind: 'refused' });
    const source = sourceOfReading({ uri: 'file:///a.http', line: 3, name: 'create' }, 'GET /beta/me');
    assert.deepEqual(readStored(storedText({ ...exchange, source }) ?? ''), { ...exchange, source });
  });

  it('is read back with the written text', () => {
    const shown = { ...request.shown, written: { url: request.url, body: '{"a":"{{$guid}}"}' } };
    const exchange = exchangeOf({ ...sent({ request: { ...request, shown } }), kind: 'refused' });
    assert.deepEqual(readStored(storedText(exchange) ?? ''), exchange);
  });

  it('contains no secret', () => {
    const shown = {
      url: 'https://graph.microsoft.com/beta/{{path}}',
      headers: [['X-Key', '{{key}}']] as const,
      body: '{"a":"{{value}}"}',
      references: ['path', 'key', 'value'],
    };
    const secret = {
      ...request,
      url: 'https://graph.microsoft.com/beta/SECRET1',
      headers: [['X-Key', 'SECRET2']] as const,
      body: '{"a":"SECRET3"}',
      shown,
      hidden: new Map([
        ['path', 'SECRET1'],
        ['key', 'SECRET2'],
        ['value', 'SECRET3'],
      ]),
    };
    const text = storedText(
      exchangeOf({
        ...sent({ request: secret }),
        kind: 'response',
        response: response({
          body: '{"a":"SECRET3"}',
          headers: [
            ['set-cookie', 'SECRET4'],
            ['x-unknown', 'SECRET5'],
            ['www-authenticate', 'SECRET6'],
            ['date', 'today'],
          ],
        }),
      }),
    );
    assert.doesNotMatch(text ?? '', /SECRET/);
    const outcome = readStored(text ?? '')?.outcome;
    assert.ok(outcome?.kind === 'response');
    assert.deepEqual(outcome.request.shown, shown);
    assert.deepEqual(outcome.response.headers, [
      ['set-cookie', '(removed: set-cookie)'],
      ['date', 'today'],
    ]);
  });

  for (const [what, length, cut] of [
    ['a whole response', keptBody, undefined],
    ['the beginning of a longer one, marked as cut', keptBody + 1, 'too-large'],
  ] as const)
    it(`keeps ${what}`, () => {
      const body = 'x'.repeat(length);
      const exchange = exchangeOf({ ...sent(), kind: 'response', response: response({ body }) });
      const { outcome } = readStored(storedText(exchange) ?? '') ?? {};
      assert.ok(outcome?.kind === 'response');
      assert.deepEqual([outcome.response.body.length, outcome.response.cut], [keptBody, cut]);
    });

  it('isn’t made from a request that is too long to keep', () => {
    const body = 'x'.repeat(keptBody + 1);
    const long = { ...request, body, shown: { ...request.shown, body } };
    assert.equal(storedText(exchangeOf({ ...sent({ request: long }), kind: 'refused' })), undefined);
  });

  it('isn’t read from a damaged file, whatever the damage', () => {
    const damaged = fc
      .constantFrom(...outcomes)
      .chain((outcome) =>
        fc
          .tuple(fc.constant(JSON.parse(storedText(exchangeOf(outcome)) ?? '') as object), fc.jsonValue())
          .chain(([stored, value]) =>
            fc
              .constantFrom(...Object.keys(stored))
              .map((name) => ({ text: JSON.stringify({ ...stored, [name]: value }), name, value })),
          ),
      );
    fc.assert(
      fc.property(damaged, ({ text, name }) => {
        const read = readStored(text);
        // The value may happen to be valid: then the exchange is what the file says.
        if (read !== undefined) assert.deepEqual(JSON.parse(storedText(read) ?? ''), JSON.parse(text), name);
      }),
    );
    for (const text of ['', '{', '[]', 'null', '{"version":2}', '{"version":1}', '7'])
      assert.equal(readStored(text), undefined);
  });
});
