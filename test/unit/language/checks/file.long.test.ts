import assert from 'node:assert/strict';
import fc from 'fast-check';
import { entityTypes } from '../../../../src/catalog/index.ts';
import { editHttpFile, parseHttpFile } from '../../../../src/http/file.ts';
import { checkPayload } from '../../../../src/language/checks/body/body.ts';
import { FileChecker, type BlockProblems } from '../../../../src/language/checks/file.ts';
import { fixesFor, type Problem, problemMessage } from '../../../../src/language/problems/problem.ts';
import { arbitraryEdit, arbitraryText, editOf } from '../../../fuzz/arbitrary/request-text.ts';
import { applyEdits, heads } from '../problems/problems-in.ts';

const arbitraryBody = fc
  .tuple(fc.constantFrom(...Object.values(heads)), arbitraryText)
  .map(([head, body]) => `${head}{ ${body}`);

/** A block's problems as text, without the types that they refer to. */
const summary = ({ index, problems }: BlockProblems): string =>
  problems.reduce(
    (text, problem) => `${text} ${problem.code}@${problem.start}-${problem.end}: ${problemMessage(problem)}`,
    `${index}`,
  );

function assertSound(problems: readonly Problem[], text: string): void {
  let before = 0;
  for (const problem of problems) {
    const { start, end } = problem;
    assert.ok(0 <= start && start < end && end <= text.length, `${problem.code} covers some text`);
    assert.ok(before <= start, 'problems are in the order of the text');
    before = start;
    assert.doesNotMatch(problemMessage(problem), /undefined|\[object/);
    for (const { title, edits } of fixesFor(problem, text)) {
      assert.notDeepEqual(edits, [], title);
      for (const edit of edits) assert.ok(0 <= edit.start && edit.start <= edit.end && edit.end <= text.length, title);
      edits.reduce((end, edit) => {
        assert.ok(end <= edit.start, 'edits don’t overlap');
        return edit.end;
      }, 0);
      assert.notEqual(applyEdits(text, edits), text, title);
    }
  }
}

describe('the checker, for any text', () => {
  it('never throws, and reports problems in order, inside their block, with a message and with fixes that change something', () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryBody, arbitraryText), (text) => {
        const file = parseHttpFile(text);
        for (const { index, problems } of new FileChecker().check(file)) {
          assert.notEqual(problems.length, 0);
          // A body ends before the next request begins, so the order holds in each request.
          assertSound(problems, file.blocks[index]?.text ?? '');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('does the same for a payload', () => {
    fc.assert(
      fc.property(fc.nat({ max: entityTypes.length - 1 }), arbitraryText, (index, text) => {
        const entityType = entityTypes[index];
        assert.ok(entityType);
        assertSound(checkPayload(`{${text}`, entityType), `{${text}`);
      }),
      { numRuns: 100 },
    );
  });

  it('reports the same after any edits as a new checker does', () => {
    const texts = fc.array(arbitraryBody, { maxLength: 4 }).map((bodies) => bodies.join('\n### a\n'));
    fc.assert(
      fc.property(texts, fc.array(arbitraryEdit, { maxLength: 5 }), (text, edits) => {
        let current = text;
        let file = parseHttpFile(text);
        const checker = new FileChecker();
        for (const arbitrary of [undefined, ...edits]) {
          if (arbitrary) {
            const edit = editOf(current, arbitrary);
            file = editHttpFile(file, edit);
            current = current.slice(0, edit.start) + edit.text + current.slice(edit.end);
          }
          assert.deepEqual(
            checker.check(file).map(summary),
            new FileChecker().check(parseHttpFile(current)).map(summary),
          );
        }
      }),
      { numRuns: 150 },
    );
  });
});
