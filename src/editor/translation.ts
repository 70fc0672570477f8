import { env, l10n } from 'vscode';
import { useTexts } from '../texts/language.ts';

/**
 * Gives the texts of all rooms the translation that VS Code has loaded for its display language (`l10n/bundle.l10n.*.json`). Call it before
 * any text is created; without a translation, texts stay in English.
 */
export function useTranslation(): void {
  if (l10n.bundle !== undefined) useTexts(l10n.bundle, env.language);
}
