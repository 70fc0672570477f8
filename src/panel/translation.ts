import { useTexts } from '../texts/language.ts';

/**
 * Translates the texts of the page with the translation that the host has written into it. Call it before a text is made; without a
 * translation the texts stay English.
 */
export function useTranslation(root: HTMLElement | null): void {
  const translation = root?.dataset['translation'];
  if (translation !== undefined && translation !== '') useTexts(translation, document.documentElement.lang);
}
