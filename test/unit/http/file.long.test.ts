import assert from 'node:assert/strict';
import fc from 'fast-check';
import { blockAt, editHttpFile, parseHttpFile } from '../../../src/http/file.ts';
import { lineStartsOf, positionAt } from '../../../src/http/lines.ts';
import { arbitraryEdit, arbitraryText, editOf } from '../../fuzz/arbitrary/request-text.ts';
import { assertSpans, snapshot, textOf } from './file-snapshot.ts';
import { requestsIn } from './outline.ts';

describe('parseHttpFile, for any text', () => {
  it('the blocks add up to the text, and every span is in its place', () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        const file = parseHttpFile(text);
        assert.equal(textOf(file), text);
        assert.equal(file.length, text.length);
        const allLines = lineStartsOf(text);
        file.blocks.forEach((block, index) => {
          assertSpans(block);
          const start = file.starts[index] ?? -1;
          assert.equal(blockAt(file, start), index);
          assert.equal(positionAt(allLines, start).line, file.lines[index]);
          assert.equal(block.lineBreaks, block.lineStarts.length - 1);
          // A block that isn't marked as possibly defining variables must have none.
          assert.ok(block.mayDefine || block.variables.length === 0);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('accepts long and deeply nested text', () => {
    for (const piece of ['{', '[', '"', '#', ' ', '\n', '\r', '/*\n', '### a\n', '@a={{a}}\n', 'GET /a\n', 'A: b\n'])
      requestsIn(piece.repeat(5000));
  });

  describe('reads a line with 60,000 spaces', () => {
    const blanks = ' '.repeat(60_000);
    for (const [before, after] of [
      ['### a', 'b'],
      ['GET /a', 'b'],
      ['@a = b', 'c'],
      ['# @a b', 'c'],
      ['GET /a\nB: c', 'd'],
    ] as const)
      it(JSON.stringify(`${before} ${after}`), () => {
        assert.doesNotThrow(() => requestsIn(before + blanks + after));
      });
  });
});

describe('editHttpFile', () => {
  it('returns the same as parsing the new text, for any edits', () => {
    fc.assert(
      fc.property(arbitraryText, fc.array(arbitraryEdit, { minLength: 1, maxLength: 4 }), (first, edits) => {
        let text = first;
        let file = parseHttpFile(text);
        for (const arbitrary of edits) {
          const edit = editOf(text, arbitrary);
          file = editHttpFile(file, edit);
          text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
          assert.deepEqual(snapshot(file), snapshot(parseHttpFile(text)));
        }
      }),
      { numRuns: 300 },
    );
  });
});
