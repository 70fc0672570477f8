import assert from 'node:assert/strict';
import fc from 'fast-check';
import { withoutLinks } from '../../../../src/editor/messages/without-links.ts';

/** What VS Code reads as a link in a notification (vs/base/common/linkedText.ts). */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

describe('a text without links', () => {
  for (const [text, shown] of [
    ['{{users.response.body.value[0].id}}', '{{users.response.body.value[0].id}}'],
    ['[a](command:evil)', '[a] (command:evil)'],
    ['[[a]](https://a.example "b")', '[[a]] (https://a.example "b")'],
    ['f(a[0])(b)', 'f(a[0])(b)'],
  ] as const)
    it(text, () => {
      assert.equal(withoutLinks(text), shown);
    });

  it('has none, whatever is in it', () => {
    const pieces = fc.constantFrom('[', ']', '(', ')', 'a', ' ', '"', '\n', 'command:', 'https://', 'file:');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (text) => {
        assert.doesNotMatch(withoutLinks(text.join('')), link);
      }),
    );
  });
});
