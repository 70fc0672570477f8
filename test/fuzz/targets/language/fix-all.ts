import assert from 'node:assert/strict';
import { blockAt, parseHttpFile } from '../../../../src/http/file.ts';
import { fixAll, isFixable } from '../../../../src/language/fixes/fix-all.ts';
import { now } from '../../../unit/language/completion/complete-at.ts';
import { applyEdits, problemsIn } from '../../../unit/language/problems/problems-in.ts';
import { requestFile } from '../../arbitrary/request-file.ts';
import { fuzzTarget } from '../../target.ts';

/** _Fix all_ ends, leaves no problem that can be fixed without asking, and changes only blocks that had one. */
export const target = fuzzTarget(requestFile, (text) => {
  const file = parseHttpFile(text);
  const edits = fixAll(file, { now: () => now });
  let end = 0;
  for (const edit of edits) {
    assert.ok(edit.start >= end && edit.start <= edit.end && edit.end <= text.length);
    ({ end } = edit);
  }
  const after = applyEdits(text, edits);
  const left = problemsIn(after).filter(({ problem, blockText }) => isFixable(problem, blockText));
  assert.deepEqual(
    left.map(({ problem: { code }, source }) => [code, source]),
    [],
  );
  assert.deepEqual(fixAll(parseHttpFile(after), { now: () => now }), []);
  const fixable = new Set(
    problemsIn(text)
      .filter(({ problem, blockText }) => isFixable(problem, blockText))
      .map(({ blockStart }) => blockAt(file, blockStart)),
  );
  for (const edit of edits) {
    const last = blockAt(file, Math.max(edit.start, edit.end - 1));
    for (let index = blockAt(file, edit.start); index <= last; index++) {
      const isAtBorder = edit.start === edit.end && edit.start === file.starts[index];
      assert.ok(fixable.has(index) || (isAtBorder && fixable.has(index - 1)), JSON.stringify(edit));
    }
  }
});
