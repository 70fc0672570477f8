import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bodyContent } from '../../../../src/http/body-text.ts';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { previewText } from '../../../../src/send/prepare/preview.ts';
import type { PreparedRequest } from '../../../../src/send/prepared-request.ts';
import { targetOf } from '../../../../src/send/target.ts';

describe('previewText', () => {
  const prepared = (body: string, bodyIsLiteral: boolean): PreparedRequest => {
    const url = 'https://graph.microsoft.com/beta/x';
    const shown: PreparedRequest['shown'] = { url, headers: [['X-A', 'a']], body, references: [], bodyIsLiteral };
    return { ...shown, method: 'POST', droppedHeaders: [], shown };
  };
  const note = /^# The body has lines that have a special meaning in a request file\./m;

  it('is a request file with one request, whatever its body contains', () => {
    const piece = fc.constantFrom(
      ...[
        '###',
        '### x',
        '\n',
        '\r',
        '\r\n',
        '# a',
        '# @name x',
        '@a = b',
        '// c',
        '/*',
        '```',
        '< ./a',
        '> {%',
        '?? a',
        'X: y',
      ],
      ...[
        'POST https://graph.microsoft.com/beta',
        '/beta',
        '?a',
        'HTTP/1.1 200 OK',
        '{',
        '}',
        '[',
        '{{a}}',
        '{{',
        ' ',
        '| ',
        'a',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), fc.boolean(), (parts, bodyIsLiteral) => {
        const body = parts.join('');
        const text = previewText(prepared(body, bodyIsLiteral), targetOf('global'), undefined, []);
        const { blocks } = parseHttpFile(text);
        assert.equal(blocks.length, 1);
        const [block] = blocks;
        assert.deepEqual([block?.requests.length, block?.directives, block?.variables], [1, [], []]);
        const read = block?.requests[0];
        assert.deepEqual([read?.method?.text, read?.headers.length, read?.response], ['POST', 3, undefined]);
        const shown = block && read?.body ? bodyContent(block, read.body) : '';
        const lines = note.test(text) ? shown.replace(/^\| ?/gm, '') : shown;
        assert.equal(lines.trim(), body.replace(/\r\n|\r/g, note.test(text) ? '\n' : '$&').trim());
      }),
      { numRuns: 2000 },
    );
  });
});
