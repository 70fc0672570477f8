import assert from 'node:assert/strict';
import { UnderWay } from '../../../../src/send/many/under-way.ts';
import { requestTo } from './requests.ts';

describe('requests under way', () => {
  const [one, same, other] = [requestTo('{"a":1}'), requestTo('{"a":1}'), requestTo('{"a":2}')];

  it('are known by method, URL and body until they have ended', () => {
    const underWay = new UnderWay();
    const over = underWay.begin(one);
    assert.deepEqual(underWay.among([same, other, requestTo('{"a":1}', { method: 'PATCH' }), requestTo()]), [same]);
    over();
    assert.deepEqual(underWay.among([same]), []);
  });

  it('are the same if only what is made for each send differs', () => {
    const made = (guid: string) => {
      const made = requestTo(guid);
      return { ...made, shown: { ...made.shown, written: { url: made.url, body: '{{$guid}}' } } };
    };
    const underWay = new UnderWay();
    const again = made('2');
    underWay.begin(made('1'));
    assert.deepEqual(underWay.among([again, one]), [again]);
  });

  it('are under way until the last of them has ended, however often one ends', () => {
    const underWay = new UnderWay();
    const [first, second] = [underWay.begin(one), underWay.begin(same)];
    first();
    first();
    assert.deepEqual(underWay.among([one]), [one]);
    second();
    assert.deepEqual(underWay.among([one]), []);
  });
});
