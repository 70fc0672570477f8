import assert from 'node:assert/strict';
import { withElements } from '../../../../../src/panel/parts/text/with-elements.ts';

const cases: readonly (readonly [text: string, children: readonly string[]])[] = [
  ['{0} was sent as {1}', ['', '<name>', ' was sent as ', '<value>', '']],
  ['{1} wurde als {0} gesendet', ['', '<value>', ' wurde als ', '<name>', ' gesendet']],
  ['none', ['none']],
  ['{2} and {x}', ['', '{2}', ' and {x}']],
];

describe('a text with elements in it', () => {
  for (const [text, children] of cases)
    it(`'${text}'`, () => {
      assert.deepEqual(withElements(text, '<name>', '<value>'), children);
    });
});
