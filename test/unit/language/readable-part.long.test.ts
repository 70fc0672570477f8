import assert from 'node:assert/strict';
import { editHttpFile, parseHttpFile } from '../../../src/http/file.ts';
import { fileVariables } from '../../../src/http/variables/variables.ts';
import { graphRequestLines } from '../../../src/language/code-lenses.ts';
import { requestLimit } from '../../../src/language/limits.ts';
import { isBeginning, isLeftOut, nothingReadable, readablePart } from '../../../src/language/readable-part.ts';

const small = '### small\nGET https://graph.microsoft.com/beta/me\n\n';
const post = '### large\nPOST https://graph.microsoft.com/beta/me\n\n';

/** Blocks that are too large, each in a different way. */
const large: Readonly<Record<string, string>> = {
  'a body on one line': `${post}{ "a": "${'x'.repeat(requestLimit.characters)}" }\n`,
  'a body of many lines': `${post}[\n${'1,\n'.repeat(requestLimit.lines)}1]\n`,
  'a URL': `### large\nGET https://graph.microsoft.com/beta/me?a=${'{{a}}'.repeat(requestLimit.characters / 5)}\n`,
  'many requests': `### large\n${'GET https://graph.microsoft.com/beta/me\n'.repeat(requestLimit.lines)}`,
};

describe('the part of a file that is read while you type', () => {
  it('is the whole file if no request is too large', () => {
    const file = parseHttpFile(small.repeat(100));
    assert.equal(readablePart(file), file);
  });

  for (const [what, text] of Object.entries(large))
    it(`is the beginning of a request that is too large: ${what}`, () => {
      const file = parseHttpFile(`${small}${text}${small}`);
      const part = readablePart(file);
      assert.deepEqual(part.blocks.map(isBeginning), [false, true, false]);
      assert.deepEqual([part.starts, part.lines, part.length], [file.starts, file.lines, file.length]);
      const [beginning, last] = part.blocks.slice(-2);
      assert.ok(beginning && text.startsWith(beginning.text) && beginning.text.length <= requestLimit.characters);
      assert.ok(beginning.lineBreaks <= requestLimit.lines);
      assert.equal(last, file.blocks.at(-1));
      // The user can still see where it is, and send it.
      assert.equal(graphRequestLines(beginning, new Map())[0]?.start, '### large\n'.length);
      const origin = part.starts.at(-2) ?? 0;
      assert.equal(isLeftOut(part, origin + beginning.text.length), false);
      assert.equal(isLeftOut(part, origin + beginning.text.length + 1), true);
      assert.equal(isLeftOut(part, file.length), false);
    });

  it('keeps the same objects for what an edit doesn’t change', () => {
    const file = parseHttpFile(`@a = 1\n${small}${large['a body on one line']}@b = 2\n`);
    const [before, again] = [readablePart(file), readablePart(file)];
    assert.equal(before, again);
    const edited = readablePart(editHttpFile(file, { start: 7, end: 7, text: '### between\nGET /beta/me\n' }));
    assert.equal(edited.blocks.at(-1), before.blocks.at(-1));
    assert.equal(edited.defining, before.defining);
    assert.equal(fileVariables(edited), fileVariables(before));
  });

  it('includes all of a request that an edit makes small enough', () => {
    const text = `${small}${large['a body on one line']}`;
    const file = editHttpFile(parseHttpFile(text), { start: text.indexOf('xx'), end: text.lastIndexOf('x'), text: '' });
    assert.equal(readablePart(file), file);
  });

  it('is nothing if the file is too large', () => {
    assert.deepEqual([nothingReadable.length, nothingReadable.blocks.length], [0, 1]);
  });
});
