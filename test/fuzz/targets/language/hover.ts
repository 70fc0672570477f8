import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { hoverAt } from '../../../../src/language/hover/hover.ts';
import { selectionSpansAt } from '../../../../src/language/navigation/selection-ranges.ts';
import { isInBlock } from '../../../unit/language/cursor.ts';
import { assertNoSecret, outerValues, outerVariablesOf } from '../../arbitrary/outer-values.ts';
import { requestFile } from '../../arbitrary/request-file.ts';
import { fuzzTarget } from '../../target.ts';

/** How many offsets of a text are tried at most. */
const maxOffsets = 100;

/** At every offset, hovers and selections are within the block, and a hover shows no link from the file and no command. */
export const target = fuzzTarget(fc.tuple(requestFile, outerValues), ([text, values]) => {
  const file = parseHttpFile(text);
  const outer = outerVariablesOf(values);
  const step = Math.max(1, Math.ceil(text.length / maxOffsets));
  let offsets = 0;
  for (let offset = values.public.length % step; offset <= text.length; offset += step, offsets++) {
    const hover = hoverAt(file, offset, outer);
    if (hover) {
      assert.ok(isInBlock(file, hover.index, hover.span), JSON.stringify(hover.span));
      assertNoSecret(hover.markdown, 'A hover');
      const outsideOfCode = hover.markdown.replace(/(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, '');
      for (const [, address = ''] of outsideOfCode.matchAll(/\]\(([^)]*)/g)) assert.match(address, /^https:\/\//);
      assert.doesNotMatch(outsideOfCode.replace(/\\[<>]/g, ''), /<[a-z/!]/i);
    }
    const { index, spans } = selectionSpansAt(file, offset);
    for (const span of spans) assert.ok(isInBlock(file, index, span), JSON.stringify(span));
  }
  return offsets;
});
