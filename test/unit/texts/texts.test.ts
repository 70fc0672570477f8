import assert from 'node:assert/strict';
import { useTexts } from '../../../src/texts/language.ts';
import { allOf, anyOf, someOf } from '../../../src/texts/list-text.ts';
import { numberText } from '../../../src/texts/number-text.ts';

const names = ['a', 'b', 'c'];

describe('lists and numbers in texts', () => {
  afterEach(() => {
    useTexts({}, 'en');
  });

  it('are English without a translation', () => {
    assert.deepEqual(
      [1, 2, 3].map((count) => allOf(names.slice(0, count))),
      ['a', 'a and b', 'a, b and c'],
    );
    assert.deepEqual([anyOf([]), anyOf(names.slice(1)), anyOf(names)], ['', 'b or c', 'a, b or c']);
    assert.deepEqual([numberText(1234), numberText(0.5, 1), numberText(1234, 1)], ['1,234', '0.5', '1,234.0']);
  });

  it('say how many names are left out', () => {
    assert.deepEqual(
      [someOf(names, 3), someOf(names, 2), someOf(names, 1)],
      ['a, b and c', 'a, b and 1 more', 'a and 2 more'],
    );
  });

  it('are in the language of the translation', () => {
    useTexts({ '{0} more': '{0} weitere' }, 'de');
    assert.deepEqual(
      [allOf(names), anyOf(names), someOf(names, 2)],
      ['a, b und c', 'a, b oder c', 'a, b und 1 weitere'],
    );
    assert.deepEqual([numberText(1234), numberText(0.5, 1)], ['1.234', '0,5']);
  });
});
