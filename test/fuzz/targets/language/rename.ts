import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { fileVariables } from '../../../../src/http/variables/variables.ts';
import { newNameFault, occurrencesOf, variableAt } from '../../../../src/language/navigation/variable-navigation.ts';
import { definitionOf } from '../../../../src/language/navigation/variable-places.ts';
import { isInBlock, textOf } from '../../../unit/language/cursor.ts';
import { applyEdits } from '../../../unit/language/problems/problems-in.ts';
import { hostileText } from '../../arbitrary/hostile-text.ts';
import { requestFile } from '../../arbitrary/request-file.ts';
import { fuzzTarget } from '../../target.ts';

/** Every occurrence is the name; renaming to an accepted name loses no variable, and can be undone. */
export const target = fuzzTarget(
  fc.tuple(
    fc.oneof(
      requestFile,
      requestFile.map((text) => `@x = {{a}}\n@a = 1\n${text}`),
    ),
    fc.oneof(fc.constantFrom('fresh', 'a.b', 'größe', 'constructor', '__proto__'), hostileText),
  ),
  ([text, newName]) => {
    const file = parseHttpFile(text);
    const seen = new Set<string>();
    for (let offset = 0; offset <= text.length; offset++) {
      const variable = variableAt(file, offset);
      if (variable === undefined || seen.has(variable.name)) continue;
      seen.add(variable.name);
      const found = occurrencesOf(file, variable.name);
      for (const { index, span } of found) {
        assert.ok(isInBlock(file, index, span));
        assert.equal(textOf(file, index, span), variable.name);
      }
      assert.ok(found.some(({ index, span }) => index === variable.index && span.start === variable.span.start));
      if (newNameFault(file, variable.name, newName) !== undefined || !definitionOf(file, variable.name)) continue;
      // References to a name without a definition would now be to this variable.
      if (occurrencesOf(file, newName).length > 0) continue;
      const renamed = withName(text, variable.name, newName);
      assert.equal(withName(renamed, newName, variable.name), text);
      const [before, after] = [fileVariables(file), fileVariables(parseHttpFile(renamed))];
      assert.equal(after.size, before.size, renamed);
      assert.ok(after.has(newName) && !after.has(variable.name), renamed);
    }
    return seen.size;
  },
);

function withName(text: string, name: string, newName: string): string {
  const file = parseHttpFile(text);
  const edits = occurrencesOf(file, name).map(({ index, span }) => {
    const origin = file.starts[index] ?? 0;
    return { start: span.start + origin, end: span.end + origin, text: newName };
  });
  return applyEdits(text, edits);
}
