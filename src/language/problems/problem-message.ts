import type { EdmPrimitive, EntityType, NavigationProperty, Property, PropertyType } from '../../catalog/index.ts';
import { internalNamespace, odataTypeOf } from '../../catalog/odata-type.ts';
import { int32Range } from '../../catalog/properties.ts';
import { jsonFaultWords, type JsonFault } from '../../http/json-faults.ts';
import type { ActualType, Problem } from './problem.ts';
import { cut, didYouMean, quoted } from './quoted.ts';
import { requestProblemMessage } from './request-problem-message.ts';

export { problemDocumentation } from './problem-documentation.ts';

/** What is wrong and what to do, in one or two plain sentences. */
export function problemMessage(problem: Problem): string {
  switch (problem.code) {
    case 'invalid-json':
      return `The body is not valid JSON: ${jsonFaults[problem.fault]}`;
    case 'duplicate-property':
      return `'${cut(problem.name)}' stands here a second time. JSON for OData has each property once.`;
    case 'unknown-property':
      return (
        `'${cut(problem.name)}' is not a property of ${problem.entityType.name}.${didYouMean(problem.suggestion)}` +
        ' The type is not open, and Intune refuses properties that it does not declare.'
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
      return `'${problem.value}' is the sentinel of ${problem.enumType.name}, which stands for members to come. Do not send it.`;
    case 'wrong-odata-type':
      return wrongODataType(problem);
    case 'response-annotation':
      return `'${problem.name}' belongs to responses. Leave it out of a request.`;
    case 'deep-insert':
      return problem.contained
        ? `'${problem.name}' creates related entities along with this ${problem.entityType.name}. OData allows that; whether Intune does is not documented.`
        : `'${problem.name}' is a navigation property: a ${problem.entityType.name} refers to it and does not contain it. Leave it out.`;
    case 'placeholder-value':
      return placeholderValue(problem);
    default:
      return requestProblemMessage(problem);
  }
}

const jsonFaults: Readonly<Record<JsonFault, string>> = {
  ...jsonFaultWords,
  'end-expected': 'the JSON ends before this. Remove it, or start the next request with a ### line.',
  comment: 'JSON has no comments. Put the comment on a line of its own, which is not sent.',
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
      return `${subject}: no fraction is allowed.`;
    case 'integer-with-fraction':
      return `${subject}: write it without fraction and exponent.`;
    case 'out-of-range':
      return `${subject}: the value is out of its range, ${int32Range.minimum} to ${int32Range.maximum}.`;
    case 'malformed-date-time':
      return `${subject}.`;
    case 'missing-offset':
      return `${subject}: the offset is missing. Add 'Z' for UTC, or the local offset such as '+01:00'.`;
    case 'no-such-date-time':
      return `${subject}: there is no such date or time.`;
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
    ? `'${value}' is what a reference page prints for any string. If it is not meant, give '${name}' its value.`
    : `'${value}' is the type that a reference page prints here, not a value. '${name}' takes ${expectation(type)}.`;
}

const nullValue = (
  property: Property | NavigationProperty,
  { name: entityName }: EntityType,
  subject: string,
): string =>
  !('type' in property) || property.type.kind === 'collection'
    ? `${subject}: OData has no null collections. Write [] or leave '${property.name}' out.`
    : `'${property.name}' of ${entityName} cannot be null. Give it a value or leave it out.`;

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
      return `${internalNamespace} is a namespace inside Intune, which an older reference page printed. Write ${expected}.`;
    case 'spelling':
      return `The name of this type is spelt ${expected}.`;
    case 'other-type':
      return value === undefined
        ? `@odata.type is a string: ${expected}.`
        : `This request takes a ${entityType.name}: @odata.type is ${expected}, or is left out.`;
    default:
      return fault satisfies never;
  }
}
