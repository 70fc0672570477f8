import { trimmedEnd } from '../trimmed-end.ts';

/** A local time: its UTC fields are the ones to print. */
export interface WallTime {
  readonly wall: Date;
  /** Minutes east of UTC. */
  readonly offset: number;
}

/**
 * A time in a custom format of REST Client and httpYac (Day.js: `YYYY-MM-DD`) or of Visual Studio (.NET: `yyyy-MM-dd`). Letters that
 * only one of them has show which one it is. Names of months and days are English.
 *
 * Own code, because no library reads both, and because this runs while the user types: activation stays small.
 *
 * @param format the text between the quotes. Sources: https://day.js.org/docs/en/display/format and
 * https://learn.microsoft.com/dotnet/standard/base-types/custom-date-and-time-format-strings
 * @returns undefined if it mixes letters of both, or has a `d`, which they read differently, and nothing to tell them apart
 */
export function formatted(time: WallTime, format: string): string | undefined {
  const bare = format.replace(/\[[^[\]]*\]|'[^']*'|"[^"]*"|\\./g, '');
  const isDayjs = /[YDSAa]/.test(bare) || /\[[^[\]]*\]/.test(format);
  const isNet = /[yfFtzK]/.test(bare);
  if (isDayjs && isNet) return undefined;
  if (!isDayjs && !isNet && /(?<!d)d{1,2}(?!d)/.test(bare)) return undefined;
  return isNet ? inNet(time, format) : inDayjs(time, format);
}

const inDayjs = (time: WallTime, format: string): string =>
  format.replace(
    /\[([^[\]]*)\]|YYYY|YY|M{1,4}|D{1,2}|d{1,4}|H{1,2}|h{1,2}|A|a|m{1,2}|s{1,2}|SSS|Z{1,2}/g,
    (token, literal: string | undefined) => {
      if (literal !== undefined) return literal;
      if (token === 'dd') return dayOf(time).slice(0, 2);
      if (token === 'd') return String(time.wall.getUTCDay());
      return fieldOf(time, dayjsFields[token] ?? token) ?? token;
    },
  );

const inNet = (time: WallTime, format: string): string =>
  format.replace(
    /'([^']*)'|"([^"]*)"|\\(.)|%|y{1,5}|M{1,4}|d{1,4}|H{1,2}|h{1,2}|t{1,2}|m{1,2}|s{1,2}|f{1,7}|F{1,7}|z{1,3}|K/g,
    (token, single: string | undefined, double: string | undefined, escaped: string | undefined) => {
      const literal = single ?? double ?? escaped;
      if (literal !== undefined) return literal;
      return fieldOf(time, token) ?? '';
    },
  );

/** Where Day.js differs from .NET. */
const dayjsFields: Readonly<Record<string, string>> = {
  YYYY: 'yyyy',
  YY: 'yy',
  D: 'd',
  DD: 'dd',
  A: 'tt',
  a: 'am',
  SSS: 'fff',
  Z: 'zzz',
  ZZ: 'zz:',
};

/** A field by its .NET name; undefined if there is no such field. */
function fieldOf(time: WallTime, token: string): string | undefined {
  const { wall, offset } = time;
  const padded = (value: number, length: number): string => String(value).padStart(length, '0');
  const digits = token.length;
  switch (token.charAt(0)) {
    case 'y':
      return digits <= 2 ? padded(wall.getUTCFullYear() % 100, digits) : padded(wall.getUTCFullYear(), digits);
    case 'M':
      return digits <= 2 ? padded(wall.getUTCMonth() + 1, digits) : named(months[wall.getUTCMonth()], digits);
    case 'd':
      return digits <= 2 ? padded(wall.getUTCDate(), digits) : named(dayOf(time), digits);
    case 'H':
      return padded(wall.getUTCHours(), digits);
    case 'h':
      return padded(wall.getUTCHours() % 12 || 12, digits);
    case 't':
      return (wall.getUTCHours() < 12 ? 'AM' : 'PM').slice(0, digits);
    case 'a':
      return wall.getUTCHours() < 12 ? 'am' : 'pm';
    case 'm':
      return padded(wall.getUTCMinutes(), digits);
    case 's':
      return padded(wall.getUTCSeconds(), digits);
    case 'f':
      return `${padded(wall.getUTCMilliseconds(), 3)}0000`.slice(0, digits);
    case 'F':
      return trimmedEnd(`${padded(wall.getUTCMilliseconds(), 3)}0000`.slice(0, digits), '0');
    case 'K':
      return offset === 0 ? 'Z' : zone(offset, ':');
    case 'z':
      if (token === 'zz:') return zone(offset, '');
      return digits === 3
        ? zone(offset, ':')
        : zone(offset, ':')
            .slice(0, 3)
            .replace(digits === 1 ? /(?<=[+-])0/ : '', '');
    default:
      return undefined;
  }
}

/** `+01:00`. */
export function zone(offset: number, colon: string): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${colon}${two(minutes % 60)}`;
}

const named = (name: string | undefined, letters: number): string => (letters === 3 ? name?.slice(0, 3) : name) ?? '';

const dayOf = ({ wall }: WallTime): string => days[wall.getUTCDay()] ?? '';

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];
