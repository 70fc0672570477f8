import { t } from '@vscode/l10n';
import { languageOfTexts } from './language.ts';
import { numberText } from './number-text.ts';

/** Names of which a sentence says that it is all of them: `a`, `a and b`, `a, b and c`. */
export const allOf = (names: readonly string[]): string => joined(names, 'conjunction');

/** Names of which a sentence says that it is one of them: `a`, `a or b`, `a, b or c`. */
export const anyOf = (names: readonly string[]): string => joined(names, 'disjunction');

/** As `allOf`, with as many of the names as there is room for: `a, b and 5 more`. */
export function someOf(names: readonly string[], most: number): string {
  if (names.length <= most) return allOf(names);
  return allOf([...names.slice(0, most), t`${numberText(names.length - most)} more`]);
}

function joined(names: readonly string[], type: 'conjunction' | 'disjunction'): string {
  const language = languageOfTexts();
  // The English of the texts has no comma before the last one.
  return new Intl.ListFormat(language === 'en' ? 'en-GB' : language, { type }).format(names);
}
