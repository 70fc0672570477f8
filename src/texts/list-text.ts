import { t } from '@vscode/l10n';
import { inLanguageOfTexts } from './language.ts';
import { numberText } from './number-text.ts';

/** The English texts have no serial comma. */
const regionOf = (language: string): string => (language === 'en' ? 'en-GB' : language);

const conjunction = inLanguageOfTexts((language) => new Intl.ListFormat(regionOf(language), { type: 'conjunction' }));
const disjunction = inLanguageOfTexts((language) => new Intl.ListFormat(regionOf(language), { type: 'disjunction' }));

/** A list of names in a sentence about all of them: `a`, `a and b`, `a, b and c`. */
export const allOf = (names: readonly string[]): string => conjunction().format(names);

/** A list of names in a sentence about one of them: `a`, `a or b`, `a, b or c`. */
export const anyOf = (names: readonly string[]): string => disjunction().format(names);

/** As `allOf`, with at most `most` names, and the number of the others: `a, b and 5 more`. */
export function someOf(names: readonly string[], most: number): string {
  if (names.length <= most) return allOf(names);
  return allOf([...names.slice(0, most), t`${numberText(names.length - most)} more`]);
}
