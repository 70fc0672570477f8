import { graphVersion, readGraphUrl } from '../catalog/graph-url.ts';
import { isJsonMediaType } from '../catalog/requests/headers.ts';
import { odataTypeOf } from '../catalog/odata-type.ts';
import { emptyPayload, invalidVersion, jsonOnly, unknownSegment } from '../catalog/reported-errors.ts';
import { matchRoute, segmentsOf, type RouteMatch } from '../catalog/routes.ts';
import { checkPayload } from '../language/checks/check-body.ts';
import type { Problem } from '../language/problems/problem.ts';
import { errorOfProblem, type GraphError, inOwnWords, ownRefusal } from './graph-error.ts';
import { keyedPath, noRoute } from './no-route.ts';
import { page, readQuery, selected } from './query.ts';
import type { Entity, Respond, SandboxRequest, SandboxResponse } from './response.ts';

/** The routes of the catalog, which keep what was created and refuse what the contract forbids. */
export function createEntities(newId: () => string): Respond {
  const collections = new Map<string, Map<string, Entity>>();
  return (asked) => respondTo(asked, collections, newId);
}

function respondTo(
  request: SandboxRequest,
  collections: Map<string, Map<string, Entity>>,
  newId: () => string,
): SandboxResponse {
  const url = readGraphUrl(request.url);
  if (url?.cloud === undefined) return { error: notFound(noSegment(request.url)) };
  const { path, version, versionStart } = url;
  // More slashes than one before the version are read as a version that is empty.
  if (version === undefined || !/[^/]\/$/.test(request.url.slice(0, versionStart))) return { error: invalidVersion };
  const match = matchRoute(path);
  if (version.toLowerCase() !== graphVersion && match)
    return { error: unknownSegment(segmentsOf(path)[1]?.text ?? '') };
  if (version.toLowerCase() !== graphVersion || match === undefined || match.resource === 'managedDevice')
    return { error: notFound(noSegment(path)) };
  const key = match.parameters.find(({ name }) => name === match.entityType.keyParameter)?.value;
  const collectionPath = keyedPath(match).slice(1);
  const collection = collections.get(collectionPath) ?? new Map<string, Entity>();
  collections.set(collectionPath, collection);
  const context = `${new URL(request.url).origin}/${graphVersion}/$metadata#${collectionPath}`;
  if (match.resource === 'collection') {
    if (request.method === 'POST') return create(request, match, collection, context, newId);
    if (request.method !== 'GET') return { error: noRoute(request.method, match) };
    const query = readQuery(url.query, match.entityType);
    if ('fault' in query) return { error: ownRefusal(query.fault) };
    return { status: 200, body: { '@odata.context': context, ...page([...collection.values()], query, request.url) } };
  }
  const entity = key === undefined ? undefined : collection.get(key);
  if (!/^(GET|PATCH|DELETE)$/.test(request.method)) return { error: noRoute(request.method, match) };
  if (key === undefined || entity === undefined)
    return {
      error: notFound(
        `The sandbox has no ${match.entityType.name} with the id '${key ?? ''}'. It keeps what you create in this window.`,
      ),
    };
  if (request.method === 'GET') {
    const query = readQuery(url.query, match.entityType);
    if ('fault' in query) return { error: ownRefusal(query.fault) };
    return { status: 200, body: { '@odata.context': `${context}/$entity`, ...selected(entity, query) } };
  }
  if (request.method === 'PATCH') return update(request, match, collection, key, entity, context);
  collection.delete(key);
  return { status: 204 };
}

function create(
  request: SandboxRequest,
  match: RouteMatch,
  collection: Map<string, Entity>,
  context: string,
  newId: () => string,
): SandboxResponse {
  const read = readPayload(request, match);
  if ('error' in read) return read;
  const id = newId();
  const entity = { '@odata.type': odataTypeOf(match.entityType), id, ...read.entity };
  collection.set(id, entity);
  return { status: 201, body: { '@odata.context': `${context}/$entity`, ...entity } };
}

function update(
  request: SandboxRequest,
  match: RouteMatch,
  collection: Map<string, Entity>,
  key: string,
  entity: Entity,
  context: string,
): SandboxResponse {
  const read = readPayload(request, match);
  if ('error' in read) return read;
  const updated = { ...entity, ...read.entity };
  collection.set(key, updated);
  return { status: 200, body: { '@odata.context': `${context}/$entity`, ...updated } };
}

function readPayload(
  { contentType, body: text }: SandboxRequest,
  { entityType }: RouteMatch,
): { readonly entity: Entity } | { readonly error: GraphError } {
  if (text !== '' && !isJsonMediaType(contentType)) return { error: jsonOnly };
  if (text.trim() === '') return { error: emptyPayload };
  const problems = checkPayload(text, entityType).filter(isForbidden);
  // What is no JSON has no properties either: the rest of the problems are guesses.
  const problem = problems.find(({ code }) => code === 'invalid-json') ?? problems[0];
  if (problem) return { error: errorOfProblem(problem, text.slice(problem.start, problem.end)) };
  try {
    return { entity: JSON.parse(text) as Entity };
  } catch (error) {
    return { error: ownRefusal(`The body isn’t valid JSON: ${String(error)}`) };
  }
}

/** What is not known to be refused passes: a warning of that kind in the editor is no promise of a 400. */
function isForbidden(problem: Problem): boolean {
  switch (problem.code) {
    case 'unknown-property':
    case 'read-only-property':
    case 'response-annotation':
    case 'unknown-enum-value':
      return true;
    case 'wrong-odata-type':
      // Pages of Intune's own write it without its #.
      return problem.fault !== 'spelling';
    default:
      return problem.severity === 'error';
  }
}

const notFound = (message: string): GraphError => inOwnWords({ status: 404, code: 'ResourceNotFound', message });

const noSegment = (path: string): string =>
  `The sandbox doesn’t support '${path}'. It supports the routes of the four run-state entity types in version ${graphVersion}.`;
