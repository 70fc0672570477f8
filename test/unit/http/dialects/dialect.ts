import assert from 'node:assert/strict';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { linesTouching } from '../../../../src/http/lines.ts';
import type { Block, ForeignPart } from '../../../../src/http/model.ts';
import { directivesIn, outlineOfRequest, variablesIn } from '../outline.ts';

/**
 * A construct of a tool: its name, a text with it, and how the text is read, in the order of the text: requests as in `outline.ts`;
 * `~kind` for what only other tools act on, with the number of its lines where it has more than one; `@name=value` for
 * variables; `# name value` for directives.
 */
export type Row = readonly [construct: string, text: string, ...expected: string[]];

/** One test for each construct of a tool, grouped by the document that describes it. */
export function dialect(tool: string, rowsByDocument: Readonly<Record<string, readonly Row[]>>): void {
  describe(`the dialect of ${tool}`, () => {
    for (const [document, rows] of Object.entries(rowsByDocument))
      describe(document, () => {
        for (const [construct, text, ...expected] of rows)
          it(construct, () => {
            assert.deepEqual(readingOf(text), expected);
            // The same with any line endings.
            for (const lineEnd of ['\r\n', '\r'])
              assert.deepEqual(readingOf(text.replaceAll('\n', lineEnd)), expected, JSON.stringify(lineEnd));
          });
      });
  });
}

function readingOf(text: string): string[] {
  const { blocks } = parseHttpFile(text);
  return [
    ...variablesIn(text).map((variable) => `@${variable}`),
    ...directivesIn(text).map((directive) => `# ${directive}`),
    ...blocks.flatMap((block) =>
      [
        ...block.foreign.map((part) => ({ at: part.start, shown: shownPart(block, part) })),
        ...block.requests.map((request) => ({ at: request.start, shown: outlineOfRequest(block, request) })),
      ]
        .sort((a, b) => a.at - b.at)
        .map(({ shown }) => shown),
    ),
  ];
}

function shownPart(block: Block, part: ForeignPart): string {
  const lines = linesTouching(part, block).length;
  return `~${part.kind}${lines > 1 ? ` ${lines}` : ''}`;
}
