import { t } from '@vscode/l10n';
import type {
  EdmPrimitive,
  NavigationProperty,
  Property,
  PropertyType,
  SingleType,
  StructuredType,
} from '../../../catalog/model.ts';
import { int32Of, int32Range } from '../../../catalog/properties.ts';
import type { Span } from '../../../http/model.ts';
import { jsonTypeInWords } from '../../body-json.ts';
import { jsonOfScript } from '../../content-fields/encode-content.ts';
import { placeholderReplacements } from '../../values/placeholder-values.ts';
import { primitiveTypes } from '../../values/primitive-types.ts';
import type { TypeFault } from '../../values/type-fault.ts';
import type { SourceText } from '../../text/source-text.ts';
import { removeNamed, replace } from '../fix.ts';
import type { Family, Fix } from '../rule.ts';

/** A value that isn't valid for its property. */
export type ValueProblem =
  | {
      readonly code: 'wrong-type';
      readonly property: Property | NavigationProperty;
      readonly structuredType: StructuredType;
      readonly fault: TypeFault;
      /** False if OData allows it, and only .NET, or nothing that was tested, rejects it. */
      readonly certain: boolean;
    }
  | {
      readonly code: 'placeholder-value';
      readonly value: string;
      readonly property: Property;
      readonly structuredType: StructuredType;
    };

type WrongType = ValueProblem & { readonly code: 'wrong-type' };

export const valueProblems: Family<ValueProblem> = {
  'wrong-type': {
    severity: 'error',
    reduced: { severity: 'warning', when: ({ certain }) => !certain },
    meaning: () => t('a value is not of its property’s type'),
    message: wrongType,
    page: ({ structuredType }) => structuredType.resourcePage,
    fixes: wrongTypeFixes,
  },
  'placeholder-value': {
    severity: 'error',
    // As a string it is valid, but most likely not what was meant.
    reduced: { severity: 'information', when: ({ property: { type } }) => isString(type) },
    meaning: () => t('placeholder text from a reference page in place of a value'),
    message: ({ value, property: { name, type } }) =>
      isString(type)
        ? t`'${value}' is placeholder text from the reference page. Replace it with the real value of '${name}'.`
        : t`'${value}' is placeholder text from the reference page, not a value. '${name}' accepts ${expectation(type)}.`,
    page: ({ structuredType }) => structuredType.resourcePage,
    fixes: (problem, _source, now) =>
      placeholderReplacements(problem.property.type, now()).map((value, index) => {
        const shown = value.replace(/^"(.*)"$/, `'$1'`);
        return replace(problem, value === '""' ? t('Make it empty') : t`Replace with ${shown}`, value, index === 0);
      }),
  },
};

const isString = (type: PropertyType): boolean => type.kind === 'primitive' && type.edm === 'Edm.String';

function wrongType({ property, structuredType, fault }: WrongType): string {
  const type = 'type' in property ? property.type : undefined;
  if (fault.kind === 'json-type' && fault.item === true && type?.kind === 'collection')
    return t`Each item of '${property.name}' is ${expectation(type.item)}, not ${jsonTypeInWords(fault.actual)}.`;
  if (fault.kind === 'json-type' && fault.actual === 'null' && type !== undefined && type.kind !== 'collection')
    return t`'${property.name}' of ${structuredType.name} can’t be null. Give it a value or leave it out.`;
  const expected = 'type' in property ? expectation(property.type) : t`an array of ${property.target}`;
  if (fault.kind === 'json-type' && fault.actual !== 'null')
    return t`'${property.name}' accepts ${expected}, not ${jsonTypeInWords(fault.actual)}.`;
  const accepts = t`'${property.name}' accepts ${expected}.`;
  switch (fault.kind) {
    case 'json-type':
      return `${accepts} ${t`A collection can’t be null: write [] or leave '${property.name}' out.`}`;
    case 'not-an-integer':
      return `${accepts} ${t('Fractions aren’t allowed.')}`;
    case 'integer-with-fraction':
      return `${accepts} ${t('Write it without a fraction or exponent.')}`;
    case 'out-of-range':
      return `${accepts} ${t`The value is out of range, ${int32Range.minimum} to ${int32Range.maximum}.`}`;
    case 'malformed':
      return accepts;
    case 'plain-text':
      return `${accepts} ${t('This is plain text. Encode it.')}`;
    case 'missing-offset':
      return `${accepts} ${t(`The offset is missing. Add 'Z' for UTC, or the local offset such as '+01:00'.`)}`;
    case 'no-such-date-time':
      return `${accepts} ${t('This date or time doesn’t exist.')}`;
    case 'offset-out-of-range':
      return `${accepts} ${t('Offsets go up to 14 hours.')}`;
    case 'fraction-too-long':
      return `${accepts} ${t('The reference pages show at most 7 digits for the fraction of a second.')}`;
    default:
      return fault satisfies never;
  }
}

