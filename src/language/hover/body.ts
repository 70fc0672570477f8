import { t } from '@vscode/l10n';
import { findNodeAtOffset, type Node } from 'jsonc-parser';
import { sources } from '../../catalog/index.ts';
import type { StructuredType } from '../../catalog/model.ts';
import { maskedBody } from '../../http/body-text.ts';
import type { Block, Body } from '../../http/model.ts';
import type { Variables } from '../../http/variables/variables.ts';
import { readBodyJson, type BodyJson, type Value } from '../body-json.ts';
import { namedType } from '../checks/body/body.ts';
import { nameOfODataType } from '../../catalog/odata-type.ts';
import { memberOf, typeAround } from '../checks/body/object-type.ts';
import { isContent } from '../content-fields/content-field.ts';
import { contentHover } from '../content-fields/content-hover.ts';
import { type HoverContent, link, paragraphs, plain } from './markdown.ts';
import { memberHover, navigationHover, propertyHover, structuredTypeHover } from './property.ts';

/**
 * Describes an offset in a JSON body: a property, a value, an annotation.
 *
 * @param expected the type of the route; undefined if the body's own `@odata.type` decides
 * @param at in the coordinates of the block
 */
export function bodyHover(
  block: Block,
  body: Body,
  expected: StructuredType | undefined,
  variables: Variables,
  at: number,
): HoverContent | undefined {
  return hoverIn(readBodyJson(block.text, maskedBody(block, body), variables), expected, at - body.start);
}

/** The same in a file that is a body and nothing else. */
export const payloadHover = (text: string, type: StructuredType, at: number): HoverContent | undefined =>
  hoverIn(readBodyJson(text, { start: 0, end: text.length, text }, undefined), type, at);

/** @param at in the text that was read */
function hoverIn(json: BodyJson, expected: StructuredType | undefined, at: number): HoverContent | undefined {
  const rootType = expected ?? namedType(json);
  if (json.root === undefined || rootType === undefined) return undefined;
  const node = findNodeAtOffset(json.root, at, true);
  if (node === undefined || node.type === 'object' || node.type === 'array' || node.type === 'property')
    return undefined;
  const markdown = nodeHover(node, rootType, json);
  return markdown === undefined ? undefined : { ...json.spanOf(node), markdown };
}

function nodeHover(node: Node, rootType: StructuredType, json: BodyJson): string | undefined {
  const isKey = node.parent?.type === 'property' && node.parent.children?.[0] === node;
  const holder = isKey ? node.parent : propertyNodeOf(node);
  const key = holder?.children?.[0];
  const type = holder && typeAround(holder, rootType, json);
  if (key === undefined || type === undefined) return undefined;
  const named = json.valueOf(key);
  if (named.type !== 'string' || named.text === undefined) return undefined;
  if (named.text.includes('@')) return annotationHover(named.text, node, isKey, type, json);
  const property = memberOf(type, named.text);
  if (property === undefined) return undefined;
  if ('target' in property) return navigationHover(property, type);
  const single = property.type.kind === 'collection' ? property.type.item : property.type;
  if (single.kind === 'enum' && !isKey) {
    const value = json.valueOf(node);
    const member = single.enumType.members.find(({ name }) => value.type === 'string' && name === value.text);
    if (member) return memberHover(member, single.enumType);
  }
  const hover = propertyHover(property, type);
  return isKey || !isContent(property.type) ? hover : paragraphs(valueHover(json.valueOf(node), type), hover);
}

/** The content of a property's base64 value. */
const valueHover = (value: Value, type: StructuredType): string | undefined =>
  value.type === 'string' && value.text !== undefined ? contentHover(value.text, type.name) : undefined;

/** The property whose value a node is, or is an item of. */
function propertyNodeOf(node: Node): Node | undefined {
  let candidate = node.parent;
  while (candidate && candidate.type !== 'property') candidate = candidate.parent;
  return candidate;
}

/** Control information and annotations of OData, which no type declares. */
function annotationHover(name: string, node: Node, isKey: boolean, type: StructuredType, json: BodyJson): string {
  const value = isKey ? undefined : json.valueOf(node);
  const written = value?.type === 'string' && value.text !== undefined ? nameOfODataType(value.text) : undefined;
  const named = [type, ...type.derivedTypes].find((each) => each.name.toLowerCase() === written);
  if (name === '@odata.type' && named) return structuredTypeHover(named);
  return paragraphs(plain(annotationMeaning(name)), link(sources.odataJson.title, sources.odataJson.url));
}

function annotationMeaning(name: string): string {
  if (name === '@odata.type')
    return t('OData control information: the type of this entity. Optional if the URL determines the type.');
  if (name.endsWith('@odata.type')) return t('OData control information: the type of the property before the @.');
  if (name.endsWith('@odata.bind'))
    return t(
      'OData: the URL of an existing entity, or an array of them, to link to the navigation property before the @. Whether Intune accepts it here isn’t documented.',
    );
  if (name.startsWith('@odata.')) return t('OData control information that services add to responses.');
  return t('An OData annotation. Services ignore annotations that they don’t recognize.');
}
