import { jsonMediaType } from '../../catalog/requests/headers.ts';
import { parseTree, type Node } from 'jsonc-parser';
import { clouds } from '../../catalog/index.ts';
import { isEntityType } from '../../catalog/entity-type.ts';
import type { StructuredType } from '../../catalog/model.ts';
import { graphVersion, readGraphUrl } from '../../catalog/url/graph-url.ts';
import { escapedJson, asWritten, requestText, urlText } from '../../http/escape/request-text.ts';
import { urlSegment } from '../../http/escape/url-segment.ts';
import { fillPlaceholders, placeholdersIn } from '../request/placeholders.ts';
import { matchRoute } from '../../catalog/routes.ts';
import { readBodyJson } from '../body-json.ts';
import { checkPayload } from '../checks/body/body.ts';
import { typeOfODataType } from '../../catalog/odata-type.ts';
import type { PageRequest } from './one-request.ts';
import { pretty, prettyIfFlat } from './write.ts';

/**
 * The requests that recreate what a response contains: one entity, or a list of them. What only the service writes is left out. A
 * response is only text: `{{braces}}` in it don't become references. The entity's `@odata.type` says where it goes; without one,
 * the response's `@odata.context` does.
 *
 * @returns none for JSON that isn't a response with entities of the catalog
 */
export function requestsOfResponse(json: string): PageRequest[] {
  const { root, faults } = readBodyJson(json, { start: 0, end: json.length, text: json }, undefined);
  if (root?.type !== 'object' || faults.length > 0) return [];
  const context = textOf(root, '@odata.context');
  const list = valueOf(root, 'value');
  const items = context !== undefined && list?.type === 'array' ? (list.children ?? []) : [root];
  // A service sends its response on one line.
  const print = json.includes('\n') ? prettyIfFlat : pretty;
  return items.flatMap((item) => requestOf(item, context, json, print));
}

function requestOf(
  item: Node,
  context: string | undefined,
  json: string,
  print: <T extends string>(body: T) => T,
): PageRequest[] {
  if (item.type !== 'object' || (context === undefined && valueOf(item, 'id') === undefined)) return [];
  const named = textOf(item, '@odata.type');
  const origin = context === undefined ? undefined : originOf(context);
  const entityType = named === undefined ? origin?.entityType : typeOfODataType(named);
  const route = entityType && isEntityType(entityType) ? entityType.routes[0] : undefined;
  if (entityType === undefined || route === undefined) return [];
  const path = origin && origin.entityType === entityType ? origin.path : route.path;
  const placeholders = placeholdersIn(route.path).map(({ name }) => name);
  const root = origin?.root ?? clouds[0]?.graphRoot ?? '';
  const payload = json.slice(item.offset, item.offset + item.length);
  return [
    {
      title: undefined,
      comments: [],
      method: requestText`POST`,
      url: urlText(`${root}/${graphVersion}${path}`, [], placeholders),
      headers: [{ name: requestText`Content-Type`, value: asWritten(jsonMediaType) }],
      body: print(escapedJson(withoutReadOnlyParts(payload, entityType))),
      source: json,
    },
  ];
}

/** The origin of an entity, from its `…/$metadata#deviceManagement/deviceHealthScripts('1')/deviceRunStates/$entity`. */
function originOf(
  context: string,
): { readonly entityType: StructuredType; readonly path: string; readonly root: string | undefined } | undefined {
  const [, fragment = ''] = context.split('#', 2);
  const version = readGraphUrl(context)?.version ?? graphVersion;
  const match = matchRoute(`/${fragment.replace(/\/\$entity$/, '')}`, version);
  // The result of a function, for example, can't be created anywhere.
  if (match === undefined || match.resource === 'function' || match.resource === 'singleton') return undefined;
  // A value that can't be a segment is left for the user to enter.
  const segments = new Map(
    match.parameters.flatMap(({ name, value }) => {
      const segment = urlSegment(decoded(value));
      return typeof segment === 'string' ? [[name, segment] as const] : [];
    }),
  );
  const path = fillPlaceholders(match.route.path, segments);
  return { entityType: match.entityType, path, root: readGraphUrl(context)?.cloud?.graphRoot };
}

/** The value of a key, without its percent-encoding. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** The payload without read-only properties and response annotations, at any depth; otherwise as written. */
function withoutReadOnlyParts(payload: string, entityType: StructuredType): string {
  const unwanted = new Set(
    checkPayload(payload, entityType)
      .filter(({ code }) => code === 'read-only-property' || code === 'response-annotation')
      .map(({ start }) => start),
  );
  const print = (node: Node): string => {
    const { children = [], offset, length } = node;
    if (node.type === 'object') {
      const kept = children.filter((property) => !unwanted.has(property.offset));
      if (kept.length === 0) return '{}';
      const before = payload.slice(offset + 1, children[0]?.offset);
      const last = children.at(-1);
      const after = last ? payload.slice(last.offset + last.length, offset + length - 1) : '';
      return `{${before}${kept.map(print).join(`,${before}`)}${after}}`;
    }
    let printed = '';
    let from = offset;
    for (const child of children) {
      printed += payload.slice(from, child.offset) + print(child);
      from = child.offset + child.length;
    }
    return printed + payload.slice(from, offset + length);
  };
  const root = parseTree(payload);
  return root === undefined ? payload : print(root);
}

function valueOf({ children = [] }: Node, name: string): Node | undefined {
  return children.find((property) => property.children?.[0]?.value === name)?.children?.[1];
}

function textOf(node: Node, name: string): string | undefined {
  const value = valueOf(node, name);
  return value?.type === 'string' ? String(value.value) : undefined;
}
