import { t } from '@vscode/l10n';
import { formatted, zone, type WallTime } from './date-format.ts';
import type { Variables } from './variables.ts';

/** The inputs of values that are made when a request is sent. */
export interface DynamicSources {
  readonly now: Date;
  readonly newId: () => string;
  /** From 0 up to, but not including, 1. */
  readonly random: () => number;
  /** The user's offset at a time, in minutes east of UTC. Absent: that of the machine. */
  readonly zoneOffset?: (time: Date) => number;
}

/** The supported expressions, with the meaning that REST Client, Visual Studio, JetBrains or Kulala give them. */
export const dynamicExpressions: readonly {
  readonly text: string;
  readonly meaning: () => string;
  /** Whether it is a synonym of another one. */
  readonly isAlias?: true;
}[] = [
  { text: '$guid', meaning: () => t('a new GUID') },
  { text: '$uuid', meaning: () => t('a new GUID, as JetBrains writes it'), isAlias: true },
  { text: '$random.uuid', meaning: () => t('a new GUID, as JetBrains writes it'), isAlias: true },
  { text: '$timestamp', meaning: () => t('seconds since 1970; an offset may follow: -1 h') },
  { text: '$isoTimestamp', meaning: () => t('now in UTC, as ISO 8601 writes it'), isAlias: true },
  { text: '$datetime iso8601', meaning: () => t('now in UTC, as ISO 8601 writes it; an offset may follow: -1 h') },
  { text: '$datetime rfc1123', meaning: () => t('now in GMT, as HTTP headers write it; an offset may follow: -1 h') },
  {
    text: "$datetime 'YYYY-MM-DD'",
    meaning: () => t('now in UTC, in a format of Day.js or .NET; an offset may follow: -1 h'),
  },
  {
    text: '$localDatetime iso8601',
    meaning: () => t('now in your time zone, as ISO 8601 writes it; an offset may follow: -1 h'),
  },
  {
    text: '$localDatetime rfc1123',
    meaning: () => t('now in your time zone, as mail headers write it; an offset may follow: -1 h'),
    isAlias: true,
  },
  {
    text: "$localDatetime 'YYYY-MM-DD'",
    meaning: () => t('now in your time zone, in a format of Day.js or .NET; an offset may follow: -1 h'),
    isAlias: true,
  },
  { text: '$date', meaning: () => t('today in your time zone, as Kulala writes it'), isAlias: true },
  { text: '$randomInt 0 100', meaning: () => t('a whole number from the first to the second, exclusive') },
  { text: '$randomInt', meaning: () => t('a whole number below 1000, as JetBrains makes it'), isAlias: true },
  {
    text: '$random.integer(0, 100)',
    meaning: () => t('a whole number from the first to the second, exclusive'),
    isAlias: true,
  },
  { text: '$random.alphabetic(8)', meaning: () => t('as many random letters'), isAlias: true },
  {
    text: '$random.alphanumeric(8)',
    meaning: () => t('as many random letters, digits and underscores'),
    isAlias: true,
  },
  { text: '$random.hexadecimal(8)', meaning: () => t('as many random hexadecimal digits'), isAlias: true },
];

