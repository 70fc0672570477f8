import assert from 'node:assert/strict';
import { isSameAddress, isSameRequest } from '../../../../src/send/history/same-request.ts';
import { sentBefore } from '../../../../src/send/history/again.ts';
import { UnderWay } from '../../../../src/send/many/under-way.ts';
import type { PreparedRequest } from '../../../../src/send/prepared-request.ts';
import { targetOf } from '../../../../src/send/target.ts';
import { requestTo } from '../many/requests.ts';
import { exchangeOf, responded } from './exchanges.ts';

const body = '{"runState":"success","errorCode":1}';
const one = requestTo(body);

/** A request whose body holds a private value. */
function withPrivate(value: string, name = 'PIN'): PreparedRequest {
  const filled = requestTo(`{"pin":"${value}"}`);
  const shown = { ...filled.shown, body: `{"pin":"{{${name}}}"}`, references: [name] };
  return { ...filled, shown, hidden: new Map([[name, value]]) };
}

const withGuid = (guid: string): PreparedRequest => {
  const filled = requestTo(`{"id":"${guid}"}`);
  return { ...filled, shown: { ...filled.shown, written: { url: filled.url, body: '{"id":"{{$guid}}"}' } } };
};

/** As the history keeps it: without what isn't shown. */
const kept = ({ shown, ...request }: PreparedRequest): PreparedRequest => ({
  method: request.method,
  url: shown.url,
  headers: [],
  body: shown.body,
  droppedHeaders: [],
  shown,
});

describe('two requests', () => {
  const cases: readonly [what: string, a: PreparedRequest, b: PreparedRequest, same: boolean][] = [
    ['the same text', one, requestTo(body), true],
    ['another body', one, requestTo(body.replace('1', '2')), false],
    ['another method', one, requestTo(body, { method: 'PATCH' }), false],
    ['another URL', one, requestTo(body, { url: `${one.url}/2` }), false],
    ['the same JSON in another layout', one, requestTo(body.replaceAll(',', ' ,\n\t')), true],
    ['another GUID', withGuid('1'), withGuid('2'), true],
    ['the same reference, kept without its value', withPrivate('1234'), kept(withPrivate('1234')), true],
    ['the same private value of another variable', withPrivate('1234'), withPrivate('1234', 'CODE'), true],
    ['the private value itself', withPrivate('1234'), requestTo('{"pin":"1234"}'), true],
    ['another private value of another variable', withPrivate('1234'), withPrivate('5678', 'CODE'), false],
  ];
  for (const [what, a, b, same] of cases)
    it(`${same ? 'are the same' : 'differ'} with ${what}, for every check`, () => {
      assert.equal(isSameRequest(a, b), same);
      assert.equal(isSameRequest(b, a), same);
      const underWay = new UnderWay();
      const over = underWay.begin(a);
      assert.equal(underWay.among([b]).length, same ? 1 : 0, 'while it is in progress');
      over();
      assert.equal(underWay.among([b]).length, 0, 'when it has ended');
      const exchanges = [exchangeOf(responded(504, 1, { request: a }))];
      assert.equal(
        sentBefore(exchanges, b, targetOf('global'))?.kind,
        same ? 'uncertain' : undefined,
        'in the history',
      );
    });

  it('have the same address if they differ only in their bodies', () => {
    assert.ok(isSameAddress(one, requestTo('{}')));
    assert.ok(!isSameAddress(one, requestTo(body, { method: 'PATCH' })));
    assert.ok(!isSameAddress(one, requestTo(body, { url: `${one.url}/2` })));
  });
});
