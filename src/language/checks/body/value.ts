import type { Node } from 'jsonc-parser';
import type {
  EdmPrimitive,
  EnumType,
  Property,
  PropertyType,
  SingleType,
  StructuredType,
} from '../../../catalog/model.ts';
import type { Value } from '../../body-json.ts';
import { nearest } from '../../text/wording.ts';
import { isPlaceholderValue } from '../../values/placeholder-values.ts';
import { primitiveTypes } from '../../values/primitive-types.ts';
import type { TypeFault } from '../../values/type-fault.ts';
import type { ProblemKind } from '../../problems/problem.ts';

/** Reports a problem at a node of the body. */
export type Report = (node: Node, kind: ProblemKind) => void;

/** The context of a check: a property of a type, and how to check the values below it. */
interface Context {
  readonly property: Property;
  readonly structuredType: StructuredType;
  readonly valueOf: (node: Node) => Value;
  readonly report: Report;
  /** Checks an object, whose `@odata.type` may name a type that derives from the declared one. */
  readonly checkObject: (node: Node, declared: StructuredType) => void;
}

type KnownValue = Exclude<Value, { type: 'unknown' }>;

/** Checks the value of a structural property against its type. */
export function checkValue(node: Node, context: Context): void {
  const { property, structuredType, report } = context;
  const value = context.valueOf(node);
  if (value.type === 'unknown') return;
  if (value.type === 'null') {
    // OData has no null collections, though Microsoft's own types allow one; what the service does is unknown.
    if (property.type.kind === 'collection') wrongType(node, context, { kind: 'json-type', actual: 'null' }, false);
    else if (!property.nullable) wrongType(node, context, { kind: 'json-type', actual: 'null' });
    return;
  }
  if (value.type === 'string' && value.text !== undefined && isPlaceholderValue(value.text, property.type)) {
    report(node, { code: 'placeholder-value', value: value.text, property, structuredType });
    return;
  }
  if (property.type.kind !== 'collection') checkSingle(node, value, property.type, context);
  else if (value.type === 'array') checkItems(node, property.type.item, context);
  else if (value.type === 'string' && isFlags(property.type.item))
    checkSingle(node, value, property.type.item, context);
  else wrongType(node, context, { kind: 'json-type', actual: value.type });
}

/** Several members of such an enum are one string with commas, which the SDK's models read as a collection. */
const isFlags = (type: PropertyType): boolean => type.kind === 'enum' && type.enumType.isFlags;

function checkSingle(node: Node, value: KnownValue, single: SingleType, context: Context, item?: true): void {
  switch (single.kind) {
    case 'primitive':
      checkPrimitive(node, value, single.edm, context, item);
      break;
    case 'enum':
      checkEnum(node, value, single.enumType, context);
      break;
    case 'structured':
      if (value.type === 'object') context.checkObject(node, single.structuredType);
      else wrongType(node, context, { kind: 'json-type', actual: value.type, ...(item && { item }) });
      break;
    default:
      single satisfies never;
  }
}

function checkItems(array: Node, item: SingleType, context: Context): void {
  for (const child of array.children ?? []) {
    const value = context.valueOf(child);
    if (value.type !== 'unknown') checkSingle(child, value, item, context, true);
  }
}

function checkPrimitive(node: Node, value: KnownValue, edm: EdmPrimitive, context: Context, item?: true): void {
  const { json, fault } = primitiveTypes[edm];
  if (value.type !== json) {
    // OData uses strings for numbers that JSON can't write, such as infinity.
    if (json === 'number' && value.type === 'string' && /^(?:-?INF|NaN)$/.test(value.text ?? '')) return;
    wrongType(node, context, { kind: 'json-type', actual: value.type, ...(item && { item }) });
    return;
  }
  const written = value.type === 'number' ? value.literal : value.type === 'string' ? value.text : undefined;
  const found = written === undefined ? undefined : fault?.(written);
  if (found) wrongType(node, context, found.fault, found.certain);
}

function checkEnum(node: Node, value: KnownValue, enumType: EnumType, context: Context): void {
  if (value.type === 'number') {
    // Some OData services accept the number of a member; whether Intune does isn’t verified.
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
  if (enumType.isFlags && text.includes(',')) {
    checkFlags(node, text, enumType, context);
    return;
  }
  const member = enumType.members.find(({ name }) => name === text);
  if (member?.sentinel === true) {
    context.report(node, { code: 'sentinel-enum-value', value: text, enumType });
  } else if (!member) {
    const numbered = enumType.members.find((candidate) => String(candidate.value) === text)?.name;
    const usable = enumType.members.filter(({ sentinel }) => sentinel !== true).map(({ name }) => name);
    // Adding a member to an evolvable enum is not a breaking change, so the catalog may be behind the service.
    const certain = !enumType.evolvable && numbered === undefined;
    unknownMember(node, text, enumType, numbered ?? nearest(text, usable), certain, context);
  }
}

/** Members separated by commas, for an enum whose members can be combined. */
function checkFlags(node: Node, text: string, enumType: EnumType, context: Context): void {
  const names = enumType.members.map(({ name }) => name);
  const written = text.split(',').map((part) => part.trim());
  const unknown = written.find((part) => !names.includes(part));
  if (unknown === undefined) return;
  const meant = written.map((part) => (names.includes(part) ? part : nearest(part, names)));
  const suggestion = meant.every((part) => part !== undefined) ? meant.join(',') : undefined;
  unknownMember(node, unknown, enumType, suggestion, !enumType.evolvable, context);
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
  const { property, structuredType, report } = context;
  report(node, { code: 'wrong-type', property, structuredType, fault, certain });
}
