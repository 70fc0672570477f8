import assert from 'node:assert/strict';
import fc from 'fast-check';
import { clouds } from '../../../../src/catalog/index.ts';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { complete } from '../../../../src/language/completion/complete.ts';
import { triggerCharacters } from '../../../../src/language/completion/trigger.ts';
import { accept, now } from '../../../unit/language/completion/complete-at.ts';
import { heads } from '../../../unit/language/problems/problems-in.ts';
import { assertNoSecret, outerValues, outerVariablesOf } from '../../arbitrary/outer-values.ts';
import { entityText } from '../../arbitrary/json-text.ts';
import { requestFile } from '../../arbitrary/request-file.ts';
import { fuzzTarget } from '../../target.ts';

const body = fc
  .tuple(fc.constantFrom(...Object.values(heads)), entityText)
  .map(([head, text]) => ({ text: head + text, bodyStart: head.length }));
const anyFile = requestFile.map((text) => ({ text, bodyStart: -1 }));

/** How many offsets of a text are tried at most. */
const maxOffsets = 100;

/** At every offset, each completion can be inserted, and JSON stays JSON. */
export const target = fuzzTarget(
  fc.tuple(fc.oneof(body, anyFile), fc.constantFrom('', ...triggerCharacters), outerValues),
  async ([{ text, bodyStart }, trigger, values]) => {
    const file = parseHttpFile(text);
    const context = {
      cloud: clouds[0],
      now,
      trigger: trigger === '' ? undefined : trigger,
      outer: outerVariablesOf(values),
    };
    const step = Math.max(1, Math.ceil(text.length / maxOffsets));
    let offsets = 0;
    for (let offset = text.length % step; offset <= text.length; offset += step, offsets++)
      for (const completion of await complete({ ...context, file, offset })) {
        const { label, edit, comma } = completion;
        const details = JSON.stringify({ label, edit, comma, offset });
        assert.ok(label !== '', details);
        assertNoSecret(JSON.stringify(completion), 'A completion');
        assert.ok(edit.start >= 0 && edit.start <= offset && offset <= edit.end && edit.end <= text.length, details);
        assert.doesNotMatch(text.slice(edit.start, edit.end), /[\r\n]/, details);
        assert.ok(!comma || (comma.start >= 0 && comma.start <= comma.end && comma.end <= edit.start), details);
        const after = accept(text, offset, completion);
        parseHttpFile(after);
        if (bodyStart >= 0 && offset >= bodyStart) assert.ok(isJson(after.slice(bodyStart)), `${details}\n${after}`);
      }
    return offsets;
  },
);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
