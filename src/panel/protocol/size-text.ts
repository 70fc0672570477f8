import { t } from '@vscode/l10n';
import { numberText } from '../../texts/number-text.ts';

const encoder = new TextEncoder();

/** The length of a text in UTF-8, in bytes. */
export const byteLength = (text: string): number => encoder.encode(text).length;

/** A size in bytes, in readable form: `1 byte`, `298 bytes`, `12.3 KB`, `1.2 MB`; a KB is 1,024 bytes, as in VS Code. */
export function sizeText(bytes: number): string {
  if (bytes === 1) return t('1 byte');
  if (bytes < 1024) return t`${bytes} bytes`;
  // A size that would be rounded to 1,024 KB is 1.0 MB.
  const unit = bytes < 1023.95 * 1024 ? 'KB' : 'MB';
  const amount = bytes / (unit === 'KB' ? 1024 : 1024 * 1024);
  return `${numberText(amount, 1)} ${unit}`;
}
