import { config } from '@vscode/l10n';

let language = 'en';

/** Gives the texts of all rooms a translation. Call it before a text is made; without a translation they stay English. */
export function useTexts(translation: string | { readonly [text: string]: string }, itsLanguage: string): void {
  config({ contents: translation });
  language = itsLanguage;
}

/**
 * The language of the texts, for the lists and numbers in them. That is not always the display language: without a translation for
 * it they are English, and so is what is put into them.
 */
export const languageOfTexts = (): string => language;
