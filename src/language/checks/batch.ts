import type { Node } from 'jsonc-parser';
import { type GraphUrl, readGraphUrl } from '../../catalog/url/graph-url.ts';
import {
  batchFaults,
  batchPath,
  type BatchItemFacts,
  type BatchItemFault,
  type BatchText,
} from '../../catalog/requests/batch.ts';
import { jsonMediaType } from '../../catalog/requests/headers.ts';
import { batchLimit } from '../../catalog/requests/limits.ts';
import { routeOfGraphUrl, type RouteMatch } from '../../catalog/routes.ts';
import type { BodySpan } from '../../http/body-text.ts';
import type { Block, Span } from '../../http/model.ts';
import type { Variables } from '../../http/variables/variables.ts';
import { readBodyJson, type BodyJson } from '../body-json.ts';
import { routeBodyType } from '../request/graph-request.ts';
import { nearestRoute } from '../request/nearest-route.ts';
import type { BatchFault } from '../problems/families/batch.ts';
import { type Problem, type ProblemKind, problemAt } from '../problems/problem.ts';
import { checkQuery } from '../query/check-query.ts';
import { checkObject, faultsIn, textOf } from './body/body.ts';
import { misspelling, wrongMethod } from './url/route-faults.ts';

/**
 * Checks the body of a request to `$batch`: whatever makes Graph reject the batch (https://learn.microsoft.com/graph/json-batching),
 * and each request in it like a separate request, at its place in the body.
 *
 * @param version the version in its URL
 * @param variables undefined if braces are just text
 * @returns problems in the coordinates of the block, in the order of the text
 */
export function checkBatch(
  block: Pick<Block, 'text'>,
  body: BodySpan,
  version: string | undefined,
  variables: Variables | undefined,
): Problem[] {
  const json = readBodyJson(block.text, textOf(block, body, variables), variables);
  const problems = faultsIn(json, block.text);
  const context: Context = { json, problems, source: block.text, version };
  if (json.root) checkRequests(json.root, context);
  return problems.sort((a, b) => a.start - b.start);
}

interface Context {
  readonly json: BodyJson;
  readonly problems: Problem[];
  /** The text that the nodes are in. */
  readonly source: string;
  /** The version in the URL of the batch, which the URLs of its requests are relative to. */
  readonly version: string | undefined;
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
  if (items.length === 0) invalid(requests, { kind: 'no-requests' });
  const beyond = items[batchLimit.requests];
  if (beyond) invalid(beyond, { kind: 'too-many', count: items.length });
  const read = items.map((node) => readItem(node, json));
  for (const { item, fault } of batchFaults(read.map(({ facts }) => facts))) {
    const one = read[item];
    if (!one) continue;
    if (fault.kind !== 'no-content-type') invalid(placeOf(fault, one), fault);
    else {
      const place = placeOfContentType(one, context);
      if (place) invalid(one.node, { ...fault, ...place });
    }
  }
  for (const item of read) checkRequest(item, context);
}

/** A request of a batch, with the nodes that its facts were read from. */
interface Item {
  readonly node: Node;
  readonly members: ReadonlyMap<string, Node>;
  readonly facts: BatchItemFacts | 'unknown' | 'wrong';
}

function readItem(node: Node, json: BodyJson): Item {
  if (node.type !== 'object')
    return { node, members: new Map(), facts: json.valueOf(node).type === 'unknown' ? 'unknown' : 'wrong' };
  const members = membersOf(node, json);
  const text = (value: Node | undefined): BatchText => {
    const read = value && json.valueOf(value);
    if (read?.type === 'string') return read.text === undefined ? 'unknown' : { text: read.text };
    return read?.type === 'unknown' ? 'unknown' : 'wrong';
  };
  const [headers, dependsOn] = [members.get('headers'), members.get('dependsOn')];
  const isUnknown = (value: Node): boolean => json.valueOf(value).type === 'unknown';
  const texts = dependsOn?.type === 'array' ? (dependsOn.children ?? []).map(text) : [];
  const names = headers && [...membersOf(headers, json)];
  return {
    node,
    members,
    facts: {
      id: text(members.get('id')),
      method: text(members.get('method')),
      url: text(members.get('url')),
      hasBody: members.has('body'),
      headers:
        headers === undefined || names === undefined
          ? []
          : isUnknown(headers)
            ? 'unknown'
            : headers.type !== 'object' || names.some(([, value]) => text(value) === 'wrong')
              ? 'wrong'
              : names.map(([name]) => name),
      dependsOn:
        dependsOn !== undefined && isUnknown(dependsOn)
          ? 'unknown'
          : (dependsOn !== undefined && dependsOn.type !== 'array') || texts.includes('wrong')
            ? 'wrong'
            : texts,
    },
  };
}

