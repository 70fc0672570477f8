import { t } from '@vscode/l10n';
import { findNodeAtOffset, getNodePath, type Node } from 'jsonc-parser';
import { entityTypes, enumTypes, sources, type EntityType, type NavigationProperty } from '../../catalog/index.ts';
import { maskedBody } from '../../http/body-text.ts';
import type { Block, Body, Span } from '../../http/model.ts';
import type { Variables } from '../../http/variables/variables.ts';
import { readBodyJson, type BodyJson } from '../body-json.ts';
import { namedEntityType } from '../checks/check-body.ts';
import { entityTypeOfODataType } from '../../catalog/odata-type.ts';
import { link, paragraphs, plain } from './markdown.ts';
import { entityTypeHover, memberHover, navigationHover, propertyHover } from './property.ts';

/**
 * What stands at an offset of a JSON body: a property, a value, an annotation.
 *
 * @param expected the type that the route asks for; undefined: the body's own `@odata.type` decides
 * @param at in the coordinates of the block
 */
export function bodyHover(
  block: Block,
  body: Body,
  expected: EntityType | undefined,
  variables: Variables,
  at: number,
): (Span & { readonly markdown: string }) | undefined {
  const json = readBodyJson(block.text, maskedBody(block, body), variables);
  const rootType = expected ?? namedEntityType(json);
  if (json.root === undefined || rootType === undefined) return undefined;
  const node = findNodeAtOffset(json.root, at - body.start, true);
  if (node === undefined || node.type === 'object' || node.type === 'array' || node.type === 'property')
    return undefined;
  const markdown = nodeHover(node, rootType, json);
  return markdown === undefined ? undefined : { ...json.spanOf(node), markdown };
}

function nodeHover(node: Node, rootType: EntityType, json: BodyJson): string | undefined {
  const isKey = node.parent?.type === 'property' && node.parent.children?.[0] === node;
  const place = placeOf(getNodePath(node), rootType);
  const key = isKey ? node : propertyNodeOf(node)?.children?.[0];
  if (place === undefined || key === undefined) return undefined;
  const named = json.valueOf(key);
  if (named.type !== 'string' || named.text === undefined) return undefined;
  const { entityType } = place;
  if (named.text.includes('@')) return annotationHover(named.text, node, isKey, json);
  const property = entityType.properties.find(({ name }) => name === named.text);
  if (property?.type.kind === 'enum' && !isKey) {
    const value = json.valueOf(node);
    const enumType = enumTypes[property.type.enumType];
    const member = enumType.members.find(({ name }) => value.type === 'string' && name === value.text);
    if (member) return memberHover(member, enumType);
  }
  if (property) return propertyHover(property, entityType);
  const navigation = entityType.navigationProperties.find(({ name }) => name === named.text);
  return navigation && navigationHover(navigation, entityType);
}

/** The entity type whose property a path ends in, or whose collection's item; undefined where none of the catalog's is. */
function placeOf(
  path: readonly (string | number)[],
  rootType: EntityType,
): { readonly entityType: EntityType } | undefined {
  let entityType: EntityType | undefined = rootType;
  let rest = path;
  while (entityType && typeof rest[0] === 'string' && typeof rest[1] === 'number' && rest.length > 2) {
    const [name] = rest;
    const navigation: NavigationProperty | undefined = entityType.navigationProperties.find(
      (candidate) => candidate.name === name,
    );
    entityType = entityTypes.find((candidate) => candidate.name === navigation?.target);
    rest = rest.slice(2);
  }
  const ends = rest.length === 1 || (rest.length === 2 && typeof rest[1] === 'number');
  return entityType && ends ? { entityType } : undefined;
}

/** The property that a node is the value of, or an item of the value. */
function propertyNodeOf(node: Node): Node | undefined {
  let candidate = node.parent;
  while (candidate && candidate.type !== 'property') candidate = candidate.parent;
  return candidate;
}

/** Control information and annotations of OData, which no entity type declares. */
function annotationHover(name: string, node: Node, isKey: boolean, json: BodyJson): string {
  const value = isKey ? undefined : json.valueOf(node);
  const named = value?.type === 'string' && value.text !== undefined ? entityTypeOfODataType(value.text) : undefined;
  if (name === '@odata.type' && named) return entityTypeHover(named);
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
