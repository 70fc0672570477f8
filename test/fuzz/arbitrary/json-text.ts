import fc from 'fast-check';
import { entityTypes, enumTypes } from '../../../src/catalog/index.ts';
import { odataTypeOf } from '../../../src/catalog/odata-type.ts';
import { hostileText } from './hostile-text.ts';

/** The names of all properties in the catalog, and some that aren't in it. */
export const propertyName = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...new Set(
        entityTypes.flatMap(({ properties, navigationProperties }) =>
          [...properties, ...navigationProperties].map(({ name }) => name),
        ),
      ),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...[
        'id',
        'RunState',
        'runstate',
        'nope',
        '',
        '__proto__',
        'constructor',
        'toString',
        'value',
        'error',
        'responses',
      ],
      ...['@odata.type', '@odata.etag', '@odata.context', '@odata.nextLink', 'managedDevice@odata.bind', '{{a}}'],
    ),
  },
);

/** A value in JSON: some that the catalog's types accept, and some that they don't. */
const scalar = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...['null', 'true', 'false', '0', '1', '-1', '-0', '1.0', '1.5', '1e3', '2147483647', '2147483648', '1e999'],
      ...['12345678901234567890', '""', '"String"', '"Integer"', '"Boolean"', '"1"', '"0"', '"{{a}}"', '"a\\u0000b"'],
      ...['"2026-01-31T08:30:15Z"', '"2026-01-31T08:30:15.1234567+14:00"', '"2026-01-31T08:30:15"', '"2026-01-31"'],
      ...['"0001-01-01T00:00:00Z"', '"2026-02-30T08:30:15Z"', '"2026-13-45T99:99:99Z"', '"2026-12-31T23:59:60Z"'],
      ...Object.values(enumTypes).flatMap(({ members }) => members.map(({ name }) => JSON.stringify(name))),
      ...entityTypes.map((type) => JSON.stringify(odataTypeOf(type))),
      ...entityTypes.map((type) => JSON.stringify(odataTypeOf(type).slice(1).toLowerCase())),
    ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 6 }).map((text) => JSON.stringify(text)) },
  { weight: 1, arbitrary: hostileText.map((text) => JSON.stringify(text)) },
);

const blank = fc.constantFrom('', '', '', ' ', '\n', '\r\n', '\n  ', '\t');

const memberText = ([name, before, value, after]: readonly [string, string, string, string]): string =>
  `${before}${JSON.stringify(name)}:${before}${value}${after}`;

/** Any JSON. */
export const jsonText: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    scalar,
    fc
      .array(fc.tuple(tie('value'), blank), { maxLength: 3 })
      .map((items) => `[${items.map((i) => i.join('')).join(',')}]`),
    fc
      .array(fc.tuple(propertyName, blank, tie('value'), blank), { maxLength: 5 })
      .map((members) => `{${members.map(memberText).join(',')}}`),
  ),
})).value;

/** A JSON object whose properties are mostly in the catalog. */
export const entityText: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      propertyName,
      blank,
      fc.oneof({ weight: 4, arbitrary: scalar }, { weight: 1, arbitrary: jsonText }),
      blank,
    ),
    {
      maxLength: 7,
    },
  )
  .map((members) => `{${members.map(memberText).join(',')}}`);

/** What may be in the place of JSON: mostly JSON, or nearly JSON. */
export const nearlyJson: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: entityText },
  { weight: 1, arbitrary: jsonText },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.oneof(entityText, jsonText),
        fc.nat(),
        fc.constantFrom(
          ',',
          '"',
          '}',
          ']',
          '{',
          '[',
          '// c\n',
          '/* c */',
          '\n# c\n',
          '{{a}}',
          '\\',
          "'",
          'nul',
          '\0',
          ':',
          '\ud800',
        ),
        fc.boolean(),
      )
      .map(([text, at, piece, cut]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + (cut ? '' : piece) + text.slice(place + (cut ? 1 : 0));
      }),
  },
  { weight: 1, arbitrary: hostileText },
);
