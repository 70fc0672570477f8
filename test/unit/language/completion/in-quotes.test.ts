import assert from 'node:assert/strict';
import { clouds } from '../../../../src/catalog/index.ts';
import { complete } from '../../../../src/language/completion/complete.ts';
import { parseMarkdown } from '../../../../src/language/markdown/blocks.ts';
import { heads } from '../problems/problems-in.ts';
import { accept, acceptedAt, cursorIn, now } from './complete-at.ts';

const type = 'deviceManagementScriptUserState';
const marks = { quote: '> ', 'quote in a quote': '> > ', 'quote in a list': '  > ', list: '   ' };

describe('completion of several lines in a fence stays inside', () => {
  const rows: readonly (readonly [text: string, label: string])[] = [
    [`${heads.user}|`, type],
    [`${heads.user}|`, '{ }'],
    [`${heads.user}{\n  |\n}`, type],
  ];
  for (const [place, mark] of Object.entries(marks))
    for (const [text, label] of rows)
      it(`a ${place}: ${label} at ${JSON.stringify(text.slice(heads.user.length))}`, async () => {
        const quoted = (lines: string): string => lines.replace(/^/gm, mark);
        const page = cursorIn(`${mark}\`\`\`http\n${quoted(text)}\n${mark}\`\`\`\n`);
        const found = await complete({
          file: parseMarkdown(page.text),
          offset: page.offset,
          cloud: clouds[0],
          now,
          trigger: undefined,
        });
        const completion = found.find((one) => one.label === label);
        assert.ok(completion);
        assert.equal(
          accept(page.text, page.offset, completion),
          `${mark}\`\`\`http\n${quoted(await acceptedAt(text, label))}\n${mark}\`\`\`\n`,
        );
      });
});
