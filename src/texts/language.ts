import { config } from '@vscode/l10n';

/**
 * Of the texts, for the lists and numbers in them. That is not always the display language: without a translation for it they are
 * English, and so is what is put into them.
 */
let language = 'en';

/** Gives the texts of all rooms a translation. Call it before a text is made; without a translation they stay English. */
export function useTexts(translation: string | { readonly [text: string]: string }, itsLanguage: string): void {
  config({ contents: translation });
  language = itsLanguage;
}

/** What formats in the language of the texts. Made once: making one of `Intl` takes as long as formatting with it many times. */
export function inLanguageOfTexts<Formatter>(make: (language: string) => Formatter): () => Formatter {
  let made: { readonly language: string; readonly formatter: Formatter } | undefined;
  return () => {
    if (made?.language !== language) made = { language, formatter: make(language) };
    return made.formatter;
  };
}
