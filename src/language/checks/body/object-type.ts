import type { Node } from 'jsonc-parser';
import type { NavigationProperty, Property, PropertyType, StructuredType } from '../../../catalog/model.ts';
import { nameOfODataType } from '../../../catalog/odata-type.ts';
import { contract } from '../../../catalog/contract.ts';
import type { BodyJson } from '../../body-json.ts';

/** The control information by which an object names its type. */
export const odataType = '@odata.type';

/** The value of an object's own `@odata.type`. */
export function odataTypeNode(node: Node): Node | undefined {
  if (node.type !== 'object') return undefined;
  return node.children?.find(({ children }) => children?.[0]?.value === odataType)?.children?.[1];
}

/** The type of an object: the one that its `@odata.type` names, if that derives from the declared one. */
export function typeOfObject(node: Node, declared: StructuredType, { valueOf }: BodyJson): StructuredType {
  if (declared.derivedTypes.length === 0) return declared;
  const named = odataTypeNode(node);
  const value = named && valueOf(named);
  const name = value?.type === 'string' ? nameOfODataType(value.text ?? '') : undefined;
  return declared.derivedTypes.find((type) => type.name.toLowerCase() === name) ?? declared;
}

/** The properties of a list, by name. Cached: up to a hundred types derive from one, and each name is looked up in each of them. */
const byName = new WeakMap<readonly object[], ReadonlyMap<string, object>>();

function named<Member extends { readonly name: string }>(members: readonly Member[], name: string): Member | undefined {
  const known =
    (byName.get(members) as ReadonlyMap<string, Member> | undefined) ??
    new Map(members.map((member) => [member.name, member]));
  byName.set(members, known);
  return known.get(name);
}

/** A type's structural property, by name. */
export const propertyOf = (type: StructuredType, name: string): Property | undefined => named(type.properties, name);

/** A type's navigation property, by name. */
export const navigationOf = (type: StructuredType, name: string): NavigationProperty | undefined =>
  named(type.navigationProperties, name);

/** A type's property of either kind, by name. */
export const memberOf = (type: StructuredType, name: string): Property | NavigationProperty | undefined =>
  propertyOf(type, name) ?? navigationOf(type, name);

/** The type of the objects that a property holds; undefined if it holds none, or if they are unknown. */
export function objectsOf(property: Property | NavigationProperty): StructuredType | undefined {
  if ('target' in property) return contract.type(property.target);
  const { type } = property;
  const single: PropertyType = type.kind === 'collection' ? type.item : type;
  return single.kind === 'structured' ? single.structuredType : undefined;
}

/**
 * The type of the object that a node is in, or is.
 *
 * @param rootType of the body
 * @returns undefined if the object belongs to a property that holds none, or whose type is unknown
 */
export function typeAround(node: Node, rootType: StructuredType, json: BodyJson): StructuredType | undefined {
  const object = node.type === 'object' ? node : nearestAbove(node, 'object');
  if (object === undefined) return undefined;
  const holder = object.parent && nearestAbove(object, 'property');
  if (holder === undefined) return object.parent ? undefined : typeOfObject(object, rootType, json);
  const outer = typeAround(holder, rootType, json);
  const property = outer && memberOf(outer, String(holder.children?.[0]?.value));
  const declared = property && objectsOf(property);
  return declared && typeOfObject(object, declared, json);
}

function nearestAbove(node: Node, type: Node['type']): Node | undefined {
  let above = node.parent;
  while (above && above.type !== type) above = above.parent;
  return above;
}
