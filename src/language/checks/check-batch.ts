import type { Node } from 'jsonc-parser';
import { readGraphUrl } from '../../catalog/graph-url.ts';
import { operations } from '../../catalog/requests/operations.ts';
import { batchLimit } from '../../catalog/requests/limits.ts';
import { matchRoute, type RouteMatch } from '../../catalog/routes.ts';
import { maskedBody } from '../../http/body-text.ts';
import type { Block, Body, Span } from '../../http/model.ts';
import type { Variables } from '../../http/variables/variables.ts';
import { readBodyJson, type BodyJson } from '../body-json.ts';
import { routeEntityType } from '../request/graph-request.ts';
import { nearestRoute } from '../request/nearest-route.ts';
import type { BatchFault } from '../problems/families/batch.ts';
import { type Problem, type ProblemKind, problemAt } from '../problems/problem.ts';
import { checkEntity, faultsIn } from './check-body.ts';

/**
 * Checks the body of a request to `$batch`: what Graph rejects the batch for (https://learn.microsoft.com/graph/json-batching), and
 * each request in it as a request of its own, at its place.
 *
 * @returns problems in the coordinates of the block, in the order of the text
 */
export function checkBatch(block: Block, body: Body, variables: Variables): Problem[] {
  const json = readBodyJson(block.text, maskedBody(block, body), variables);
  const problems = faultsIn(json, block.text);
  const context: Context = { json, problems, source: block.text };
  if (json.root) checkRequests(json.root, context);
  return problems.sort((a, b) => a.start - b.start);
}

interface Context {
  readonly json: BodyJson;
  readonly problems: Problem[];
  /** The text that the nodes are in. */
  readonly source: string;
}

const report = ({ problems }: Context, span: Span, kind: ProblemKind): void =>
  void problems.push(problemAt(span, kind));

function checkRequests(root: Node, context: Context): void {
  const { json } = context;
  const invalid = (node: Node, fault: BatchFault): void => {
    report(context, headOf(json.spanOf(node), node), { code: 'invalid-batch', fault });
  };
  const requests = membersOf(root, json).get('requests');
  if (requests?.type !== 'array') {
    if (requests === undefined || json.valueOf(requests).type !== 'unknown') invalid(root, { kind: 'no-requests' });
    return;
  }
  const items = requests.children ?? [];
  const beyond = items[batchLimit.requests];
  if (beyond) invalid(beyond, { kind: 'too-many', count: items.length });
  // Ids compare without case.
  const ids = new Set<string>();
  for (const item of items) checkItem(item, ids, context, invalid);
}

function checkItem(
  item: Node,
  ids: Set<string>,
  context: Context,
  invalid: (node: Node, fault: BatchFault) => void,
): void {
  const { json } = context;
  if (item.type !== 'object') {
    if (json.valueOf(item).type !== 'unknown') invalid(item, { kind: 'no-object' });
    return;
  }
  const members = membersOf(item, json);
  const text = (member: 'id' | 'method' | 'url'): string | undefined => {
    const node = members.get(member);
    const value = node && json.valueOf(node);
    if (value?.type === 'string') return value.text;
    if (value?.type !== 'unknown') invalid(node ?? item, { kind: 'missing', member });
    return undefined;
  };
  const [id, method, url] = [text('id'), text('method')?.toUpperCase(), text('url')];
  const [idNode, urlNode, body] = [members.get('id'), members.get('url'), members.get('body')];
  if (id !== undefined && idNode && ids.has(id.toLowerCase())) invalid(idNode, { kind: 'duplicate-id', id });
  for (const dependency of members.get('dependsOn')?.children ?? []) {
    const value = json.valueOf(dependency);
    if (value.type === 'string' && value.text !== undefined && !ids.has(value.text.toLowerCase()))
      invalid(dependency, { kind: 'unknown-dependency', id: value.text });
  }
  if (id !== undefined) ids.add(id.toLowerCase());
  if (body && !hasContentType(members.get('headers'), json)) {
    const place = placeOfContentType(members.get('headers'), urlNode ?? idNode, context);
    if (place) invalid(item, { kind: 'no-content-type', ...place });
  }
  const match = url === undefined || !urlNode ? undefined : checkUrl(url, urlNode, context, invalid);
  if (match === undefined || method === undefined) return;
  checkMethod(method, match, members.get('method'), context);
  const entityType = routeEntityType(method, match);
  if (entityType && body)
    checkEntity(body, entityType, {
      json,
      report: (node, kind) => {
        report(context, json.spanOf(node), kind);
      },
    });
}

