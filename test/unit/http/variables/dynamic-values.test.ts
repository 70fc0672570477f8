import assert from 'node:assert/strict';
import {
  dynamicExpressions,
  dynamicValue,
  dynamicValues,
  isDynamic,
} from '../../../../src/http/variables/dynamic-values.ts';

const now = new Date('2026-01-31T08:30:15.250Z');
// Values are in a time zone of their own: winter time until the end of March.
const zoneOffset = (time: Date): number => (time < new Date('2026-03-29T01:00:00Z') ? 60 : 120);
const sources = { now, newId: () => 'the-id', random: () => 0.999, zoneOffset };

describe('dynamic values', () => {
  const rows: readonly [expression: string, expected: string | undefined][] = [
    ['$guid', 'the-id'],
    ['$uuid', 'the-id'],
    ['$random.uuid', 'the-id'],
    ['$timestamp', '1769848215'],
    ['$timestamp -1 h', '1769844615'],
    ['$isoTimestamp', '2026-01-31T08:30:15.250Z'],
    ['$datetime iso8601', '2026-01-31T08:30:15.250Z'],
    ['$datetime rfc1123', 'Sat, 31 Jan 2026 08:30:15 GMT'],
    ['$datetime iso8601 1 M', '2026-02-28T08:30:15.250Z'],
    ['$datetime iso8601 -1 Q', '2025-10-31T08:30:15.250Z'],
    ['$datetime iso8601 -2 y', '2024-01-31T08:30:15.250Z'],
    ['$datetime iso8601 1 w', '2026-02-07T08:30:15.250Z'],
    ['$datetime iso8601 -250 ms', '2026-01-31T08:30:15.000Z'],
    ['$datetime iso8601 999999 y', undefined],
    // REST Client and httpYac: Day.js.
    ['$datetime "YYYY"', '2026'],
    ["$datetime 'YYYY-MM-DD' 1 d", '2026-02-01'],
    ['$datetime "YY-M-D H:m:s"', '26-1-31 8:30:15'],
    ['$datetime "DD.MM.YYYY HH:mm:ss.SSS"', '31.01.2026 08:30:15.250'],
    ['$datetime "YYYY-MM-DDTHH:mm:ssZ"', '2026-01-31T08:30:15+00:00'],
    ['$datetime "dddd, MMMM D [at] hh A ZZ"', 'Saturday, January 31 at 08 AM +0000'],
    ['$datetime "ddd dd d YYYY h a MMM"', 'Sat Sa 6 2026 8 am Jan'],
    // Visual Studio: .NET.
    ['$datetime "yyyy-MM-ddTHH:mm:ssZ"', '2026-01-31T08:30:15Z'],
    ["$datetime 'dd-MM-yyyy' 1 y", '31-01-2027'],
    ['$datetime "yyyy-MM-ddTHH:mm:ss.fffffffK"', '2026-01-31T08:30:15.2500000Z'],
    ['$datetime "d/M/yy h:mm tt zzz zz z"', '31/1/26 8:30 AM +00:00 +00 +0'],
    [`$datetime "yyyy'T'dddd MMMM FFF"`, '2026TSaturday January 25'],
    // Both read it alike.
    ["$datetime 'HH:mm'", '08:30'],
    ["$datetime 'ddd HH'", 'Sat 08'],
    // They read it differently, and nothing says which one is meant.
    ["$datetime 'dd.MM.'", undefined],
    ["$datetime 'YYYY yyyy'", undefined],
    ["$datetime ''", undefined],
    ['$datetime "YYYY', undefined],
    ['$datetime YYYY', undefined],
    ['$datetime', undefined],
    ['$localDatetime iso8601', '2026-01-31T09:30:15+01:00'],
    ['$localDatetime rfc1123', 'Sat, 31 Jan 2026 09:30:15 +0100'],
    ["$localDatetime 'YYYY-MM-DD HH:mm Z'", '2026-01-31 09:30 +01:00'],
    ['$localDatetime "yyyy-MM-dd HH:mm K"', '2026-01-31 09:30 +01:00'],
    // At the same time of the day, in summer time.
    ['$localDatetime iso8601 3 M', '2026-04-30T09:30:15+02:00'],
    ['$localDatetime iso8601 -1 d', '2026-01-30T09:30:15+01:00'],
    // As many hours later.
    ['$localDatetime iso8601 2400 h', '2026-05-11T10:30:15+02:00'],
    ['$localDatetime iso8601 999999 y', undefined],
    ['$localDatetime', undefined],
    ['$date', '2026-01-31'],
    ['$timestamp 1 x', undefined],
    ['$randomInt 0 10', '9'],
    ['$randomInt -5 -4', '-5'],
    ['$randomInt 5 5', undefined],
    ['$randomInt', '999'],
    ['$random.integer(0, 10)', '9'],
    ['$random.integer(-5,-4)', '-5'],
    ['$random.integer(5, 5)', undefined],
    ['$random.alphabetic(3)', 'ZZZ'],
    ['$random.alphanumeric(2)', '__'],
    ['$random.hexadecimal(2)', 'ff'],
    ['$random.hexadecimal(1000)', undefined],
    ['$random.email', undefined],
    ['$aadToken', undefined],
    ['guid', undefined],
  ];
  for (const [expression, expected] of rows)
    it(`${expression} → ${expected ?? 'not supported'}`, () => {
      assert.equal(dynamicValue(expression, sources), expected);
      assert.equal(isDynamic(expression), expected !== undefined);
    });

  it('include everything that completion offers', () => {
    for (const { text } of dynamicExpressions) assert.ok(isDynamic(text), text);
  });

  it('are generated once for each expression', () => {
    let ids = 0;
    const values = dynamicValues(['$guid', '$guid', '$uuid', 'x', '$no'], { ...sources, newId: () => String(++ids) });
    assert.deepEqual(
      [...values],
      [
        ['$guid', '1'],
        ['$uuid', '2'],
      ],
    );
  });
});
