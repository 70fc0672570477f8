import { t } from '@vscode/l10n';
import { daysAgo } from '../../send/history/by-day.ts';

/**
 * The name of a day.
 *
 * @param start when it began, in milliseconds since the epoch, as is `now`
 */
export function dayName(start: number, now: number): string {
  const days = daysAgo(start, now);
  if (days === 0) return t('Today');
  if (days === 1) return t('Yesterday');
  return new Date(start).toLocaleDateString(undefined, { dateStyle: 'full' });
}
