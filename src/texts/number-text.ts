import { inLanguageOfTexts } from './language.ts';

const whole = inLanguageOfTexts((language) => new Intl.NumberFormat(language, { maximumFractionDigits: 0 }));
const withTenths = inLanguageOfTexts(
  (language) => new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
);

/** A number in the language of the texts: `1,234`; with its tenths, `1,234.5`. */
export const numberText = (value: number, fractionDigits: 0 | 1 = 0): string =>
  (fractionDigits === 0 ? whole() : withTenths()).format(value);
