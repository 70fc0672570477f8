import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bodyContent } from '../../../../src/http/body-text.ts';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { formatBlock, type FormatOptions } from '../../../../src/language/format-body.ts';
import { applyEdits, heads } from '../../../unit/language/problems/problems-in.ts';
import { jsonText } from '../../arbitrary/json-text.ts';
import { requestFile } from '../../arbitrary/request-file.ts';
import { fuzzTarget } from '../../target.ts';

const options = fc.record({
  tabSize: fc.integer({ min: 1, max: 8 }),
  insertSpaces: fc.boolean(),
  isWindows: fc.boolean(),
});

/** Formatting changes only white space, and nothing the second time; a body stays the same JSON. */
export const target = fuzzTarget(
  fc.tuple(
    fc.oneof(
      requestFile,
      jsonText.map((json) => heads.health + json),
    ),
    options,
  ),
  ([text, { isWindows, ...indent }]) => {
    const how = { ...indent, eol: isWindows ? '\r\n' : '\n' };
    const once = formatted(text, how);
    assert.equal(once.replace(/\s/g, ''), text.replace(/\s/g, ''));
    assert.equal(formatted(once, how), once);
    const [before, after] = [bodies(text), bodies(once)];
    assert.equal(after.length, before.length);
    for (const [index, body] of before.entries()) assert.deepEqual(parsed(after[index]), parsed(body));
  },
);

function formatted(text: string, how: FormatOptions): string {
  const file = parseHttpFile(text);
  const edits = file.blocks.flatMap((block, index) => {
    const origin = file.starts[index] ?? 0;
    return formatBlock(block, how).map((edit) => ({ ...edit, start: edit.start + origin, end: edit.end + origin }));
  });
  return applyEdits(text, edits);
}

const bodies = (text: string): (string | undefined)[] =>
  parseHttpFile(text).blocks.flatMap((block) => block.requests.map(({ body }) => body && bodyContent(block, body)));

/** Undefined for text that isn't JSON. */
function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
