import assert from 'node:assert/strict';
import fc from 'fast-check';
import { entityTypes, type EntityType } from '../../../../src/catalog/index.ts';
import { fixAllInPayload } from '../../../../src/language/fixes/fix-all.ts';
import { fixesInFile } from '../../../../src/language/payload-file/payload-file.ts';
import { checkPayload } from '../../../../src/language/checks/body/body.ts';
import { problemMessage } from '../../../../src/language/problems/problem.ts';
import { SourceText } from '../../../../src/language/text/source-text.ts';
import { applyEdits } from '../../../unit/language/problems/problems-in.ts';
import { nearlyJson } from '../../arbitrary/json-text.ts';
import { fuzzTarget } from '../../target.ts';

/** Problems of a payload file are within its text, and fixes can be applied; a preferred one fixes something; JSON stays JSON. */
export const target = fuzzTarget(fc.tuple(fc.nat({ max: entityTypes.length - 1 }), nearlyJson), ([type, text]) => {
  const entityType = entityTypes[type];
  if (entityType === undefined) return;
  const source = new SourceText(text, undefined, false);
  for (const problem of checkPayload(text, entityType)) {
    assert.ok(problem.start >= 0 && problem.start <= problem.end && problem.end <= text.length, problem.code);
    assert.notEqual(problemMessage(problem), '');
    for (const { edits, title, preferred } of fixesInFile(problem, source)) {
      for (const edit of edits) assert.ok(edit.start >= 0 && edit.start <= edit.end && edit.end <= text.length);
      const after = applyEdits(text, edits);
      const [before, left] = [messagesOf(text, entityType), messagesOf(after, entityType)];
      const isBetter = before.some((message) => count(left, message) < count(before, message));
      assert.ok(!preferred || isBetter, `${title}: nothing was fixed\n${after}`);
      if (isJson(text)) assert.ok(isJson(after), `${title}\n${after}`);
    }
  }
  // Once is enough, and JSON stays JSON.
  const fixed = applyEdits(text, fixAllInPayload(text, entityType, {}));
  assert.deepEqual(fixAllInPayload(fixed, entityType, {}), []);
  if (isJson(text)) assert.ok(isJson(fixed), fixed);
});

const messagesOf = (text: string, entityType: EntityType): string[] =>
  checkPayload(text, entityType).map(problemMessage);

const count = (messages: readonly string[], wanted: string): number =>
  messages.filter((message) => message === wanted).length;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
