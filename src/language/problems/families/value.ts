import { t } from '@vscode/l10n';
import type { EdmPrimitive, EntityType, NavigationProperty, Property, PropertyType } from '../../../catalog/index.ts';
import { int32Of, int32Range } from '../../../catalog/properties.ts';
import type { Span } from '../../../http/model.ts';
import { jsonTypeInWords, type JsonType } from '../../body-json.ts';
import { placeholderReplacements } from '../../placeholder-values.ts';
import type { SourceText } from '../../text/source-text.ts';
import { removeNamed, replace } from '../fix.ts';
import type { Family, Fix } from '../rule.ts';

/** Why a value is not of a property's type: its JSON type, or what the JSON holds. */
export type TypeFault =
  /** `item`: of a collection's item, not of the collection. */
  | { readonly kind: 'json-type'; readonly actual: JsonType; readonly item?: true }
  | { readonly kind: 'not-an-integer' }
  | { readonly kind: 'integer-with-fraction' }
  | { readonly kind: 'out-of-range' }
  | { readonly kind: 'malformed-date-time' }
  | { readonly kind: 'missing-offset' }
  | { readonly kind: 'no-such-date-time' }
  | { readonly kind: 'offset-out-of-range' }
  | { readonly kind: 'fraction-too-long' };

/** A value that its property does not take. */
export type ValueProblem =
  | {
      readonly code: 'wrong-type';
      readonly property: Property | NavigationProperty;
      readonly entityType: EntityType;
      readonly fault: TypeFault;
      /** False where only .NET, or nothing that was seen, refuses what OData allows. */
      readonly certain: boolean;
    }
  | {
      readonly code: 'placeholder-value';
      readonly value: string;
      readonly property: Property;
      readonly entityType: EntityType;
    };

type WrongType = ValueProblem & { readonly code: 'wrong-type' };

export const valueProblems: Family<ValueProblem> = {
  'wrong-type': {
    severity: 'error',
    reduced: { severity: 'warning', when: ({ certain }) => !certain },
    meaning: () => t('a value is not of its property’s type'),
    message: wrongType,
    page: ({ entityType }) => entityType.resourcePage,
    fixes: wrongTypeFixes,
  },
  'placeholder-value': {
    severity: 'error',
    // As a string it is valid, only most likely not what was meant.
    reduced: { severity: 'information', when: ({ property: { type } }) => isString(type) },
    meaning: () => t('placeholder text from a reference page in place of a value'),
    message: ({ value, property: { name, type } }) =>
      isString(type)
        ? t`'${value}' is placeholder text from the reference page. Replace it with the real value of '${name}'.`
        : t`'${value}' is placeholder text from the reference page, not a value. '${name}' takes ${expectation(type)}.`,
    page: ({ entityType }) => entityType.resourcePage,
    fixes: (problem, _source, now) =>
      placeholderReplacements(problem.property.type, now()).map((value, index) => {
        const shown = value.replace(/^"(.*)"$/, `'$1'`);
        return replace(problem, value === '""' ? t('Make it empty') : t`Replace with ${shown}`, value, index === 0);
      }),
  },
};

const isString = (type: PropertyType): boolean => type.kind === 'primitive' && type.edm === 'Edm.String';

