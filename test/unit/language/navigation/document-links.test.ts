import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { FileLinks } from '../../../../src/language/navigation/document-links.ts';
import { arbitraryText } from '../../../fuzz/arbitrary/request-text.ts';
import { textOf } from '../cursor.ts';

const linksIn = (text: string): string[] => [...new FileLinks().links(parseHttpFile(text))].map(({ path }) => path);

describe('links to files', () => {
  const rows: readonly (readonly [what: string, text: string, paths: readonly string[]])[] = [
    ['a body', 'POST /a\n\n< ./a.json', ['./a.json']],
    ['a body with variables', 'POST /a\n\n<@ ./a.json', ['./a.json']],
    ['a body with an encoding', 'POST /a\n\n<@latin1 ./a.json', ['./a.json']],
    ['a path with spaces', 'POST /a\n\n<   my file.json  ', ['my file.json']],
    ['a path that begins with <', 'POST /a\n\n< <a', ['<a']],
    ['in each block', '< no\n###\nPOST /a\n\n< b\n###\nPOST /c\n\n< d', ['b', 'd']],
    ['a path with a variable', 'POST /a\n\n< {{dir}}/a.json', []],
    ['no space', 'POST /a\n\n<a.json', []],
    ['XML', 'POST /a\n\n<a>< b ></a>', []],
    ['in a comment', 'POST /a\n\n# < a.json', []],
    ['an empty file', '', []],
  ];
  for (const [what, text, paths] of rows)
    it(what, () => {
      assert.deepEqual(linksIn(text), paths);
    });

  it('cover their paths, in any text', () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        const file = parseHttpFile(text);
        for (const { index, span, path } of new FileLinks().links(file)) assert.equal(textOf(file, index, span), path);
      }),
    );
  });
});
