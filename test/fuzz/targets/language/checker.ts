import assert from 'node:assert/strict';
import fc from 'fast-check';
import { clouds } from '../../../../src/catalog/index.ts';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { FileChecker, type CheckContext } from '../../../../src/language/checks/file.ts';
import { problemDocumentation, problemMessage } from '../../../../src/language/problems/problem.ts';
import { assertNoSecret, outerValues, outerVariablesOf } from '../../arbitrary/outer-values.ts';
import { requestFile } from '../../arbitrary/request-file.ts';
import { fuzzTarget } from '../../target.ts';

/** Problems are within the text, have a message without secrets and a page that explains them, and are the same each time. */
export const target = fuzzTarget(fc.tuple(requestFile, outerValues), ([text, values]) => {
  const context: CheckContext = { cloud: clouds[text.length % (clouds.length + 1)], outer: outerVariablesOf(values) };
  const file = parseHttpFile(text);
  const found = new FileChecker(context).check(file);
  for (const { index, problems } of found)
    for (const problem of problems) {
      const { start, end } = problem;
      assert.ok(start >= 0 && start <= end && end <= (file.blocks[index]?.text.length ?? -1), problem.code);
      assert.notEqual(problemMessage(problem), '');
      assertNoSecret(problemMessage(problem), problem.code);
      assert.match(problemDocumentation(problem), /^(?:https:\/\/|vscode:extension\/)/);
    }
  const again = new FileChecker(context).check(parseHttpFile(text));
  assert.deepEqual(again, found);
});