function wrongType({ property, entityType, fault }: WrongType): string {
  const type = 'type' in property ? property.type : undefined;
  if (fault.kind === 'json-type' && fault.item === true && type?.kind === 'collection')
    return t`Each item of '${property.name}' is ${primitiveExpectation(type.item)}, not ${jsonTypeInWords(fault.actual)}.`;
  if (fault.kind === 'json-type' && fault.actual === 'null' && type !== undefined && type.kind !== 'collection')
    return t`'${property.name}' of ${entityType.name} can’t be null. Give it a value or leave it out.`;
  const expected = 'type' in property ? expectation(property.type) : t`an array of ${property.target}`;
  const subject = t`'${property.name}' takes ${expected}`;
  switch (fault.kind) {
    case 'json-type':
      return fault.actual === 'null'
        ? t`${subject}: a collection can’t be null. Write [] or leave '${property.name}' out.`
        : t`${subject}, not ${jsonTypeInWords(fault.actual)}.`;
    case 'not-an-integer':
      return t`${subject}: fractions aren’t allowed.`;
    case 'integer-with-fraction':
      return t`${subject}: write it without a fraction or exponent.`;
    case 'out-of-range':
      return t`${subject}: the value is out of range, ${int32Range.minimum} to ${int32Range.maximum}.`;
    case 'malformed-date-time':
      return `${subject}.`;
    case 'missing-offset':
      return t`${subject}: the offset is missing. Add 'Z' for UTC, or the local offset such as '+01:00'.`;
    case 'no-such-date-time':
      return t`${subject}: this date or time doesn’t exist.`;
    case 'offset-out-of-range':
      return t`${subject}: offsets go up to 14 hours.`;
    case 'fraction-too-long':
      return t`${subject}: the reference pages show at most 7 digits for the fraction of a second.`;
    default:
      return fault satisfies never;
  }
}

/** A number in quotes loses them, a value that wants quotes or brackets gets them, a time without offset gets one. */
function wrongTypeFixes(problem: WrongType & Span, source: SourceText): Fix[] {
  const { property, fault, start, end } = problem;
  const written = source.text.slice(start, end);
  const type = 'type' in property ? property.type : undefined;
  const item = fault.kind === 'json-type' && fault.item === true;
  const edm = edmOf(type, item);
  // A variable without quotes holds the whole value: there is no place for an offset here.
  if (fault.kind === 'missing-offset' && written.endsWith('"'))
    return [replace(problem, t(`Add 'Z' (UTC)`), `${written.slice(0, -1)}Z"`)];
  const int32 = edm === 'Edm.Int32' ? int32Of(written.replace(/^"(.*)"$/, '$1')) : undefined;
  if (int32 !== undefined && (fault.kind === 'out-of-range' || fault.kind === 'json-type'))
    return [replace(problem, t`Replace with ${int32}`, String(int32))];
  if (fault.kind !== 'json-type') return [];
  if (edm === 'Edm.Int32' && /^"(-?(0|[1-9]\d*)|\{\{[^{}"]*\}\})"$/.test(written))
    return [replace(problem, t('Remove the quotes'), written.slice(1, -1))];
  if (edm === 'Edm.String' && (fault.actual === 'number' || fault.actual === 'boolean'))
    return [replace(problem, t('Add quotes'), `"${written}"`)];
  if (type === undefined && fault.actual === 'object' && written.startsWith('{') && written.endsWith('}'))
    return [replace(problem, t('Add brackets'), `[${written}]`)];
  return fault.actual === 'null' && !item ? [removeNamed(problem, property.name, source, false)] : [];
}

/** @param item whether it is about an item of a collection */
const edmOf = (type: PropertyType | undefined, item: boolean): EdmPrimitive | undefined =>
  type?.kind === 'primitive' ? type.edm : type?.kind === 'collection' && item ? type.item : undefined;

function expectation(type: PropertyType): string {
  switch (type.kind) {
    case 'enum':
      return t`a member of ${type.enumType}, written as a string`;
    case 'collection':
      return t('an array of strings');
    case 'primitive':
      return primitiveExpectation(type.edm);
    default:
      return type satisfies never;
  }
}

function primitiveExpectation(edm: EdmPrimitive): string {
  switch (edm) {
    case 'Edm.String':
      return t('a string (Edm.String)');
    case 'Edm.Int32':
      return t('a whole number without quotes (Edm.Int32)');
    case 'Edm.DateTimeOffset':
      return t(`a date and time with offset (Edm.DateTimeOffset), such as '2025-01-31T08:30:00Z'`);
    default:
      return edm satisfies never;
  }
}
