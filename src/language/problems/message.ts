import type { EdmPrimitive, EntityType, NavigationProperty, Property, PropertyType } from '../../catalog/index.ts';
import { internalNamespace, odataTypeOf } from '../../catalog/odata-type.ts';
import { int32Range } from '../../catalog/properties.ts';
import { jsonFaultWords, type JsonFault } from '../../http/json-faults.ts';
import type { ActualType, Problem } from './problem.ts';
import { cut, didYouMean, quoted } from '../text/wording.ts';
import { requestProblemMessage } from './request-message.ts';

export { problemDocumentation } from './documentation.ts';

/** What is wrong and what to do, in one or two plain sentences. */
export function problemMessage(problem: Problem): string {
  switch (problem.code) {
    case 'invalid-json':
      return `The body isn’t valid JSON: ${jsonFaults[problem.fault]}`;
    case 'duplicate-property':
      return `'${cut(problem.name)}' is a duplicate property. Each property may appear only once.`;
    case 'unknown-property':
      return (
        `'${cut(problem.name)}' is not a property of ${problem.entityType.name}.${didYouMean(problem.suggestion)}` +
        ' The type isn’t open, and Intune rejects properties that it doesn’t declare.'
      );
    case 'read-only-property':
      return `'${problem.name}' is read-only: the service sets it. Leave it out when you create or update a ${problem.entityType.name}.`;
    case 'wrong-type':
      return wrongType(problem);
    case 'body-not-object':
      return `A ${problem.entityType.name} is a JSON object, not ${articles[problem.actual]}.`;
    case 'unknown-enum-value': {
      const members = problem.enumType.members.filter(({ sentinel }) => sentinel !== true).map(({ name }) => name);
      return `'${cut(problem.value)}' is not a member of ${problem.enumType.name}.${didYouMean(problem.suggestion)} Members: ${quoted(members)}.`;
    }
    case 'sentinel-enum-value':
      return `'${problem.value}' is reserved for future values of ${problem.enumType.name}. Don’t send it.`;
    case 'wrong-odata-type':
      return wrongODataType(problem);
    case 'response-annotation':
      return `'${problem.name}' belongs to responses. Leave it out of a request.`;
    case 'deep-insert':
      return problem.contained
        ? `'${problem.name}' creates related entities together with this ${problem.entityType.name}. OData allows that; whether Intune does isn’t documented.`
        : `'${problem.name}' is a navigation property: a ${problem.entityType.name} refers to it but doesn’t contain it. Leave it out.`;
    case 'placeholder-value':
      return placeholderValue(problem);
    default:
      return requestProblemMessage(problem);
  }
}

const jsonFaults: Readonly<Record<JsonFault, string>> = {
  ...jsonFaultWords,
  'end-expected': 'unexpected text after the end of the JSON. Remove it, or start the next request with a ### line.',
  comment: 'comments aren’t allowed in JSON. Put the comment on its own line; such lines aren’t sent.',
};

const articles: Readonly<Record<ActualType, string>> = {
  string: 'a string',
  number: 'a number',
  boolean: 'a boolean',
  null: 'null',
  object: 'an object',
  array: 'an array',
};

function wrongType({ property, entityType, fault }: Problem & { readonly code: 'wrong-type' }): string {
  const subject = `'${property.name}' takes ${'type' in property ? expectation(property.type) : `an array of ${property.target}`}`;
  switch (fault.kind) {
    case 'json-type':
      if (fault.item === true && 'type' in property && property.type.kind === 'collection')
        return `Each item of '${property.name}' is ${primitiveExpectation(property.type.item)}, not ${articles[fault.actual]}.`;
      return fault.actual === 'null'
        ? nullValue(property, entityType, subject)
        : `${subject}, not ${articles[fault.actual]}.`;
    case 'not-an-integer':
      return `${subject}: fractions aren’t allowed.`;
    case 'integer-with-fraction':
      return `${subject}: write it without a fraction or exponent.`;
    case 'out-of-range':
      return `${subject}: the value is out of range, ${int32Range.minimum} to ${int32Range.maximum}.`;
    case 'malformed-date-time':
      return `${subject}.`;
    case 'missing-offset':
      return `${subject}: the offset is missing. Add 'Z' for UTC, or the local offset such as '+01:00'.`;
    case 'no-such-date-time':
      return `${subject}: this date or time doesn’t exist.`;
    case 'offset-out-of-range':
      return `${subject}: offsets go up to 14 hours.`;
    case 'fraction-too-long':
      return `${subject}: the reference pages show at most 7 digits for the fraction of a second.`;
    default:
      return fault satisfies never;
  }
}

function placeholderValue({
  value,
  property: { name, type },
}: Problem & { readonly code: 'placeholder-value' }): string {
  const isString = type.kind === 'primitive' && type.edm === 'Edm.String';
  return isString
    ? `'${value}' is placeholder text from the reference page. Replace it with the real value of '${name}'.`
    : `'${value}' is placeholder text from the reference page, not a value. '${name}' takes ${expectation(type)}.`;
}

const nullValue = (
  property: Property | NavigationProperty,
  { name: entityName }: EntityType,
  subject: string,
): string =>
  !('type' in property) || property.type.kind === 'collection'
    ? `${subject}: a collection can’t be null. Write [] or leave '${property.name}' out.`
    : `'${property.name}' of ${entityName} can’t be null. Give it a value or leave it out.`;

function expectation(type: PropertyType): string {
  switch (type.kind) {
    case 'enum':
      return `a member of ${type.enumType}, written as a string`;
    case 'collection':
      return 'an array of strings';
    case 'primitive':
      return primitiveExpectation(type.edm);
    default:
      return type satisfies never;
  }
}

function primitiveExpectation(edm: EdmPrimitive): string {
  switch (edm) {
    case 'Edm.String':
      return 'a string (Edm.String)';
    case 'Edm.Int32':
      return 'a whole number without quotes (Edm.Int32)';
    case 'Edm.DateTimeOffset':
      return `a date and time with offset (Edm.DateTimeOffset), such as '2025-01-31T08:30:00Z'`;
    default:
      return edm satisfies never;
  }
}

function wrongODataType({ entityType, value, fault }: Problem & { readonly code: 'wrong-odata-type' }): string {
  const expected = `'${odataTypeOf(entityType)}'`;
  switch (fault) {
    case 'namespace':
      return `${internalNamespace} is an internal Intune namespace from an older reference page. Write ${expected}.`;
    case 'spelling':
      return `The name of this type is spelled ${expected}.`;
    case 'other-type':
      return value === undefined
        ? `@odata.type must be a string: ${expected}.`
        : `This request takes a ${entityType.name}: set @odata.type to ${expected}, or leave it out.`;
    default:
      return fault satisfies never;
  }
}
