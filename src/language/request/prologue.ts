import { isComment, isSeparator, variableOf } from '../../http/line-kinds.ts';
import { lastAtOrBefore } from '../../http/lines.ts';
import type { Block, HttpRequest, Text } from '../../http/model.ts';

/**
 * The start of the first line that belongs to a request, including the comments, variables and scripts above it.
 *
 * @param lines of the block
 */
export function prologueStart(
  lines: readonly Text[],
  { lineStarts }: Block,
  { start, foreign }: Pick<HttpRequest, 'start' | 'foreign'>,
): number {
  let index = lastAtOrBefore(lineStarts, Math.min(start, foreign[0]?.start ?? start));
  for (let above = lines[index - 1]; above && belongsBelow(above); above = lines[index - 1]) index--;
  return lines[index]?.start ?? start;
}

const belongsBelow = (line: Text): boolean => !isSeparator(line) && (isComment(line) || variableOf(line) !== undefined);
