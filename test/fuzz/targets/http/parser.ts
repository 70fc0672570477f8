import assert from 'node:assert/strict';
import { maskedBody } from '../../../../src/http/body-text.ts';
import { blockAt, parseHttpFile } from '../../../../src/http/file.ts';
import { lineStartsOf, positionAt } from '../../../../src/http/lines.ts';
import { assertSpans, textOf } from '../../../unit/http/file-snapshot.ts';
import { requestFile } from '../../arbitrary/request-file.ts';
import { fuzzTarget } from '../../target.ts';

/** The blocks add up to the text, and every span is in its place. */
export const target = fuzzTarget(requestFile, (text) => {
  const file = parseHttpFile(text);
  assert.equal(textOf(file), text);
  assert.equal(file.length, text.length);
  const allLines = lineStartsOf(text);
  for (const [index, block] of file.blocks.entries()) {
    assertSpans(block);
    const start = file.starts[index] ?? -1;
    assert.equal(blockAt(file, start), index);
    assert.equal(positionAt(allLines, start).line, file.lines[index]);
    assert.equal(block.lineBreaks, block.lineStarts.length - 1);
    assert.ok(block.mayDefine || block.variables.length === 0);
    for (const { body } of block.requests)
      if (body) assert.equal(maskedBody(block, body).text.length, body.end - body.start);
  }
});
