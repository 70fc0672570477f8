import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { FileChecker } from '../../../../src/language/checks/file.ts';
import { disableForFile, disableForLine } from '../../../../src/language/fixes/disable-fixes.ts';
import { problemCodes } from '../../../../src/language/problems/problem.ts';
import { arbitraryText } from '../../../fuzz/arbitrary/request-text.ts';
import { applyEdits, heads, outline, problemsIn } from './problems-in.ts';

describe('comments that disable problems', () => {
  it('remove problems, and add none except about themselves', () => {
    const comment = fc
      .tuple(
        fc.constantFrom('# ', '// ', '#'),
        fc.constantFrom('graph-disable-next-line', 'graph-disable', 'graph-disable-line'),
        fc.subarray([...Object.keys(problemCodes), 'x'], { maxLength: 3 }),
      )
      .map(([sign, name, codes]) => `${sign}${name} ${codes.join(', ')}\n`);
    const piece = fc.oneof(fc.constantFrom(heads.management, '"x": 1,\n', '### a\n', '{\n'), arbitraryText);
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, comment), { maxLength: 6 }), (pieces) => {
        // With another word for the directive, the comments are the same but do nothing.
        const text = (directive: (written: string) => string) =>
          pieces.map(([before, written]) => `${before}\n${directive(written)}`).join('');
        const all = outline(problemsIn(text((written) => written.replace('graph-', 'grape-'))));
        for (const line of outline(problemsIn(text((written) => written)))) {
          if (line.startsWith('invalid-directive ')) continue;
          assert.ok(all.includes(line.replaceAll('graph-disable', 'grape-disable')), line);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('fixes that disable a problem', () => {
  it('remove any problem, and add none', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(heads), ''), arbitraryText, (before, body) => {
        const text = `${before}${before && '{'}${body}`;
        const parsed = parseHttpFile(text);
        for (const { index, problems } of new FileChecker().check(parsed))
          for (const problem of problems) {
            const [block, first] = [parsed.blocks[index], parsed.blocks[0]];
            assert.ok(block && first);
            const forLine = disableForLine(problem, block);
            const fixes = [
              { fix: disableForFile(problem, first), start: 0 },
              ...(forLine ? [{ fix: forLine, start: parsed.starts[index] ?? 0 }] : []),
            ];
            for (const { fix, start } of fixes) {
              const edits = fix.edits.map((edit) => ({ ...edit, start: edit.start + start, end: edit.end + start }));
              const codes = (of: string) => problemsIn(of).map((found) => found.problem.code);
              const after = codes(applyEdits(text, edits));
              const gone =
                codes(text).filter((code) => code === problem.code).length -
                after.filter((code) => code === problem.code).length;
              assert.ok(gone > 0, `${fix.title} in ${JSON.stringify(text)}`);
              assert.ok(after.length < codes(text).length);
            }
          }
      }),
      { numRuns: 200 },
    );
  });
});
