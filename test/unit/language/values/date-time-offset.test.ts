import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dateTimeOffsetFault, dateTimeOffsetPattern } from '../../../../src/language/values/date-time-offset.ts';

const twoDigits = fc.integer({ min: 0, max: 99 }).map((number) => String(number).padStart(2, '0'));
const nearBy = (...values: readonly string[]) => fc.oneof(fc.constantFrom(...values), twoDigits);

const written = fc
  .tuple(
    fc.constantFrom('0000', '0001', '2025', '9999', '25'),
    nearBy('00', '01', '12', '13'),
    nearBy('00', '01', '28', '32'),
    fc.constantFrom('T', 't', ' '),
    nearBy('00', '23', '24'),
    nearBy('00', '59', '60'),
    fc.constantFrom('', ':00', ':59', ':60', ':00.1', ':00.1234567', ':00.12345678', ':00.1234567890123', ':00.'),
    fc.oneof(
      fc.constantFrom('', 'Z', 'z', '+00:00', '-14:00', '+14:01', '+13:60', '+24:00', '+1:00'),
      fc
        .tuple(fc.constantFrom('+', '-'), twoDigits, twoDigits)
        .map(([sign, hours, minutes]) => `${sign}${hours}:${minutes}`),
    ),
  )
  .map(
    ([year, month, day, t, hour, minute, rest, offset]) =>
      `${year}-${month}-${day}${t}${hour}:${minute}${rest}${offset}`,
  );

/** Whether any month has that day. */
const isDayOfSomeMonth = (value: string): boolean => dateTimeOffsetFault(value.replace(/-\d\d-/, '-01-')) === undefined;

describe('the schema pattern for a date and time', () => {
  it('accepts what the check accepts, except for the length of months', () => {
    const pattern = new RegExp(dateTimeOffsetPattern, 'u');
    fc.assert(
      fc.property(written, (value) => {
        const isMonth = /^\d+-(?:0[1-9]|1[0-2])-/.test(value);
        assert.equal(pattern.test(value), isMonth && isDayOfSomeMonth(value));
      }),
      { numRuns: 5000 },
    );
  });
});
