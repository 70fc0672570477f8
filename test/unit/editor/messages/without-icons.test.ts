import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { withoutIcons } from '../../../../src/editor/messages/without-icons.ts';

/** What VS Code reads as an icon in a label (vs/base/common/iconLabels.ts). */
const icon = /\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/;

describe('a text without icons', () => {
  it('has none, whatever is in it, and looks the same', () => {
    const pieces = fc.constantFrom('$', '(', ')', '$(', 'trash', 'sync~spin', '-', ' ', '\\', '\u200b');
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        const text = parts.join('');
        const shown = withoutIcons(text);
        assert.doesNotMatch(shown, icon);
        assert.equal(shown.replaceAll('\u200b', ''), text.replaceAll('\u200b', ''));
      }),
    );
  });

  it('is made in one place only', () => {
    const editor = new URL('../../../../src/editor/', import.meta.url);
    const others = readdirSync(editor, { recursive: true, encoding: 'utf8' }).filter(
      (file) =>
        file.endsWith('.ts') &&
        !file.endsWith('without-icons.ts') &&
        /replace(?:All)?\((?:'\$\(|\/\\\$\\\()/.test(readFileSync(new URL(file.replaceAll('\\', '/'), editor), 'utf8')),
    );
    assert.deepEqual(others, []);
  });
});
