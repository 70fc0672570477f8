import assert from 'node:assert/strict';
import { config } from '@vscode/l10n';
import fc from 'fast-check';
import { ways } from '../../../known-secrets.ts';
import { serverErrorIn } from '../../../../src/auth/failure/server-error.ts';

const trace = '0000aaaa-11bb-4ccc-8d22-eeeeee333333';
const description = `AADSTS50011: The reply address is wrong. More of it.\r\nTrace ID: ${trace}\r\nCorrelation ID: ${trace}\r\nTimestamp: 2026-01-09 02:02:12Z`;

describe('an error from the authority', () => {
  it('keeps codes, ids and the first sentence of its description', () => {
    assert.deepEqual(serverErrorIn({ error: 'access_denied', error_description: description }, []), {
      code: 50011,
      error: 'access_denied',
      sentence: 'The reply address is wrong.',
      traceId: trace,
      correlationId: trace,
      timestamp: '2026-01-09 02:02:12Z',
    });
  });

  it('keeps its ids, whatever the display language', () => {
    config({ contents: { 'Trace ID': 'Ablaufverfolgungs-ID', 'Correlation ID': 'Korrelations-ID' } });
    try {
      const found = serverErrorIn({ error: 'x', error_description: description }, []);
      assert.deepEqual([found?.traceId, found?.correlationId], [trace, trace]);
    } finally {
      config({ contents: {} });
    }
  });

  it('has the code from error_codes if its description names none', () => {
    const found = serverErrorIn({ error: 'x', error_codes: [50011], error_description: 'Wrong.' }, []);
    assert.equal(found?.code, 50011);
  });

  for (const [title, body] of [
    ['a token response', { access_token: 'x' }],
    ['an array', []],
    ['null', null],
    ['an object whose error isn’t a string', { error: 5 }],
  ] as const)
    it(`isn’t found in ${title}`, () => {
      assert.equal(serverErrorIn(body, []), undefined);
    });

  for (const [title, sentence, secrets, kept] of [
    ['repeats a secret', 'Bad secret s3cret.', ['s3cret'], ''],
    ['has control characters', 'A\u0000 b\u001b[31m c\u202e.', [], 'A  b (31m c .'],
    ['has a Markdown link', 'See [here](https://evil.example).', [], 'See (here)(https://evil.example).'],
    ['is too long', 'x'.repeat(301), [], `${'x'.repeat(299)}…`],
    ['has ids on the same line', 'Wrong. Trace ID: 5', [], 'Wrong.'],
    ['has several lines', 'One\nTwo.', [], 'One'],
  ] as const)
    it(`cleans up a sentence that ${title}`, () => {
      assert.equal(serverErrorIn({ error: 'x', error_description: sentence }, secrets)?.sentence, kept);
    });

  const secret = 'kX3~hunter2-private+9/Q=';
  for (const [way, write] of Object.entries(ways))
    it(`drops a sentence that repeats a secret ${way}`, () => {
      const description = `The secret '${write(secret)}' is wrong.`;
      assert.equal(serverErrorIn({ error: 'x', error_description: description }, [secret])?.sentence, '');
    });

  it('drops an error code that is a secret', () => {
    assert.equal(serverErrorIn({ error: 'abcdef0123456789' }, ['abcdef0123456789'])?.error, '');
  });

  it('removes a token, even one that wasn’t sent', () => {
    const token = `eyJ0eXAiOiJKV1QifQ.${Buffer.from('{"oid":"0123456789"}').toString('base64url')}.c2lnbmF0dXJl`;
    const found = serverErrorIn({ error: 'x', error_description: `The token ${token} is wrong.` }, []);
    assert.equal(found?.sentence, 'The token (removed: access token) is wrong.');
  });

  it('never keeps a malformed field', () => {
    const anything = fc.record({
      error: fc.string(),
      trace_id: fc.anything(),
      correlation_id: fc.anything(),
      timestamp: fc.anything(),
      error_codes: fc.anything(),
    });
    fc.assert(
      fc.property(anything, (body) => {
        const { code, error, traceId, correlationId, timestamp } = serverErrorIn(body, []) ?? assert.fail();
        assert.ok(code === undefined || Number.isSafeInteger(code));
        assert.match(error, /^[a-z0-9_]{0,60}$/);
        for (const id of [traceId, correlationId]) assert.match(id ?? trace, /^[0-9a-fA-F-]{36}$/);
        assert.match(timestamp ?? '2026-01-09 02:02:12Z', /^[\d :TZ.-]{19,30}$/);
      }),
    );
  });
});
