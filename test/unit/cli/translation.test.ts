import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { printedText } from '../../../src/cli/printed.ts';
import { languagesOf, useTranslation } from '../../../src/cli/translation.ts';
import { useTexts } from '../../../src/texts/language.ts';

describe('the languages of a locale, as VS Code names them', () => {
  const rows: readonly (readonly [locale: string, ...languages: string[]])[] = [
    ['de', 'de'],
    ['de_DE.UTF-8', 'de-de', 'de'],
    ['pt_BR.UTF-8', 'pt-br', 'pt'],
    ['zh-CN', 'zh-cn', 'zh'],
    ['de@euro', 'de'],
    ['C'],
    ['C.UTF-8'],
    ['POSIX'],
    [''],
    ['../../de'],
  ];
  for (const [locale, ...languages] of rows)
    it(`'${locale}': ${languages.join(', ') || 'none'}`, () => {
      assert.deepEqual(languagesOf(locale), languages);
    });
});

describe('texts of the command line', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'graph-run-states-l10n-'));
  after(() => {
    useTexts({}, 'en');
    rmSync(folder, { recursive: true });
  });
  const text = (): string => printedText`${2} problems`.text;

  it('are English if there is no translation', () => {
    useTranslation(folder, 'de_DE.UTF-8');
    assert.equal(text(), '2 problems');
  });

  it('are in the user’s language if there is a translation', () => {
    writeFileSync(path.join(folder, 'bundle.l10n.de.json'), '{ "{0} problems": "{0} Probleme" }');
    useTranslation(folder, 'de_DE.UTF-8');
    assert.equal(text(), '2 Probleme');
  });
});
