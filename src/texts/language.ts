import { config } from '@vscode/l10n';

/**
 * The language of the texts, for the lists and numbers in them. It may differ from the display language: without a translation for
 * that, the texts are English, and so is what is put into them.
 */
let language = 'en';

/** Sets the translation for the texts of all rooms. Call it before a text is made; without a translation they stay English. */
export function useTexts(translation: string | { readonly [text: string]: string }, itsLanguage: string): void {
  config({ contents: translation });
  language = itsLanguage;
}

/** A formatter for the language of the texts. Cached: making one of `Intl` takes as long as formatting with it many times. */
export function inLanguageOfTexts<Formatter>(make: (language: string) => Formatter): () => Formatter {
  let made: { readonly language: string; readonly formatter: Formatter } | undefined;
  return () => {
    if (made?.language !== language) made = { language, formatter: make(language) };
    return made.formatter;
  };
}
