import { t } from '@vscode/l10n';
import type { Timing } from '../../send/outcome.ts';

/** `85 ms`, `1.4 s`, `2 min 5 s`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return t`${Math.round(milliseconds)} ms`;
  if (milliseconds < 10_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : t`${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** In milliseconds: where less went to, nobody asks. */
const shortestTold = 100;

/** Where the time went; empty where all of it was waiting for the answer. */
export function timingText({ signIn, waiting, headers, body }: Timing): string {
  const parts = [
    [signIn, t('signing in')],
    [waiting, t('waiting for Retry-After')],
    [headers, t('waiting for the response')],
    [body, t('receiving the body')],
  ] as const;
  const told = parts.filter(([milliseconds]) => milliseconds >= shortestTold);
  return told.length < 2 ? '' : told.map(([milliseconds, what]) => `${duration(milliseconds)} ${what}`).join(', ');
}
