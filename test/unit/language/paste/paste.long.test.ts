import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { pasteRequest } from '../../../../src/language/paste/paste.ts';
import { arbitraryText } from '../../../fuzz/arbitrary/request-text.ts';

const empty = { file: parseHttpFile(''), start: 0, end: 0, eol: '\n', asked: false };

const pasted = (clipboard: string): string | undefined => pasteRequest(clipboard, empty)?.text;

const route = '/deviceManagement/deviceShellScripts/1/deviceRunStates';
const url = `https://graph.microsoft.com/beta${route}`;

describe('paste as request: any text', () => {
  const arbitraryClipboard = fc.oneof(
    arbitraryText,
    arbitraryText.map((text) => `post ${url}\n${text}`),
    fc.string(),
  );

  it('becomes requests, each in its own block, or nothing', () => {
    fc.assert(
      fc.property(arbitraryClipboard, (clipboard) => {
        const text = pasteRequest(clipboard, { ...empty, asked: true })?.text;
        if (text === undefined) return;
        const { blocks } = parseHttpFile(text);
        for (const block of blocks) {
          assert.ok(block.title && block.title.text !== '', 'has a title');
          assert.equal(block.requests.filter(({ method, url: found }) => method && found).length, 1, 'has a request');
          assert.deepEqual(
            block.requests[0]?.headers.filter(({ name }) => /^content-length$/i.test(name.text)),
            [],
          );
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('handles long lines and many brackets', () => {
    for (const piece of ['POST /a ', '{', '[', '"', ' ', '`', '<!--', '{{', '###', '"id": 1, '])
      assert.doesNotThrow(() => pasted(`post ${url}\n\n{${piece.repeat(400_000 / piece.length)}`), piece);
  });
});
