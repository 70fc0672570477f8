import assert from 'node:assert/strict';
import { nearest } from '../../../../src/language/text/wording.ts';

describe('nearest', () => {
  const names = ['runState', 'resultMessage', 'errorCode', 'errorDescription', 'success', 'fail'];
  const cases: readonly (readonly [word: string, expected: string | undefined])[] = [
    ['runState', 'runState'],
    ['runstate', 'runState'],
    ['RUNSTATE', 'runState'],
    ['runStates', 'runState'],
    // Two letters short; the uppercase one doesn't count as a third.
    ['rnstat', 'runState'],
    ['sucess', 'success'],
    ['succes', 'success'],
    ['succeeded', undefined],
    ['failed', 'fail'],
    ['fial', undefined],
    ['errorcod', 'errorCode'],
    ['reslutMesage', 'resultMessage'],
    ['colour', undefined],
    ['', undefined],
    ['x'.repeat(100_000), undefined],
  ];
  for (const [word, expected] of cases)
    it(`${word.slice(0, 20)} → ${expected ?? 'none'}`, () => {
      assert.equal(nearest(word, names), expected);
    });

  it('returns the first of two equally near words', () => {
    assert.equal(nearest('bat', ['cat', 'bar']), 'cat');
  });

  it('matches a word of one letter only with that letter', () => {
    assert.equal(nearest('a', ['b', 'ab', 'A']), 'A');
    assert.equal(nearest('a', ['b', 'ab']), undefined);
    assert.equal(nearest('', ['b']), undefined);
  });

  it('finds nothing in an empty list', () => {
    assert.equal(nearest('a', []), undefined);
  });
});
