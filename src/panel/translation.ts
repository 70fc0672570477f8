import { config } from '@vscode/l10n';

/**
 * Gives the texts of the page the translation that the host has written into it. Call it before a text is made; without a
 * translation the texts stay English.
 */
export function useTranslation(root: HTMLElement | null): void {
  const contents = root?.dataset['translation'];
  if (contents !== undefined && contents !== '') config({ contents });
}
