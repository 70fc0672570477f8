import { config } from '@vscode/l10n';

/**
 * The language of the texts, for the lists and numbers in them. It may differ from the display language: without a translation for
 * it, the texts are English, and so are the lists and numbers in them.
 */
let language = 'en';

/** Sets the translation for the texts of all rooms. Call it before the first text; without a translation, the texts stay English. */
export function useTexts(translation: string | { readonly [text: string]: string }, translationLanguage: string): void {
  config({ contents: translation });
  language = translationLanguage;
}

/** A formatter for the language of the texts. Cached: creating an `Intl` formatter takes as long as formatting with it many times. */
export function inLanguageOfTexts<Formatter>(make: (language: string) => Formatter): () => Formatter {
  let made: { readonly language: string; readonly formatter: Formatter } | undefined;
  return () => {
    if (made?.language !== language) made = { language, formatter: make(language) };
    return made.formatter;
  };
}
