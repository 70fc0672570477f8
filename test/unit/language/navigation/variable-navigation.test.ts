import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { fileVariables } from '../../../../src/http/variables/variables.ts';
import { newNameFault, occurrencesOf, variableAt } from '../../../../src/language/navigation/variable-navigation.ts';
import { definitionOf } from '../../../../src/language/navigation/variable-places.ts';
import { arbitraryText } from '../../../fuzz/arbitrary/request-text.ts';
import { cursorIn, isInBlock, textOf } from '../cursor.ts';
import { applyEdits } from '../problems/problems-in.ts';

/** The file after the variable at the `|` is renamed. */
function renamed(marked: string, newName: string): string {
  const { text, file, offset } = cursorIn(marked);
  const variable = variableAt(file, offset);
  if (variable === undefined) return 'no variable';
  const edits = occurrencesOf(file, variable.name).map(({ index, span }) => {
    const origin = file.starts[index] ?? 0;
    return { start: span.start + origin, end: span.end + origin, text: newName };
  });
  return applyEdits(text, edits);
}

describe('renaming a variable', () => {
  const rows: readonly (readonly [marked: string, after: string])[] = [
    ['@|x = 1\nGET /{{x}}', '@new = 1\nGET /{{new}}'],
    ['@x| = 1\nGET /{{x}}', '@new = 1\nGET /{{new}}'],
    ['@x = 1\nGET /{{|x}}', '@new = 1\nGET /{{new}}'],
    ['@x = 1\nGET /|{{x}}', '@new = 1\nGET /{{new}}'],
    ['@x = 1\nGET /{{x}}|', '@new = 1\nGET /{{new}}'],
    ['@x = 1\nGET /{{ |x }}', '@new = 1\nGET /{{ new }}'],
    ['@x := 1\nGET /{{|x}}', '@new := 1\nGET /{{new}}'],
    ['@x = 1\nGET /{{%|x}}', '@new = 1\nGET /{{%new}}'],
    ['@x = 1\nGET /a\nX-A: {{|x}}\nX-B: {{x}}', '@new = 1\nGET /a\nX-A: {{new}}\nX-B: {{new}}'],
    ['@x = 1\n@y = {{|x}}/{{y}}', '@new = 1\n@y = {{new}}/{{y}}'],
    ['@x = 1\nPOST /a\n\n{"{{x}}": {{|x}}}', '@new = 1\nPOST /a\n\n{"{{new}}": {{new}}}'],
    ['@x = 1\nPOST /a\n\n{\n@x = 2\n"a": {{|x}}}', '@new = 1\nPOST /a\n\n{\n@new = 2\n"a": {{new}}}'],
    ['GET /{{|x}}\n###\n@x = 1\n### {{x}}\nGET /{{x}}', 'GET /{{new}}\n###\n@new = 1\n### {{x}}\nGET /{{new}}'],
    ['@x = 1\n# {{x}} in a comment\nGET /{{|x}}', '@new = 1\n# {{x}} in a comment\nGET /{{new}}'],
    ['@x = 1\n@xx = 2\nGET /{{xx}}/{{|x}}/x', '@new = 1\n@xx = 2\nGET /{{xx}}/{{new}}/x'],
    ['@a.b-c = 1\nGET /{{a|.b-c}}', '@new = 1\nGET /{{new}}'],
    ['@x = {{|$guid}}', 'no variable'],
    ['@x = {{|y z}}', 'no variable'],
    ['@x = {{|}}', 'no variable'],
    ['@x = |1', 'no variable'],
    ['# {{|x}}', 'no variable'],
    ['GET /|a', 'no variable'],
    ['|', 'no variable'],
  ];
  for (const [marked, after] of rows)
    it(marked.replace(/\s+/g, ' '), () => {
      assert.equal(renamed(marked, 'new'), after);
    });
});

describe('the definition of a variable', () => {
  const rows: readonly (readonly [marked: string, line: number | undefined])[] = [
    ['@x = 1\nGET /{{|x}}', 0],
    ['@x = 1\n@x = 2\nGET /{{|x}}', 1],
    ['@|x = 1\n@x = 2', 1],
    ['GET /{{|x}}\n###\n@x = 1\n', 2],
    ['GET /{{|x}}', undefined],
  ];
  for (const [marked, line] of rows)
    it(marked.replace(/\s+/g, ' '), () => {
      const { text, file, offset } = cursorIn(marked);
      const found = definitionOf(file, variableAt(file, offset)?.name ?? '');
      const at = found && (file.starts[found.index] ?? 0) + found.span.start;
      assert.equal(at === undefined ? undefined : text.slice(0, at).split('\n').length - 1, line);
    });
});

describe('a new variable name', () => {
  const file = parseHttpFile('@x = 1\n@y = 2\n');
  const rows: readonly (readonly [newName: string, fault: RegExp | undefined])[] = [
    ['z', undefined],
    ['x', undefined],
    ['a.b-c_d', undefined],
    ['größe', undefined],
    ['', /needs a name/],
    ['a b', /can’t contain spaces/],
    ['a=b', /can’t contain spaces/],
    ['a:b', /can’t contain spaces/],
    ['{a', /can’t contain spaces/],
    ['a}', /can’t contain spaces/],
    ["a'", /can’t contain spaces/],
    ['a"', /can’t contain spaces/],
    ['a()', /can’t contain spaces/],
    ['a$b', /can’t contain spaces/],
    ['$guid', /starts with \$/],
    ['%a', /starts with %/],
    ['y', /already has a variable 'y'/],
  ];
  for (const [newName, fault] of rows)
    it(JSON.stringify(newName), () => {
      const found = newNameFault(file, 'x', newName);
      if (fault) assert.match(found ?? '', fault);
      else assert.equal(found, undefined);
    });
});

describe('variables of any text', () => {
  const place = fc.double({ min: 0, max: 1, noNaN: true });

  it('have occurrences that are their name, inside the blocks, including the one at the cursor', () => {
    fc.assert(
      fc.property(arbitraryText, place, (text, where) => {
        const file = parseHttpFile(text);
        const variable = variableAt(file, Math.round(where * text.length));
        if (variable === undefined) return;
        const found = occurrencesOf(file, variable.name);
        for (const { index, span } of found) {
          assert.ok(isInBlock(file, index, span));
          assert.equal(textOf(file, index, span), variable.name);
        }
        assert.ok(found.some(({ index, span }) => index === variable.index && span.start === variable.span.start));
      }),
      { numRuns: 1000 },
    );
  });

  it('keep their values when renamed', () => {
    fc.assert(
      fc.property(arbitraryText, (pieces) => {
        const text = `@x = 1\n@other = {{x}}\n${pieces}`;
        const before = fileVariables(parseHttpFile(text));
        const after = fileVariables(parseHttpFile(renamed(`@|${text.slice(1)}`, 'fresh')));
        if (before.has('fresh')) return;
        assert.equal(after.get('fresh'), before.get('x')?.replaceAll('{{x}}', '{{fresh}}'));
        assert.ok(!after.has('x'));
        assert.equal(after.size, before.size);
      }),
      { numRuns: 300 },
    );
  });
});
