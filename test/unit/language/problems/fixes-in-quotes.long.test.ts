import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { FileChecker } from '../../../../src/language/checks/file.ts';
import { disableForFile, disableForLine } from '../../../../src/language/fixes/disable-fixes.ts';
import { fixAll } from '../../../../src/language/fixes/fix-all.ts';
import { editOnPage, isProse, parseMarkdown } from '../../../../src/language/markdown/blocks.ts';
import { fixesFor } from '../../../../src/language/problems/problem.ts';
import { applyEdits } from './problems-in.ts';

const folder = path.join(import.meta.dirname, '..', '..', 'fixtures');
const now = (): Date => new Date('2025-01-31T08:30:00Z');

/** Puts the marks of a quote before each line of a page. */
const quotedWith =
  (mark: string, first = mark) =>
  (page: string): string =>
    page
      .split('\n')
      .map((line, index) => `${index === 0 ? first : mark} ${line}`.trimEnd())
      .join('\n');

const quotes = {
  quote: quotedWith('>'),
  'quote in a quote': quotedWith('> >'),
  'quote in a list': quotedWith('  >', '- >'),
  'list in a quote': quotedWith('>  ', '> -'),
};

/** The page after each fix of each problem, with the title of the fix and without trailing blanks. */
function fixedPages(page: string): readonly (readonly [title: string, page: string])[] {
  const file = parseMarkdown(page);
  const firstIndex = file.blocks.findIndex((block) => !isProse(block));
  return new FileChecker().check(file).flatMap(({ index, problems }) => {
    const [block, first] = [file.blocks[index], file.blocks[firstIndex]];
    assert.ok(block && first);
    return problems.flatMap((problem) => {
      const forLine = disableForLine(problem, block);
      return [
        ...fixesFor(problem, block.text, now).map((fix) => [fix, index] as const),
        ...(forLine ? [[forLine, index] as const] : []),
        [disableForFile(problem, first), firstIndex] as const,
      ].map(([{ title, edits }, at]) => {
        const [target, start] = [file.blocks[at], file.starts[at] ?? 0];
        assert.ok(target);
        const inFile = edits.map((edit) => {
          const { start: from, end, text } = editOnPage(edit, target);
          return { start: from + start, end: end + start, text };
        });
        return [`${problem.code}: ${title}`, withoutTrailingBlanks(applyEdits(page, inFile))] as const;
      });
    });
  });
}

const withoutTrailingBlanks = (text: string): string => text.replace(/[ \t]+$/gm, '');

const pages = readdirSync(folder)
  // An indented line that names a body file isn't read as one.
  .filter((name) => name !== 'unreadable-body-file.http' && name !== 'not-sendable.http')
  .map((name) => {
    const text = readFileSync(path.join(folder, name), 'utf8').replaceAll('\r', '');
    return { name, page: `\`\`\`\`http\n${text.trimEnd()}\n\`\`\`\`\nend` };
  });

for (const [place, inQuote] of Object.entries(quotes))
  describe(`fixes in a fence in a ${place} are the same as in a fence outside`, () => {
    for (const { name, page } of pages)
      it(name, () => {
        const outside = fixedPages(withoutTrailingBlanks(page));
        assert.deepEqual(
          fixedPages(inQuote(page)),
          outside.map(([title, fixed]) => [title, inQuote(fixed)]),
        );
        const fixedAll = (text: string): string =>
          withoutTrailingBlanks(applyEdits(text, fixAll(parseMarkdown(text), { now })));
        assert.equal(fixedAll(inQuote(page)), inQuote(fixedAll(withoutTrailingBlanks(page))));
      });
  });
