import { readFileSync } from 'node:fs';
import path from 'node:path';
import { useTexts } from '../texts/language.ts';

/**
 * Loads the translation for a locale, if there is one (`bundle.l10n.<language>.json`, as VS Code names its files). Call it
 * before a text is made; without a translation the texts stay English.
 *
 * @param folder the folder of the translations
 * @param locale as POSIX writes it in `LC_ALL` and similar variables: `pt_BR.UTF-8`; if undefined, that of the system counts
 */
export function useTranslation(folder: string, locale: string | undefined): void {
  for (const language of languagesOf(locale ?? Intl.DateTimeFormat().resolvedOptions().locale)) {
    const contents = textOf(path.join(folder, `bundle.l10n.${language}.json`));
    if (contents === undefined) continue;
    useTexts(contents, language);
    return;
  }
}

/** VS Code's names for the language of a locale, the one with the region first: `pt-br`, `pt`. None for `C` and `POSIX`. */
export function languagesOf(locale: string): readonly string[] {
  const [, language, region] = /^([a-z]{2,3})(?:[-_]([a-z]{2}))?(?![a-z])/i.exec(locale) ?? [];
  if (language === undefined) return [];
  return [...(region === undefined ? [] : [`${language}-${region}`]), language].map((name) => name.toLowerCase());
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
