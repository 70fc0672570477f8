import type { FoundFault } from './type-fault.ts';

// OData 4.01 ABNF, dateTimeOffsetValueInBody: seconds may be left out, the offset may not.
const pattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|[+-]\d{2}:\d{2})?$/i;

/** Digits of a second's fraction: OData allows 12, the reference pages show the 7 of .NET. */
const longestFraction = 12;
const documentedFraction = 7;

/**
 * Checks an Edm.DateTimeOffset literal.
 *
 * @returns undefined for a value that OData allows and .NET can hold (years 0001 to 9999, offsets up to ±14:00)
 */
export function dateTimeOffsetFault(value: string): FoundFault | undefined {
  const match = pattern.exec(value);
  if (!match) return { fault: { kind: 'malformed' }, certain: true };
  const number = (group: number): number => Number(match[group] ?? 0);
  const [fraction, offset] = [match[7], match[8]];
  if (!isDate(number(1), number(2), number(3)) || number(4) > 23 || number(5) > 59 || number(6) > 59)
    return { fault: { kind: 'no-such-date-time' }, certain: true };
  if (offset === undefined) return { fault: { kind: 'missing-offset' }, certain: true };
  const [hours, minutes] = /z/i.test(offset) ? [0, 0] : [Number(offset.slice(1, 3)), Number(offset.slice(4))];
  if (hours > 23 || minutes > 59) return { fault: { kind: 'offset-out-of-range' }, certain: true };
  if (hours * 60 + minutes > 14 * 60) return { fault: { kind: 'offset-out-of-range' }, certain: false };
  if (fraction !== undefined && fraction.length > documentedFraction)
    return { fault: { kind: 'fraction-too-long' }, certain: fraction.length > longestFraction };
  return undefined;
}

/**
 * The same as a regular expression for schemas: what it matches has no fault, except for a day that its month doesn't have. It
 * spells out both cases of letters, because a schema has no flags.
 */
export const dateTimeOffsetPattern =
  '^(?!0000)\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])' +
  `[Tt]([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d{1,${documentedFraction}})?)?` +
  '([Zz]|[+-](0\\d|1[0-3]):[0-5]\\d|[+-]14:00)$';

/** Whether the calendar has a day. */
export function isDate(year: number, month: number, day: number): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day <= days;
}
