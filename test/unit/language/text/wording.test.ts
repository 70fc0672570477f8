import assert from 'node:assert/strict';
import { nearest } from '../../../../src/language/text/wording.ts';

describe('nearest', () => {
  const names = ['runState', 'resultMessage', 'errorCode', 'errorDescription', 'success', 'fail'];
  const cases: readonly (readonly [word: string, expected: string | undefined])[] = [
    ['runState', 'runState'],
    ['runstate', 'runState'],
    ['RUNSTATE', 'runState'],
    ['runStates', 'runState'],
    // Two letters short; the upper-case one does not count as a third.
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

  it('the first of two that are equally near', () => {
    assert.equal(nearest('bat', ['cat', 'bar']), 'cat');
  });

  it('of a word of one letter only that letter', () => {
    assert.equal(nearest('a', ['b', 'ab', 'A']), 'A');
    assert.equal(nearest('a', ['b', 'ab']), undefined);
    assert.equal(nearest('', ['b']), undefined);
  });

  it('none among none', () => {
    assert.equal(nearest('a', []), undefined);
  });
});
