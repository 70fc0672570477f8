import { t } from '@vscode/l10n';
import { isSeparator } from '../../http/line-kinds.ts';
import { linesTouching } from '../../http/lines.ts';
import type { Block, Text } from '../../http/model.ts';
import { indented } from '../problems/fix.ts';
import type { Fix, Problem } from '../problems/problem.ts';
import { disableCommentsIn, disableInFile, disableNextLine, lineOfProblem } from '../problems/suppression.ts';
import { lineBreakOf, SourceText } from '../text/source-text.ts';

/**
 * The fix that disables a problem where it is, with a comment above its line.
 *
 * @param block that the problem is in, and to which the edits are relative
 * @returns undefined if the problem is on the separator line: no comment is possible above it
 */
export function disableForLine(problem: Problem, block: Block): Fix | undefined {
  const line = lineOfProblem(problem, block);
  const lineStart = block.lineStarts[line] ?? 0;
  const [target] = linesTouching({ start: lineStart, end: lineStart }, block);
  if (target === undefined || (line === 0 && isSeparator(target))) return undefined;
  const title = t`Disable ${problem.code} for this line`;
  const above = disableCommentsIn(block).find(
    (comment) => comment.line === line - 1 && comment.name.text === disableNextLine,
  );
  const last = above?.codes.at(-1);
  if (last) return append(title, last, problem.code);
  const indentation = /^[ \t]*/.exec(target.text)?.[0] ?? '';
  const text = `${indentation}# ${disableNextLine} ${problem.code}${lineBreakOf(block.text)}`;
  return { title, edits: [{ start: target.start, end: target.start, text }], preferred: false };
}

/**
 * The fix that disables a kind of problem in the whole file, with a comment at its top.
 *
 * @param first the file's first block, to which the edits are relative
 */
export function disableForFile({ code }: Problem, first: Block): Fix {
  const title = t`Disable ${code} in this file`;
  const before = first.requests[0]?.start ?? Infinity;
  const existing = disableCommentsIn(first).find(
    ({ name, codes }) => name.text === disableInFile && name.start < before && codes.length > 0,
  );
  const last = existing?.codes.at(-1);
  if (last) return append(title, last, code);
  const text = `# ${disableInFile} ${code}${lineBreakOf(first.text)}`;
  const edit = indented({ start: 0, end: 0, text }, new SourceText(first.text, first.lineStarts));
  return { title, edits: [edit], preferred: false };
}

const append = (title: string, { end }: Text, code: string): Fix => ({
  title,
  edits: [{ start: end, end, text: `, ${code}` }],
  preferred: false,
});
