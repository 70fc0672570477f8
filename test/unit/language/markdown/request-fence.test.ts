import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isProse, parseMarkdown } from '../../../../src/language/markdown/blocks.ts';
import { mayHoldRequestFence } from '../../../../src/language/markdown/request-fence.ts';

const fence = '```';

describe('whether Markdown may contain a request fence', () => {
  const rows: readonly (readonly [text: string, may: boolean])[] = [
    [`${fence}http`, true],
    ['- ~~~~ REST client', true],
    [`> ${fence}{.http}`, true],
    [`${fence}msgraph-interactive`, true],
    [`${fence}https`, false],
    ['``http', false],
    [`${fence}\nhttp`, false],
    [`${fence}json\nGET http://localhost`, false],
    ['', false],
  ];
  for (const [text, may] of rows)
    it(`${JSON.stringify(text)}: ${may}`, () => {
      assert.equal(mayHoldRequestFence(text), may);
    });

  const pieces = fc.constantFrom(
    '`',
    '```',
    '~~~',
    ' ',
    '\t',
    '{.',
    '{ ',
    'http',
    'HTTP',
    'rest',
    'msgraph',
    'x',
    '-',
    '>',
    '\n',
    '\r\n',
  );
  const arbitraryText = fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join(''));

  it('is decided line by line, so that an edit needs only the lines that it touches', () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        assert.equal(mayHoldRequestFence(text), text.split(/[\r\n]+/).some(mayHoldRequestFence));
      }),
    );
  });

  it('is true wherever a fence is found', () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        const page = `${text}\nGET /a\n`;
        if (parseMarkdown(page).blocks.some((block) => !isProse(block))) assert.ok(mayHoldRequestFence(page));
      }),
    );
  });
});
