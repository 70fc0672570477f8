import { t } from '@vscode/l10n';
import type { Variables } from './variables.ts';

/** What values that are made when a request is sent are made from. */
export interface DynamicSources {
  readonly now: Date;
  readonly newId: () => string;
  /** From 0 up to 1, which it never is. */
  readonly random: () => number;
}

/** The expressions that are known here, as REST Client, Visual Studio or JetBrains mean them. */
export const dynamicExpressions: readonly {
  readonly text: string;
  readonly meaning: () => string;
  /** Whether it is another word for one of the others. */
  readonly isAlias?: true;
}[] = [
  { text: '$guid', meaning: () => t('a new GUID') },
  { text: '$uuid', meaning: () => t('a new GUID, as JetBrains writes it'), isAlias: true },
  { text: '$random.uuid', meaning: () => t('a new GUID, as JetBrains writes it'), isAlias: true },
  { text: '$timestamp', meaning: () => t('seconds since 1970; an offset may follow: -1 h') },
  { text: '$isoTimestamp', meaning: () => t('now in UTC, as ISO 8601 writes it'), isAlias: true },
  { text: '$datetime iso8601', meaning: () => t('now in UTC, as ISO 8601 writes it; an offset may follow: -1 h') },
  { text: '$datetime rfc1123', meaning: () => t('now in GMT, as HTTP headers write it; an offset may follow: -1 h') },
  { text: '$randomInt 0 100', meaning: () => t('a whole number from the first to the second, exclusive') },
];

const offset = '(?: (-?\\d{1,6}) (y|Q|M|w|d|h|m|s|ms))?';
const moment = new RegExp(`^\\$(timestamp|datetime iso8601|datetime rfc1123)${offset}$`);
const randomInt = /^\$randomInt (-?\d{1,15}) (-?\d{1,15})$/;

/** Whether an expression has a value that is made when the request is sent. */
export const isDynamic = (expression: string): boolean =>
  dynamicValue(expression, { now: new Date(0), newId: () => '', random: () => 0 }) !== undefined;

/**
 * Makes the value of an expression.
 *
 * @param expression what stands between the braces, blanks in it single
 * @returns undefined: it is none that is known here
 */
export function dynamicValue(expression: string, { now, newId, random }: DynamicSources): string | undefined {
  if (expression === '$guid' || expression === '$uuid' || expression === '$random.uuid') return newId();
  if (expression === '$isoTimestamp') return now.toISOString();
  const [time, format, amount, unit] = moment.exec(expression) ?? [];
  if (time !== undefined) return momentIn(moved(now, amount, unit), format);
  const [, from = NaN, to = NaN] = (randomInt.exec(expression) ?? []).map(Number);
  return from < to ? String(from + Math.floor(random() * (to - from))) : undefined;
}

/** Undefined: an offset has led out of the time that there is. */
function momentIn(time: Date, format: string | undefined): string | undefined {
  if (Number.isNaN(time.getTime())) return undefined;
  if (format === 'timestamp') return String(Math.floor(time.getTime() / 1000));
  return format === 'datetime iso8601' ? time.toISOString() : time.toUTCString();
}

/** The values of the expressions that texts refer to, each made once. */
export function dynamicValues(expressions: Iterable<string>, sources: DynamicSources): Variables {
  const values = new Map<string, string>();
  for (const expression of expressions) {
    if (!expression.startsWith('$') || values.has(expression)) continue;
    const value = dynamicValue(expression, sources);
    if (value !== undefined) values.set(expression, value);
  }
  return values;
}

const milliseconds: Readonly<Record<string, number>> = { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5, w: 6048e5 };
const months: Readonly<Record<string, number>> = { M: 1, Q: 3, y: 12 };

function moved(now: Date, amount = '0', unit = 's'): Date {
  const fixed = milliseconds[unit];
  if (fixed !== undefined) return new Date(now.getTime() + Number(amount) * fixed);
  const date = new Date(now);
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + Number(amount) * (months[unit] ?? 0));
  // The 31st of a shorter month is its last day.
  const last = new Date(date);
  last.setUTCMonth(date.getUTCMonth() + 1, 0);
  date.setUTCDate(Math.min(now.getUTCDate(), last.getUTCDate()));
  return date;
}
