import { t } from '@vscode/l10n';
import { keptResponse } from '../../send/history/kept-response.ts';
import type { Outcome } from '../../send/outcome.ts';

/** Names that are listed before the others are only counted. */
const listed = 4;

/** Says of a response with secrets in it why they are shown, or why they are not any more; empty for any other outcome. */
export function secretsLine(outcome: Outcome): string {
  if (outcome.kind !== 'response') return '';
  const { response } = outcome;
  const names = response.notKept ?? keptResponse(outcome).notKept ?? [];
  if (names.length === 0) return '';
  const isOne = names.length === 1;
  const left = names.length - listed;
  const list = [...names.slice(0, listed), ...(left > 0 ? [t`${left} more`] : [])].join(', ');
  const secrets = isOne ? t`a secret (${list})` : `secrets (${list})`;
  return response.notKept === undefined
    ? t`Not kept: this response contains ${secrets}. ${isOne ? t('It is') : t('They are')} shown in this window only.`
    : t`This response contained ${secrets}. ${isOne ? t('It was') : t('They were')} shown only in the window that sent the request, and not kept.`;
}
