import assert from 'node:assert/strict';
import { requestLimit } from '../../../../src/language/limits.ts';
import { readablePart } from '../../../../src/language/readable-part.ts';
import { editHttpFile, parseHttpFile } from '../../../../src/http/file.ts';
import { FileChecker, type BlockProblems } from '../../../../src/language/checks/file.ts';
import { bodyRules, heads, outline, problemsIn } from '../problems/problems-in.ts';

describe('FileChecker', () => {
  const request = `${heads.management}{ "runState": "{{state}}" }`;
  /** The problems of each text. An edit makes each text from the previous one, so that unchanged blocks stay the same. */
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

  it('updates the problems of all requests when a variable changes', () => {
    const file = (value: string) => `@state = ${value}\n###\n${request}\n###\n# the other\n${request}`;
    assert.deepEqual(states([file('success'), file('x'), file('fail')]), [[], ['1: 1', '2: 1'], []]);
  });

  it('updates the problems when a variable is added and removed', () => {
    assert.deepEqual(states([request, `${request}\n###\n@state = x`, request]), [[], ['0: 1'], []]);
  });

  it('moves problems with their block', () => {
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

  it('checks a single block with the variables of its file', () => {
    const file = parseHttpFile(`@state = x\n###\n${request}`);
    const checker = new FileChecker();
    assert.deepEqual(
      [0, 1, 2].map((index) => checker.checkBlock(file, index).length),
      [0, 1, 0],
    );
  });

  it('checks a block that is too large only when asked for that block, and says that it’s unchecked', () => {
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

  it('checks correctly after steps that were abandoned halfway', () => {
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
