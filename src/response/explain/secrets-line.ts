import { t } from '@vscode/l10n';
import { keptResponse } from '../../send/history/kept-response.ts';
import type { Outcome } from '../../send/outcome.ts';
import { someOf } from '../../texts/list-text.ts';

/** How many names are listed before the others are only counted. */
const listed = 4;

/** Says why the secrets in a response are shown, or why they no longer are; empty for any other outcome. */
export function secretsLine(outcome: Outcome): string {
  if (outcome.kind !== 'response') return '';
  const { response } = outcome;
  const names = response.notKept ?? keptResponse(outcome).notKept ?? [];
  if (names.length === 0) return '';
  const list = someOf(names, listed);
  if (response.notKept === undefined)
    return names.length === 1
      ? t`Not kept: this response contains a secret (${list}). It is shown in this window only.`
      : t`Not kept: this response contains secrets (${list}). They are shown in this window only.`;
  return names.length === 1
    ? t`This response contained a secret (${list}). It was shown only in the window that sent the request, and not kept.`
    : t`This response contained secrets (${list}). They were shown only in the window that sent the request, and not kept.`;
}
