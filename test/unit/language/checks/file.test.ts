import assert from 'node:assert/strict';
import fc from 'fast-check';
import { entityTypes } from '../../../../src/catalog/index.ts';
import { requestLimit } from '../../../../src/language/limits.ts';
import { readablePart } from '../../../../src/language/readable-part.ts';
import { editHttpFile, parseHttpFile } from '../../../../src/http/file.ts';
import { checkPayload } from '../../../../src/language/checks/body/body.ts';
import { FileChecker, type BlockProblems } from '../../../../src/language/checks/file.ts';
import { fixesFor, type Problem, problemMessage } from '../../../../src/language/problems/problem.ts';
import { arbitraryEdit, arbitraryText, editOf } from '../../../fuzz/arbitrary/request-text.ts';
import { applyEdits, bodyRules, heads, outline, problemsIn } from '../problems/problems-in.ts';

const arbitraryBody = fc
  .tuple(fc.constantFrom(...Object.values(heads)), arbitraryText)
  .map(([head, body]) => `${head}{ ${body}`);

/** What a block's problems look like, without the types that they refer to. */
const summary = ({ index, problems }: BlockProblems): string =>
  problems.reduce(
    (text, problem) => `${text} ${problem.code}@${problem.start}-${problem.end}: ${problemMessage(problem)}`,
    `${index}`,
  );

function assertSound(problems: readonly Problem[], text: string): void {
  let before = 0;
  for (const problem of problems) {
    const { start, end } = problem;
    assert.ok(0 <= start && start < end && end <= text.length, `${problem.code} has text to stand under`);
    assert.ok(before <= start, 'problems are in the order of the text');
    before = start;
    assert.doesNotMatch(problemMessage(problem), /undefined|\[object/);
    for (const { title, edits } of fixesFor(problem, text)) {
      assert.notDeepEqual(edits, [], title);
      for (const edit of edits) assert.ok(0 <= edit.start && edit.start <= edit.end && edit.end <= text.length, title);
      edits.reduce((end, edit) => {
        assert.ok(end <= edit.start, 'edits do not overlap');
        return edit.end;
      }, 0);
      assert.notEqual(applyEdits(text, edits), text, title);
    }
  }
}

describe('the checker, for any text', () => {
  it('never throws; problems are in order, in their block, with a message and with fixes that change something', () => {
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

  it('the same for a payload', () => {
    fc.assert(
      fc.property(fc.nat({ max: entityTypes.length - 1 }), arbitraryText, (index, text) => {
        const entityType = entityTypes[index];
        assert.ok(entityType);
        assertSound(checkPayload(`{${text}`, entityType), `{${text}`);
      }),
      { numRuns: 100 },
    );
  });

  it('a checker that remembers says what a new one does, after any edits', () => {
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

describe('FileChecker', () => {
  const request = `${heads.management}{ "runState": "{{state}}" }`;
  /** The problems of each of some texts, each made from the one before by an edit, so that blocks stay the same. */
  const states = (texts: readonly string[]): string[][] => {
    const checker = new FileChecker();
    let file = parseHttpFile('');
    return texts.map((text) => {
      const before = file.blocks.map((block) => block.text).join('');
      let same = 0;
      while (same < text.length && text[same] === before[same]) same++;
      let behind = 0;
      while (behind < Math.min(text.length, before.length) - same && text.at(-1 - behind) === before.at(-1 - behind))
        behind++;
      file = editHttpFile(file, {
        start: same,
        end: before.length - behind,
        text: text.slice(same, text.length - behind),
      });
      assert.equal(file.blocks.map((block) => block.text).join(''), text);
      return checker.check(file).flatMap(({ index, problems }) => {
        const count = problems.filter(({ code }) => code in bodyRules).length;
        return count === 0 ? [] : [`${index}: ${count}`];
      });
    });
  };

  it('a variable that changes changes the problems of all requests', () => {
    const file = (value: string) => `@state = ${value}\n###\n${request}\n###\n# the other\n${request}`;
    assert.deepEqual(states([file('success'), file('x'), file('fail')]), [[], ['1: 1', '2: 1'], []]);
  });

  it('a variable that comes and goes', () => {
    assert.deepEqual(states([request, `${request}\n###\n@state = x`, request]), [[], ['0: 1'], []]);
  });

  it('problems move with their block', () => {
    const bad = `${heads.management}{ "id": 1 }\n`;
    const checker = new FileChecker();
    let file = parseHttpFile(`${bad}###\n${bad}`);
    checker.check(file);
    file = editHttpFile(file, { start: 0, end: 0, text: '###\n###\n' });
    assert.deepEqual(
      checker.check(file).map(({ index }) => index),
      [1, 2],
    );
  });

  it('one block is checked with the variables of its file', () => {
    const file = parseHttpFile(`@state = x\n###\n${request}`);
    const checker = new FileChecker();
    assert.deepEqual(
      [0, 1, 2].map((index) => checker.checkBlock(file, index).length),
      [0, 1, 0],
    );
  });

  it('leaves a block that is too large unchecked until somebody asks for it alone, and says so', () => {
    const blanks = ' '.repeat(requestLimit.characters);
    const large = request.replace('"', `${blanks}"`);
    const text = `###\n${request}\n###\n${large}\n###\n${request}\n`;
    const checker = new FileChecker();
    const state = (found: readonly BlockProblems[]) =>
      found.map(({ index, problems, isUnchecked = false }) => [index, problems.length, isUnchecked]);
    let file = parseHttpFile(text);
    const [first = 0, second = 0, third = 0] = file.blocks.flatMap(({ text }, at) =>
      text.includes('POST') ? [at] : [],
    );
    const expected = (moved: number) => [
      [first, 1, false],
      [second + moved, 0, true],
      [third + moved, 1, false],
    ];
    assert.deepEqual(state(checker.check(readablePart(file))), expected(0));
    assert.equal(checker.checkBlock(file, second).length, 1);
    assert.deepEqual(state(checker.check(readablePart(file))), expected(0));

    file = editHttpFile(file, { start: text.indexOf(large) - 4, end: text.indexOf(large) - 4, text: '### between\n' });
    assert.deepEqual(state(checker.check(readablePart(file))), expected(1));
    const at = file.blocks
      .map(({ text }) => text)
      .join('')
      .indexOf(blanks);
    file = editHttpFile(file, { start: at, end: at + blanks.length, text: '' });
    assert.deepEqual(
      checker.check(file).map(({ problems }) => problems.length),
      [1, 1, 1],
    );
  });

  it('checking in steps that are left half-way spoils nothing', () => {
    const text = `@state = x\n${`###\n${request}\n`.repeat(5)}`;
    const whole = outline(problemsIn(text));
    assert.equal(whole.length, 5);
    const file = parseHttpFile(text);
    for (let steps = 0; steps < 8; steps++) {
      const checker = new FileChecker();
      checker.check(parseHttpFile(text.replace('= x', '= success')));
      const half = checker.steps(file);
      for (let step = 0; step < steps; step++) half.next();
      assert.equal(checker.check(file).length, 5, `after ${steps} steps`);
    }
  });
});
