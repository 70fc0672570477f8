import { findNodeAtOffset, type Node } from 'jsonc-parser';
import type { Property, PropertyType, StructuredType } from '../../catalog/model.ts';
import type { Edit, Span } from '../../http/model.ts';
import type { BodyJson } from '../body-json.ts';
import { memberOf, typeAround } from '../checks/body/object-type.ts';

/** A property whose value is base64, in a body. */
export interface ContentField {
  readonly property: Property;
  readonly type: StructuredType;
  /** Where its value is, in the coordinates of the block. */
  readonly value: Span;
  /** The value with the file's variables substituted; undefined if that is unknown, or if it isn't a string. */
  readonly written: string | undefined;
}

/** Whether a property holds content as base64: a single value of Edm.Binary. */
export const isContent = (type: PropertyType): boolean => type.kind === 'primitive' && type.edm === 'Edm.Binary';

/** The names of the properties of a type that hold content. */
export const contentProperties = ({ properties }: StructuredType): readonly string[] =>
  properties.filter(({ type }) => isContent(type)).map(({ name }) => name);

/**
 * The property of a body that an offset is in, name or value, if it holds content.
 *
 * @param rootType of the body
 * @param at in the coordinates of the parsed body
 */
export function contentFieldAt(json: BodyJson, rootType: StructuredType, at: number): ContentField | undefined {
  const node = json.root && findNodeAtOffset(json.root, at, true);
  const property = node?.type === 'property' ? node : node?.parent?.type === 'property' ? node.parent : undefined;
  return property && contentFieldOf(json, rootType, property);
}

function contentFieldOf(json: BodyJson, rootType: StructuredType, node: Node): ContentField | undefined {
  const [key, valueNode] = node.children ?? [];
  const type = typeAround(node, rootType, json);
  const property = type && memberOf(type, String(key?.value));
  if (valueNode === undefined || type === undefined || property === undefined) return undefined;
  if ('target' in property || !isContent(property.type)) return undefined;
  const value = json.valueOf(valueNode);
  return { property, type, value: json.spanOf(valueNode), written: value.type === 'string' ? value.text : undefined };
}

/**
 * The edit that gives a property new content.
 *
 * @param json as `jsonOfBytes` and `jsonOfScript` write it
 */
export const contentEdit = ({ value }: ContentField, json: string): Edit => ({ ...value, text: json });
