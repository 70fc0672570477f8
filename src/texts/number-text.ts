import { languageOfTexts } from './language.ts';

/** A number as the language of the texts writes it: `1,234`; with a number of digits for its fraction, `1,234.5`. */
export const numberText = (value: number, fractionDigits = 0): string =>
  value.toLocaleString(languageOfTexts(), {
    minimumFractionDigits: fractionDigits,
    maximumFractionDigits: fractionDigits,
  });
