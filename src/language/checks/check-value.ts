import type { Node } from 'jsonc-parser';
import { enumTypes } from '../../catalog/index.ts';
import type { EdmPrimitive, EntityType, EnumType, Property } from '../../catalog/index.ts';
import { int32Range } from '../../catalog/properties.ts';
import type { Value } from '../body-json.ts';
import { dateTimeOffsetFault } from './date-time-offset.ts';
import { nearest } from '../text/wording.ts';
import { isPlaceholderValue } from '../placeholder-values.ts';
import type { TypeFault } from '../problems/families/value.ts';
import type { ProblemKind } from '../problems/problem.ts';

/** Reports what is wrong at a node of the body. */
export type Report = (node: Node, kind: ProblemKind) => void;

/** What is being checked: a property of an entity type, and how to look at the values below it. */
interface Context {
  readonly property: Property;
  readonly entityType: EntityType;
  readonly valueOf: (node: Node) => Value;
  readonly report: Report;
}

/** Checks the value of a structural property against its type. */
export function checkValue(node: Node, context: Context): void {
  const { property } = context;
  const value = context.valueOf(node);
  if (value.type === 'unknown') return;
  if (value.type === 'null') {
    // OData has no null collections, though Microsoft's own types allow one; what the service does is not known.
    if (property.type.kind === 'collection') wrongType(node, context, { kind: 'json-type', actual: 'null' }, false);
    else if (!property.nullable) wrongType(node, context, { kind: 'json-type', actual: 'null' });
    return;
  }
  if (value.type === 'string' && value.text !== undefined && isPlaceholderValue(value.text, property.type)) {
    const { entityType, report } = context;
    report(node, { code: 'placeholder-value', value: value.text, property, entityType });
    return;
  }
  switch (property.type.kind) {
    case 'primitive':
      checkPrimitive(node, value, property.type.edm, context);
      break;
    case 'enum':
      checkEnum(node, value, enumTypes[property.type.enumType], context);
      break;
    case 'collection':
      if (value.type !== 'array') wrongType(node, context, { kind: 'json-type', actual: value.type });
      else checkItems(node, property.type.item, context);
      break;
    default:
      property.type satisfies never;
  }
}

function checkItems(array: Node, item: EdmPrimitive, context: Context): void {
  for (const child of array.children ?? []) {
    const value = context.valueOf(child);
    if (value.type === 'unknown') continue;
    const expected = jsonTypeOf(item);
    if (value.type !== expected) wrongType(child, context, { kind: 'json-type', actual: value.type, item: true });
    else checkPrimitive(child, value, item, context);
  }
}

type KnownValue = Exclude<Value, { type: 'unknown' }>;

const jsonTypeOf = (edm: EdmPrimitive): 'number' | 'string' => (edm === 'Edm.Int32' ? 'number' : 'string');

function checkPrimitive(node: Node, value: KnownValue, edm: EdmPrimitive, context: Context): void {
  if (value.type !== jsonTypeOf(edm)) {
    wrongType(node, context, { kind: 'json-type', actual: value.type });
    return;
  }
  if (value.type === 'number') checkInt32(node, value.literal, context);
  else if (edm === 'Edm.DateTimeOffset' && value.text !== undefined) checkDateTimeOffset(node, value.text, context);
}

function checkInt32(node: Node, literal: string, context: Context): void {
  const value = Number(literal);
  if (value < int32Range.minimum || value > int32Range.maximum) wrongType(node, context, { kind: 'out-of-range' });
  else if (!Number.isInteger(value)) wrongType(node, context, { kind: 'not-an-integer' });
  // Whether Graph takes `9.0` for an integer has not been seen.
  else if (/[.e]/i.test(literal)) wrongType(node, context, { kind: 'integer-with-fraction' }, false);
}

function checkDateTimeOffset(node: Node, text: string, context: Context): void {
  const found = dateTimeOffsetFault(text);
  if (found) wrongType(node, context, found.fault, found.certain);
}

function checkEnum(node: Node, value: KnownValue, enumType: EnumType, context: Context): void {
  if (value.type === 'number') {
    // Some OData services take the number of a member; whether Intune does has not been seen.
    const member = enumType.members.find((candidate) => candidate.value === Number(value.literal));
    unknownMember(node, value.literal, enumType, member?.name, false, context);
    return;
  }
  if (value.type !== 'string') {
    wrongType(node, context, { kind: 'json-type', actual: value.type });
    return;
  }
  const { text } = value;
  if (text === undefined) return;
  const member = enumType.members.find(({ name }) => name === text);
  if (member?.sentinel === true) {
    context.report(node, { code: 'sentinel-enum-value', value: text, enumType });
  } else if (!member) {
    const numbered = enumType.members.find((candidate) => String(candidate.value) === text)?.name;
    const usable = enumType.members.filter(({ sentinel }) => sentinel !== true).map(({ name }) => name);
    // A new member of an evolvable enum is no breaking change, so the catalog may be behind the service.
    const certain = !enumType.evolvable && numbered === undefined;
    unknownMember(node, text, enumType, numbered ?? nearest(text, usable), certain, context);
  }
}

function unknownMember(
  node: Node,
  value: string,
  enumType: EnumType,
  suggestion: string | undefined,
  certain: boolean,
  { report }: Context,
): void {
  report(node, { code: 'unknown-enum-value', value, enumType, suggestion, certain });
}

function wrongType(node: Node, context: Context, fault: TypeFault, certain = true): void {
  const { property, entityType, report } = context;
  report(node, { code: 'wrong-type', property, entityType, fault, certain });
}
