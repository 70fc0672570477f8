import { t } from '@vscode/l10n';
import type { EdmPrimitive } from '../../catalog/model.ts';
import { int32Range } from '../../catalog/properties.ts';
import type { JsonSchema } from '../contributions/json-schema.ts';
import { plainScript } from '../content-fields/plain-script.ts';
import { dateTimeOffsetFault, dateTimeOffsetPattern, isDate } from './date-time-offset.ts';
import type { FoundFault } from './type-fault.ts';

/** What is known about the values of a primitive type. */
export interface PrimitiveType {
  /** The JSON type. */
  readonly json: 'string' | 'number' | 'boolean';
  /** What a value is, in words that follow "takes". */
  readonly expectation: () => string;
  /** Without `type`. */
  readonly schema: JsonSchema;
  /** What is wrong with a value of the right JSON type: the text of a string, or a number as written. */
  readonly fault?: (written: string) => FoundFault | undefined;
  /** Values, as JSON, that can replace a wrong one, the most likely first. */
  readonly samples: (now: Date) => readonly string[];
}

const malformed: FoundFault = { fault: { kind: 'malformed' }, certain: true };

/** Reports a value that isn't in the format of a type; `isRight` may check more than the format. */
const written =
  (pattern: RegExp, isRight: (text: string) => boolean = () => true) =>
  (text: string): FoundFault | undefined => {
    if (!pattern.test(text)) return malformed;
    return isRight(text) ? undefined : { fault: { kind: 'no-such-date-time' }, certain: true };
  };

function integerFault(literal: string, minimum: number, maximum: number): FoundFault | undefined {
  const value = Number(literal);
  if (value < minimum || value > maximum) return { fault: { kind: 'out-of-range' }, certain: true };
  if (!Number.isInteger(value)) return { fault: { kind: 'not-an-integer' }, certain: true };
  // Whether Graph accepts `9.0` for an integer isn’t verified.
  return /[.e]/i.test(literal) ? { fault: { kind: 'integer-with-fraction' }, certain: false } : undefined;
}

/** OData uses base64url, Graph’s pages standard base64; .NET ignores white space. */
function binaryFault(text: string): FoundFault | undefined {
  const plain = plainScript(text);
  if (plain) return { fault: { kind: 'plain-text' }, certain: plain === 'certain' };
  return text.replace(/\s/g, '').length % 4 === 0 ? undefined : { fault: { kind: 'malformed' }, certain: false };
}

const anyNumber: PrimitiveType = {
  json: 'number',
  expectation: () => t('a number without quotes'),
  schema: {},
  samples: () => ['0'],
};

/** The values of each primitive type (OData 4.01: JSON Format, 7.1, and ABNF construction rules). */
export const primitiveTypes: Readonly<Record<EdmPrimitive, PrimitiveType>> = {
  'Edm.String': {
    json: 'string',
    expectation: () => t('a string (Edm.String)'),
    schema: {},
    samples: () => ['""'],
  },
  'Edm.Boolean': {
    json: 'boolean',
    expectation: () => t('true or false without quotes (Edm.Boolean)'),
    schema: {},
    samples: () => ['false', 'true'],
  },
  'Edm.Int32': {
    json: 'number',
    expectation: () => t('a whole number without quotes (Edm.Int32)'),
    schema: { ...int32Range },
    fault: (literal) => integerFault(literal, int32Range.minimum, int32Range.maximum),
    samples: () => ['0'],
  },
  'Edm.Int64': {
    json: 'number',
    expectation: () => t('a whole number without quotes (Edm.Int64)'),
    schema: {},
    fault: (literal) => integerFault(literal, -(2 ** 63), 2 ** 63),
    samples: () => ['0'],
  },
  'Edm.Double': anyNumber,
  'Edm.Single': anyNumber,
  'Edm.Decimal': anyNumber,
  number: anyNumber,
  'Edm.DateTimeOffset': {
    json: 'string',
    expectation: () => t(`a date and time with offset (Edm.DateTimeOffset), such as '2025-01-31T08:30:00Z'`),
    schema: { pattern: dateTimeOffsetPattern },
    fault: dateTimeOffsetFault,
    samples: (now) => [`"${now.toISOString().slice(0, 19)}Z"`],
  },
  'Edm.Date': {
    json: 'string',
    expectation: () => t(`a date (Edm.Date), such as '2025-01-31'`),
    schema: { pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
    fault: written(/^\d{4}-\d{2}-\d{2}$/, (text) => {
      const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
      return isDate(year, month, day);
    }),
    samples: (now) => [`"${now.toISOString().slice(0, 10)}"`],
  },
  'Edm.TimeOfDay': {
    json: 'string',
    expectation: () => t(`a time of day (Edm.TimeOfDay), such as '08:30:00'`),
    schema: { pattern: '^\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,12})?)?$' },
    fault: written(/^\d{2}:\d{2}(?::\d{2}(?:\.\d{1,12})?)?$/, (text) => {
      const [hours = 0, minutes = 0, seconds = 0] = text.split(':').map(Number);
      return hours < 24 && minutes < 60 && seconds < 60;
    }),
    samples: () => ['"08:30:00"'],
  },
  'Edm.Duration': {
    json: 'string',
    expectation: () => t(`a duration (Edm.Duration), such as 'PT1H30M'`),
    schema: { pattern: '^[+-]?P(?=.)(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?$' },
    fault: written(/^[+-]?P(?=.)(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/),
    samples: () => ['"PT1H"'],
  },
  'Edm.Guid': {
    json: 'string',
    expectation: () => t(`a GUID (Edm.Guid), such as '00000000-0000-0000-0000-000000000000'`),
    schema: { pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' },
    fault: written(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i),
    samples: () => ['"00000000-0000-0000-0000-000000000000"'],
  },
  'Edm.Binary': {
    json: 'string',
    expectation: () => t('base64, in a string (Edm.Binary)'),
    schema: { pattern: '^[A-Za-z0-9+/_\\s-]*={0,2}\\s*$' },
    fault: binaryFault,
    samples: () => ['""'],
  },
};
