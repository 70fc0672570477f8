import assert from 'node:assert/strict';
import { certaintiesOf, fingerprintsOf, isSameWrite } from '../../../../src/send/history/fingerprint.ts';
import type { Outcome } from '../../../../src/send/outcome.ts';
import type { PreparedRequest } from '../../../../src/send/prepared-request.ts';
import { targetOf } from '../../../../src/send/target.ts';
import { path, requestTo, root } from '../many/requests.ts';

const target = targetOf('global');
const body = '{"runState":"success","errorCode":1}';

/** A request whose body or URL holds a private value. */
function withPrivate(value: string, name = 'PIN'): PreparedRequest {
  const filled = requestTo(`{"pin":"${value}"}`);
  const shown = { ...filled.shown, body: `{"pin":"{{${name}}}"}`, references: [name] };
  return { ...filled, shown, hidden: new Map([[name, value]]) };
}

/** A request with a value that is generated for each send. */
function withGuid(guid: string, url = root + path): PreparedRequest {
  const filled = requestTo(`{"id":"${guid}"}`);
  return { ...filled, shown: { ...filled.shown, written: { url, body: '{"id":"{{$guid}}"}' } } };
}

const batch = (items: readonly unknown[], spelling = '/$batch'): PreparedRequest =>
  requestTo(JSON.stringify({ requests: items }), { url: root + spelling });
const item = (id: string, content: unknown, method = 'POST'): unknown => ({ id, method, url: path, body: content });

const areSame = (a: PreparedRequest, b: PreparedRequest, key: string | undefined = 'key'): boolean => {
  const others = fingerprintsOf(b, target, key);
  return fingerprintsOf(a, target, key).some((one) => others.some((other) => isSameWrite(one, other)));
};

describe('the fingerprint of a write', () => {
  const one = requestTo(body);
  const large = (end: string): PreparedRequest => requestTo(`{"resultMessage":"${'x'.repeat(1_000_000)}${end}"}`);
  const cases: readonly [what: string, a: PreparedRequest, b: PreparedRequest, same: boolean][] = [
    ['the same write', one, requestTo(body), true],
    ['another body', one, requestTo(body.replace('1', '2')), false],
    ['a large body', large('1'), large('1'), true],
    ['a large body with another end', large('1'), large('2'), false],
    ['the same JSON in another layout', one, requestTo('{\n  "runState": "success",\r\n\t"errorCode": 1\n}'), true],
    ['another method', one, requestTo(body, { method: 'PATCH' }), false],
    ['another URL', one, requestTo(body, { url: `${root}${path}/2` }), false],
    ['no body', requestTo('', { body: undefined }), requestTo('', { body: undefined }), true],
    ['another GUID', withGuid('1'), withGuid('2'), true],
    ['another GUID, and a relative URL', withGuid('1'), withGuid('2', `/beta${path}`), true],
    ['the same private value of another variable', withPrivate('1234'), withPrivate('1234', 'CODE'), true],
    ['the private value written out', withPrivate('1234'), requestTo('{"pin":"1234"}'), true],
    ['an entry of a batch', one, batch([item('a', { errorCode: 7 }), item('b', JSON.parse(body))]), true],
    ['a batch whose URL is spelled differently', batch([item('a', 1)]), batch([item('z', 1)], '/%24batch/'), true],
    ['a GET in a batch', one, batch([item('a', JSON.parse(body), 'GET')]), false],
  ];
  for (const [what, a, b, same] of cases)
    it(`${same ? 'is the same' : 'differs'} for ${what}`, () => {
      assert.equal(areSame(a, b), same);
      assert.equal(areSame(b, a), same);
    });

  it('differs for the same write to another cloud', () => {
    const [a] = fingerprintsOf(one, target, 'key');
    const [b] = fingerprintsOf(one, targetOf('china'), 'key');
    assert.ok(a && b && !isSameWrite(a, b));
  });

  it('exists for each write in a batch, but not for reads', () => {
    const items = [item('1', { a: 1 }), item('2', undefined, 'get'), item('3', { a: 3 }, 'patch')];
    assert.equal(fingerprintsOf(batch(items), target, 'key').length, 2);
    assert.equal(fingerprintsOf(batch([item('2', undefined, 'GET')]), target, 'key').length, 0);
    assert.equal(fingerprintsOf(requestTo(), target, 'key').length, 0);
    assert.equal(fingerprintsOf(requestTo('{', { url: `${root}/$batch` }), target, 'key').length, 1);
  });

  it('recognizes a write without a key, by what is shown of it', () => {
    assert.ok(areSame(withPrivate('1234'), withPrivate('1234'), undefined));
    assert.ok(areSame(withPrivate('1234'), withPrivate('4321'), undefined), 'better one question too many');
    const [without] = fingerprintsOf(one, target, undefined);
    const [other] = fingerprintsOf(one, target, 'another key');
    assert.ok(without && other && isSameWrite(without, other));
  });

  it('gives no private value away without the key', () => {
    const [print] = fingerprintsOf(withPrivate('123'), target, 'key');
    assert.ok(print);
    // All that an attacker can do who reads the disk and knows everything but the value and the key.
    const guesses = Array.from({ length: 1000 }, (_, pin) => withPrivate(String(pin).padStart(3, '0')));
    const matching = guesses.filter((guess) => fingerprintsOf(guess, target, undefined)[0]?.shown === print.shown);
    assert.equal(matching.length, guesses.length, 'each guess matches');
    const sent = new Set(guesses.map((guess) => fingerprintsOf(guess, target, 'a wrong key')[0]?.sent));
    assert.ok(!sent.has(print.sent));
  });
});

describe('the certainty of each write in a request', () => {
  const outcome = (request: PreparedRequest, text: string, status = 200): Outcome => ({
    target,
    request,
    account: undefined,
    startedAt: 1,
    milliseconds: 1,
    attempts: 1,
    kind: 'response',
    response: { status, statusText: '', headers: [], body: text },
  });
  const two = batch([item('1', 1), item('r', undefined, 'GET'), item('2', 2)]);
  const responseBody = (first: number, second: number): string =>
    JSON.stringify({
      responses: [
        { id: '2', status: second },
        { id: 'r', status: 504 },
        { id: '1', status: first },
      ],
    });

  const cases: readonly [what: string, outcome: Outcome, count: number, expected: string][] = [
    ['one request', outcome(requestTo('{}'), '{}', 201), 1, 'done'],
    ['a batch', outcome(two, responseBody(201, 503)), 2, 'done, unknown'],
    ['a batch', outcome(two, responseBody(400, 201)), 2, 'not-done, done'],
    ['a batch without responses', outcome(two, '{}'), 2, 'unknown, unknown'],
    ['a batch that was rejected', outcome(two, '{}', 400), 2, 'not-done, not-done'],
    ['a batch that timed out', outcome(two, '', 504), 2, 'unknown, unknown'],
    ['a batch recognized only by its response', outcome(requestTo('{}'), responseBody(201, 503)), 1, 'unknown'],
  ];
  for (const [what, of, count, expected] of cases)
    it(`${what}: ${expected}`, () => {
      assert.equal(certaintiesOf(of, count).join(', '), expected);
    });
});
