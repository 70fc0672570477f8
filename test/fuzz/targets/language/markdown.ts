import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FileChecker } from '../../../../src/language/checks/file.ts';
import { fixAll } from '../../../../src/language/fixes/fix-all.ts';
import { parseMarkdown } from '../../../../src/language/markdown/blocks.ts';
import { now } from '../../../unit/language/completion/complete-at.ts';
import { applyEdits } from '../../../unit/language/problems/problems-in.ts';
import { hostileText } from '../../arbitrary/hostile-text.ts';
import { requestFile } from '../../arbitrary/request-file.ts';
import { arbitraryEdit, editOf } from '../../arbitrary/request-text.ts';
import { fuzzTarget } from '../../target.ts';

const page = fc
  .array(
    fc.oneof(
      requestFile,
      hostileText,
      fc.constantFrom(
        ...[
          '\n```http\n',
          '\n``` rest\n',
          '\n```\n',
          '\n~~~HTTP\n',
          '\n~~~\n',
          '\n````\n',
          '\n- ```http\n',
          '\n> ```http\n',
        ],
        ...['# a\n', '\n   ```http\n', '\n    ```http\n', '\n```json\n', '\n<!--\n', '\n-->\n', '```http title="`"\n'],
      ),
    ),
    { maxLength: 10 },
  )
  .map((pieces) => pieces.join(''));

/** A page equals the text of its blocks, also after an edit; problems and fixes stay within the fences. */
export const target = fuzzTarget(fc.tuple(page, arbitraryEdit), ([text, fractions]) => {
  const file = parseMarkdown(text);
  assert.equal(file.blocks.map((block) => block.text).join(''), text);
  for (const block of file.blocks) assert.equal(block.lineStarts.length - 1, block.lineBreaks);
  for (const { index, problems } of new FileChecker().check(file))
    for (const { start, end } of problems)
      assert.ok(start >= 0 && start <= end && end <= (file.blocks[index]?.text.length ?? -1));
  const fixed = applyEdits(text, fixAll(file, { now: () => now }));
  assert.equal(applyEdits(fixed, fixAll(parseMarkdown(fixed), { now: () => now })), fixed);
  const edited = applyEdits(text, [editOf(text, fractions)]);
  const [after, fresh] = [parseMarkdown(edited, file), parseMarkdown(edited)];
  const contentOf = ({ blocks, starts, lines }: typeof file) => [
    blocks.map((b) => [b.text, b.requests]),
    starts,
    lines,
  ];
  assert.deepEqual(contentOf(after), contentOf(fresh));
});
