import assert from 'node:assert/strict';
import { UnderWay } from '../../../../src/send/many/under-way.ts';
import { requestTo } from './requests.ts';

describe('requests in progress', () => {
  const [one, same, other] = [requestTo('{"a":1}'), requestTo('{"a":1}'), requestTo('{"a":2}')];

  it('are recognized by method, URL and body until they end', () => {
    const underWay = new UnderWay();
    const over = underWay.begin(one);
    assert.deepEqual(underWay.among([same, other, requestTo('{"a":1}', { method: 'PATCH' }), requestTo()]), [same]);
    over();
    assert.deepEqual(underWay.among([same]), []);
  });

  it('are the same if only generated values differ', () => {
    const withGuid = (guid: string) => {
      const filled = requestTo(guid);
      return { ...filled, shown: { ...filled.shown, written: { url: filled.url, body: '{{$guid}}' } } };
    };
    const underWay = new UnderWay();
    const again = withGuid('2');
    underWay.begin(withGuid('1'));
    assert.deepEqual(underWay.among([again, one]), [again]);
  });

  it('are in progress until the last of them ends, even if one ends twice', () => {
    const underWay = new UnderWay();
    const [first, second] = [underWay.begin(one), underWay.begin(same)];
    first();
    first();
    assert.deepEqual(underWay.among([one]), [one]);
    second();
    assert.deepEqual(underWay.among([one]), []);
  });
});