const moment =
  /^\$(?:(timestamp)|(datetime|localDatetime) (iso8601|rfc1123|'[^']+'|"[^"]+"))(?: (-?\d{1,6}) (y|Q|M|w|d|h|m|s|ms))?$/;
const randomInt = /^\$(?:randomInt (-?\d{1,15}) (-?\d{1,15})|random\.integer\( ?(-?\d{1,15}) ?, ?(-?\d{1,15}) ?\))$/;
const randomText = /^\$random\.(alphabetic|alphanumeric|hexadecimal)\( ?(\d{1,3}) ?\)$/;

/** Whether an expression's value is made when the request is sent. */
export const isDynamic = (expression: string): boolean =>
  dynamicValue(expression, { now: new Date(0), newId: () => '', random: () => 0 }) !== undefined;

/**
 * Makes the value of an expression.
 *
 * @param expression the text between the braces, with single blanks
 * @returns undefined if the expression isn't supported
 */
export function dynamicValue(expression: string, sources: DynamicSources): string | undefined {
  const { now, newId, random } = sources;
  if (expression === '$guid' || expression === '$uuid' || expression === '$random.uuid') return newId();
  if (expression === '$isoTimestamp') return now.toISOString();
  if (expression === '$date') return formatted(wallTime(now, sources), 'YYYY-MM-DD');
  const [time, timestamp, word, format = '', amount, unit] = moment.exec(expression) ?? [];
  if (timestamp !== undefined) return valid(moved(now, amount, unit), (at) => String(Math.floor(at.getTime() / 1000)));
  if (time !== undefined) {
    if (word === 'localDatetime') return localMoment(movedWall(sources, amount, unit), format);
    return valid(moved(now, amount, unit), (at) => momentIn(at, format));
  }
  const [, kind = '', length] = randomText.exec(expression) ?? [];
  const alphabet = alphabets[kind];
  if (alphabet !== undefined)
    return Array.from({ length: Number(length) }, () => alphabet.charAt(Math.floor(random() * alphabet.length))).join(
      '',
    );
  if (expression === '$randomInt' || expression === '$random.integer()') return String(Math.floor(random() * 1000));
  const [from = NaN, to = NaN] = (randomInt.exec(expression)?.slice(1) ?? []).filter(Boolean).map(Number);
  return from < to ? String(from + Math.floor(random() * (to - from))) : undefined;
}

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

const alphabets: Readonly<Record<string, string>> = {
  alphabetic: letters,
  alphanumeric: `${letters}0123456789_`,
  hexadecimal: '0123456789abcdef',
};

/** Undefined if an offset moves the time beyond the range of dates. */
const valid = (time: Date, write: (time: Date) => string | undefined): string | undefined =>
  Number.isNaN(time.getTime()) ? undefined : write(time);

function momentIn(time: Date, format: string): string | undefined {
  if (format === 'iso8601') return time.toISOString();
  return format === 'rfc1123' ? time.toUTCString() : formatted({ wall: time, offset: 0 }, format.slice(1, -1));
}

/** As REST Client writes them: with the zone, and without milliseconds. */
function localMoment(time: WallTime, format: string): string | undefined {
  if (Number.isNaN(time.wall.getTime())) return undefined;
  if (format === 'iso8601') return formatted(time, 'YYYY-MM-DDTHH:mm:ssZ');
  if (format === 'rfc1123') return formatted(time, `ddd, DD MMM YYYY HH:mm:ss [${zone(time.offset, '')}]`);
  return formatted(time, format.slice(1, -1));
}

function wallTime(time: Date, { zoneOffset = machineOffset }: DynamicSources): WallTime {
  const offset = zoneOffset(time);
  return { wall: new Date(time.getTime() + offset * 6e4), offset };
}

const machineOffset = (time: Date): number => -time.getTimezoneOffset();

/** Hours are elapsed time; days and longer units move the date, at the same time of day. */
function movedWall(sources: DynamicSources, amount?: string, unit?: string): WallTime {
  const { now, zoneOffset = machineOffset } = sources;
  if (unit === undefined || /^(?:h|m|s|ms)$/.test(unit)) return wallTime(moved(now, amount, unit), sources);
  const here = wallTime(now, sources);
  const wall = moved(here.wall, amount, unit);
  return { wall, offset: zoneOffset(new Date(wall.getTime() - here.offset * 6e4)) };
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
const monthsIn: Readonly<Record<string, number>> = { M: 1, Q: 3, y: 12 };

function moved(now: Date, amount = '0', unit = 's'): Date {
  const fixed = milliseconds[unit];
  if (fixed !== undefined) return new Date(now.getTime() + Number(amount) * fixed);
  const date = new Date(now);
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + Number(amount) * (monthsIn[unit] ?? 0));
  // In a shorter month, the 31st becomes the last day.
  const last = new Date(date);
  last.setUTCMonth(date.getUTCMonth() + 1, 0);
  date.setUTCDate(Math.min(now.getUTCDate(), last.getUTCDate()));
  return date;
}