/** The route that a URL of a request addresses, or misspells. */
function checkUrl(
  url: string,
  node: Node,
  context: Context,
  invalid: (node: Node, fault: BatchFault) => void,
): RouteMatch | undefined {
  const isAbsolute = /^[a-z][a-z\d+.-]*:/i.test(url);
  const read = readGraphUrl(isAbsolute || url.startsWith('/') ? url : `/${url}`);
  if (isAbsolute || read?.version !== undefined) {
    invalid(node, { kind: 'not-relative', relative: read && read.path + read.query });
    return read && matchRoute(read.path);
  }
  if (read === undefined) return undefined;
  const match = matchRoute(read.path);
  const nearest = match ? undefined : nearestRoute(read.path, true);
  if (nearest === undefined) return match;
  const { start } = context.json.spanOf(node);
  const written = read.path.slice(nearest.start, nearest.end);
  // Behind the quote; a slash that is left out was put before it.
  const at = start + 1 + read.pathStart + nearest.start - (url.startsWith('/') ? 0 : 1);
  const exact = context.source.slice(at, at + written.length) === written;
  report(context, exact ? { start: at, end: at + written.length } : context.json.spanOf(node), {
    code: 'unknown-route',
    fault: { kind: 'misspelling', written, meant: nearest.text, route: nearest.match.route.path, exact },
    page: nearest.match.entityType.resourcePage,
  });
  return nearest.match;
}

function checkMethod(method: string, match: RouteMatch, node: Node | undefined, context: Context): void {
  const known = operations.filter(({ resource }) => resource === match.resource).map((operation) => operation.method);
  if (!node || match.resource === 'managedDevice' || known.some((name) => name === method)) return;
  const { start, end } = context.json.spanOf(node);
  report(
    context,
    { start: start + 1, end: end - 1 },
    {
      code: 'unknown-route',
      fault: { kind: 'method', method, known },
      page: match.entityType.resourcePage,
    },
  );
}

function hasContentType(headers: Node | undefined, json: BodyJson): boolean {
  if (headers === undefined) return false;
  // What a variable holds is not known.
  if (headers.type !== 'object') return true;
  return [...membersOf(headers, json).keys()].some((name) => name.toLowerCase() === 'content-type');
}

/** Where a Content-Type can be put, and how: into the headers, or as the headers behind the URL. */
function placeOfContentType(
  headers: Node | undefined,
  before: Node | undefined,
  { json }: Context,
): { readonly at: number; readonly text: string } | undefined {
  const header = '"Content-Type": "application/json"';
  if (headers?.type === 'object') {
    const at = json.spanOf(headers).start + 1;
    return { at, text: ` ${header}${(headers.children ?? []).length > 0 ? ',' : ' '}` };
  }
  return before && { at: json.spanOf(before).end, text: `, "headers": { ${header} }` };
}

/** The values of an object's members, by name; the last one counts, as for most readers of JSON. */
const membersOf = (node: Node, json: BodyJson): ReadonlyMap<string, Node> =>
  new Map(
    (node.type === 'object' ? (node.children ?? []) : []).flatMap(({ children: [key, value] = [] }) => {
      const name = key && json.valueOf(key);
      return name?.type === 'string' && name.text !== undefined && value ? [[name.text, value] as const] : [];
    }),
  );

/** Of an object or array its bracket: the whole would underline everything in it. */
const headOf = ({ start, end }: Span, { type }: Node): Span =>
  type === 'object' || type === 'array' ? { start, end: start + 1 } : { start, end };
