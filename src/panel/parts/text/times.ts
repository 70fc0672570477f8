import { t } from '@vscode/l10n';
import { inLanguageOfTexts } from '../../../texts/language.ts';

const units = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** In seconds: a time this far away isn't an event but a way to say "never", such as the year 1 or 9999. */
const longestShown = 100 * 31_557_600;

const inWords = inLanguageOfTexts((language) => new Intl.RelativeTimeFormat(language));

/** `3 minutes ago`, `in 2 days`, `just now`; empty for a time that isn't an event. */
export function relativeTime(milliseconds: number, now: number): string {
  const seconds = (milliseconds - now) / 1000;
  const distance = Math.abs(seconds);
  if (distance > longestShown) return '';
  const [unit, length] = units.find(([, length]) => distance >= length) ?? [];
  if (unit === undefined) return t('just now');
  return inWords().format(Math.trunc(seconds / length), unit);
}

const local = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'long' });

/** In the user's time zone and format. */
export const localTime = (milliseconds: number): string => local.format(milliseconds);

export const utcTime = (milliseconds: number): string =>
  `${new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
