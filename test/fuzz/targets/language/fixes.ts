import assert from 'node:assert/strict';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { fixesFor, type Problem, problemMessage } from '../../../../src/language/problems/problem.ts';
import { now } from '../../../unit/language/completion/complete-at.ts';
import { applyEdits, problemsIn } from '../../../unit/language/problems/problems-in.ts';
import { requestFile } from '../../arbitrary/request-file.ts';
import { fuzzTarget } from '../../target.ts';

/** More problems of one text are not tried. */
const mostProblems = 30;

/** Each fix keeps to its block, and does what it says: there are fewer problems of the kind than before. */
export const target = fuzzTarget(requestFile, (text) => {
  let tried = 0;
  const found = problemsIn(text);
  const before = found.map(({ problem }) => problem);
  for (const { problem, blockText, blockStart } of found.slice(0, mostProblems))
    for (const { title, edits, preferred } of fixesFor(problem, blockText, () => now)) {
      tried++;
      const told = JSON.stringify({ code: problem.code, title, edits });
      let end = 0;
      for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
        assert.ok(edit.start >= end && edit.start <= edit.end && edit.end <= blockText.length, told);
        ({ end } = edit);
      }
      const inFile = edits.map((edit) => ({ ...edit, start: edit.start + blockStart, end: edit.end + blockStart }));
      const after = applyEdits(text, inFile);
      parseHttpFile(after);
      // The same in the same words, and any of the kind.
      const left = problemsIn(after).map((other) => other.problem);
      const same = (problems: readonly Problem[]): number =>
        problems.filter((other) => other.code === problem.code && problemMessage(other) === problemMessage(problem))
          .length;
      const alike = (problems: readonly Problem[]): number =>
        problems.filter(({ code }) => code === problem.code).length;
      assert.ok(alike(left) <= alike(before), `${told}: more of its kind\n${after}`);
      if (preferred) assert.ok(same(left) < same(before), `${told}: still there\n${after}`);
    }
  return tried;
});