/** The node that a fault of a request is in. */
function placeOf(fault: BatchItemFault, { node, members }: Item): Node {
  switch (fault.kind) {
    case 'missing':
    case 'wrong-member':
      return members.get(fault.member) ?? node;
    case 'duplicate-id':
      return members.get('id') ?? node;
    case 'unknown-dependency':
      return members.get('dependsOn')?.children?.[fault.index] ?? node;
    case 'not-relative':
      return members.get('url') ?? node;
    case 'no-object':
    case 'no-content-type':
      return node;
    default:
      return fault satisfies never;
  }
}

/** Checks an entry like a request of its own: its method, what it addresses, and its body. */
function checkRequest({ members, facts }: Item, context: Context): void {
  if (typeof facts === 'string' || typeof facts.url === 'string') return;
  const { json } = context;
  const url = members.get('url');
  const read = readGraphUrl(batchPath(facts.url.text));
  if (url === undefined || read === undefined) return;
  const match = checkPath(facts.url.text, url, read, context);
  if (match === undefined || typeof facts.method === 'string') return;
  const method = facts.method.text.toUpperCase();
  const written = facts.url.text;
  checkQuery(read, method, match, (part, kind) => {
    const { exact, ...span } = inString(part, written, url, context);
    report(context, span, kind(exact));
  });
  const methodNode = members.get('method');
  const wrong = methodNode && wrongMethod(method, match, members.has('body'));
  if (wrong) {
    const { start, end } = json.spanOf(methodNode);
    report(context, { start: start + 1, end: end - 1 }, wrong);
  }
  const [entityType, body] = [routeBodyType(method, match), members.get('body')];
  if (entityType && body)
    checkObject(body, entityType, {
      json,
      report: (node, kind) => {
        report(context, json.spanOf(node), kind);
      },
    });
}

/** The route that the URL of an entry addresses, or misspells. */
function checkPath(url: string, node: Node, read: GraphUrl, context: Context): RouteMatch | undefined {
  const match = routeOfGraphUrl({ path: read.path, version: read.version ?? context.version });
  const nearest = (match ?? read.version ?? read.cloud) ? undefined : nearestRoute(read.path, true);
  if (nearest === undefined) return match;
  const start = read.pathStart + nearest.start;
  const { exact, ...span } = inString({ start, end: read.pathStart + nearest.end }, url, node, context);
  report(context, span, misspelling(read.path, nearest, exact));
  return nearest.match;
}

/**
 * Where a part of a URL is in the text; the whole string if an escape before it or in it makes that unknown.
 *
 * @param part in the coordinates of the URL with its leading slash, which the text may leave out
 */
function inString(part: Span, url: string, node: Node, { json, source }: Context): Span & { readonly exact: boolean } {
  const whole = json.spanOf(node);
  // The URL begins after the quote; a leading slash that it leaves out was added for reading.
  const shift = whole.start + 1 - (batchPath(url).length - url.length);
  const [start, end] = [shift + part.start, shift + part.end];
  const exact = source.slice(start, end) === batchPath(url).slice(part.start, part.end);
  return exact ? { start, end, exact } : { ...whole, exact };
}

/** Where a Content-Type can be added, and how: to the headers, or with new headers after the URL. */
function placeOfContentType(
  { members }: Item,
  { json }: Context,
): { readonly at: number; readonly text: string } | undefined {
  const headers = members.get('headers');
  const header = `"Content-Type": "${jsonMediaType}"`;
  if (headers?.type === 'object') {
    const at = json.spanOf(headers).start + 1;
    return { at, text: ` ${header}${(headers.children ?? []).length > 0 ? ',' : ' '}` };
  }
  const before = members.get('url') ?? members.get('id');
  return before && { at: json.spanOf(before).end, text: `, "headers": { ${header} }` };
}

/** The values of an object's members, by name; the last one of a name counts, as in most JSON parsers. */
const membersOf = (node: Node, json: BodyJson): ReadonlyMap<string, Node> =>
  new Map(
    (node.type === 'object' ? (node.children ?? []) : []).flatMap(({ children: [key, value] = [] }) => {
      const name = key && json.valueOf(key);
      return name?.type === 'string' && name.text !== undefined && value ? [[name.text, value] as const] : [];
    }),
  );

/** For an object or array, its bracket: otherwise everything in it would be underlined. */
const headOf = ({ start, end }: Span, { type }: Node): Span =>
  type === 'object' || type === 'array' ? { start, end: start + 1 } : { start, end };
