import assert from 'node:assert/strict';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { fixesFor, type Problem, problemMessage } from '../../../../src/language/problems/problem.ts';
import { now } from '../../../unit/language/completion/complete-at.ts';
import { applyEdits, problemsIn } from '../../../unit/language/problems/problems-in.ts';
import { requestFile } from '../../arbitrary/request-file.ts';
import { fuzzTarget } from '../../target.ts';

/** How many problems of a text are tried at most. */
const maxProblems = 30;

/** Each fix stays within its block and adds no problem of the same kind; a preferred fix removes its problem. */
export const target = fuzzTarget(requestFile, (text) => {
  let tried = 0;
  const found = problemsIn(text);
  const before = found.map(({ problem }) => problem);
  for (const { problem, blockText, blockStart } of found.slice(0, maxProblems))
    for (const { title, edits, preferred } of fixesFor(problem, blockText, () => now)) {
      tried++;
      const details = JSON.stringify({ code: problem.code, title, edits });
      let end = 0;
      for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
        assert.ok(edit.start >= end && edit.start <= edit.end && edit.end <= blockText.length, details);
        ({ end } = edit);
      }
      const inFile = edits.map((edit) => ({ ...edit, start: edit.start + blockStart, end: edit.end + blockStart }));
      const after = applyEdits(text, inFile);
      parseHttpFile(after);
      // Problems with the same message, and all of the same kind.
      const left = problemsIn(after).map((other) => other.problem);
      const withSameMessage = (problems: readonly Problem[]): number =>
        problems.filter((other) => other.code === problem.code && problemMessage(other) === problemMessage(problem))
          .length;
      const ofSameKind = (problems: readonly Problem[]): number =>
        problems.filter(({ code }) => code === problem.code).length;
      assert.ok(ofSameKind(left) <= ofSameKind(before), `${details}: more problems of its kind\n${after}`);
      if (preferred) assert.ok(withSameMessage(left) < withSameMessage(before), `${details}: still there\n${after}`);
    }
  return tried;
});