/** A value that is valid without the quotes around it. */
const unquotable = {
  number: /^"(-?(0|[1-9]\d*)|\{\{[^{}"]*\}\})"$/,
  boolean: /^"(true|false|\{\{[^{}"]*\}\})"$/,
  string: /^(?!)/,
} as const;

/** Removes quotes from a number, adds missing quotes or brackets to a value, and adds an offset to a time without one. */
function wrongTypeFixes(problem: WrongType & Span, source: SourceText): Fix[] {
  const { property, fault, start, end } = problem;
  const written = source.text.slice(start, end);
  const type = 'type' in property ? property.type : undefined;
  const item = fault.kind === 'json-type' && fault.item === true;
  const edm = edmOf(type, item);
  // A variable without quotes holds the whole value: there is no place for an offset here.
  if (fault.kind === 'missing-offset' && written.endsWith('"'))
    return [replace(problem, t(`Add 'Z' (UTC)`), `${written.slice(0, -1)}Z"`)];
  if (fault.kind === 'plain-text') return encoded(problem, written);
  const int32 = edm === 'Edm.Int32' ? int32Of(written.replace(/^"(.*)"$/, '$1')) : undefined;
  if (int32 !== undefined && (fault.kind === 'out-of-range' || fault.kind === 'json-type'))
    return [replace(problem, t`Replace with ${int32}`, String(int32))];
  if (fault.kind !== 'json-type') return [];
  if (edm !== undefined && unquotable[primitiveTypes[edm].json].test(written))
    return [replace(problem, t('Remove the quotes'), written.slice(1, -1))];
  if (edm === 'Edm.String' && (fault.actual === 'number' || fault.actual === 'boolean'))
    return [replace(problem, t('Add quotes'), `"${written}"`)];
  if (type === undefined && fault.actual === 'object' && written.startsWith('{') && written.endsWith('}'))
    return [replace(problem, t('Add brackets'), `[${written}]`)];
  return fault.actual === 'null' && !item ? [removeNamed(problem, property.name, source, false)] : [];
}

/** Encodes the same text as base64, unless that would encode a reference, too. */
function encoded(problem: WrongType & Span, written: string): Fix[] {
  if (written.includes('{{')) return [];
  let text: unknown;
  try {
    text = JSON.parse(written);
  } catch {
    // A string that isn’t closed, or has an escape that JSON doesn’t have.
  }
  return typeof text === 'string' ? [replace(problem, t('Encode as base64'), jsonOfScript(text), problem.certain)] : [];
}

/** @param item whether the problem is with an item of a collection */
const edmOf = (type: PropertyType | undefined, item: boolean): EdmPrimitive | undefined => {
  const single = type?.kind === 'collection' ? (item ? type.item : undefined) : type;
  return single?.kind === 'primitive' ? single.edm : undefined;
};

function expectation(type: PropertyType): string {
  switch (type.kind) {
    case 'enum':
      return t`a member of ${type.enumType.name}, written as a string`;
    case 'structured':
      return t`an object (${type.structuredType.name})`;
    case 'collection':
      return collectionExpectation(type.item);
    case 'primitive':
      return primitiveTypes[type.edm].expectation();
    default:
      return type satisfies never;
  }
}

function collectionExpectation(item: SingleType): string {
  switch (item.kind) {
    case 'enum':
      return t`an array of members of ${item.enumType.name}`;
    case 'structured':
      return t`an array of ${item.structuredType.name}`;
    case 'primitive':
      return item.edm === 'Edm.String' ? t('an array of strings') : t`an array of ${item.edm}`;
    default:
      return item satisfies never;
  }
}
