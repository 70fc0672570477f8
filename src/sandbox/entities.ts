import { t } from '@vscode/l10n';
import { graphVersion, readGraphUrl } from '../catalog/url/graph-url.ts';
import { isRunState } from '../catalog/entity-type.ts';
import type { StructuredType } from '../catalog/model.ts';
import { invalidVersion, unknownSegment } from '../catalog/requests/reported-errors.ts';
import { matchRoute, segmentsOf, type RouteMatch } from '../catalog/routes.ts';
import { contentProperties } from '../language/content-fields/content-field.ts';
import { type GraphError, notFound, ownRefusal } from './graph-error.ts';
import { createMe, type RespondForMe } from './me.ts';
import { newEntity, timesSet } from './new-entity.ts';
import { keyedPath, noRoute } from './no-route.ts';
import { callOperation } from './operations.ts';
import { readPayload } from './payload.ts';
import { page, type Query, readQuery, selected } from './query/query.ts';
import type { Entity, Respond, SandboxRequest, SandboxResponse } from './response.ts';
import type { Making, Routed } from './routed.ts';
import { addressOf, EntityStore } from './store.ts';

/** Serves the routes of the catalog: keeps what was created, and rejects what the contract forbids. */
export function createEntities(making: Making): Respond {
  const store = new EntityStore();
  const respondForMe = createMe(making);
  return (asked) => respondTo(asked, store, making, respondForMe);
}

function respondTo(
  request: SandboxRequest,
  store: EntityStore,
  making: Making,
  respondForMe: RespondForMe,
): SandboxResponse {
  const url = readGraphUrl(request.url);
  if (url?.cloud === undefined) return { error: notFound(noSegment(request.url)) };
  const { path, version, versionStart, query } = url;
  // More than one slash before the version is read as an empty version.
  if (version === undefined || !/[^/]\/$/.test(request.url.slice(0, versionStart))) return { error: invalidVersion };
  if (/^\/me\/?$/i.test(path)) return respondForMe(request, query, version.toLowerCase());
  const match = matchRoute(path, version);
  if (version.toLowerCase() !== graphVersion && match)
    return { error: unknownSegment(segmentsOf(path)[1]?.text ?? '') };
  if (version.toLowerCase() !== graphVersion || match === undefined || match.resource === 'managedDevice')
    return { error: notFound(noSegment(path)) };
  const address = keyedPath(match).slice(1);
  const context = `${new URL(request.url).origin}/${graphVersion}/$metadata#${address}`;
  const missing = missingParent(match, address, store);
  if (missing) return { error: missing };
  return respondAt({ request, match, address, context, query, store, making });
}

function respondAt(routed: Routed): SandboxResponse {
  switch (routed.match.resource) {
    case 'collection':
      return respondForCollection(routed);
    case 'entity':
      return respondForEntity(routed);
    case 'singleton':
      return respondForSingleton(routed);
    case 'action':
    case 'function':
      return callOperation(routed);
    case 'managedDevice':
      return { error: notFound(noSegment(routed.address)) };
    default:
      return routed.match.resource satisfies never;
  }
}

/** Run states may belong to any script, since the sandbox doesn't have those of your tenant. Everything else needs its script. */
function missingParent(
  { entityType, parameters }: RouteMatch,
  address: string,
  store: EntityStore,
): GraphError | undefined {
  if (isRunState(entityType)) return undefined;
  const parent = address.slice(0, Math.max(0, address.lastIndexOf('/')));
  if (!parent.endsWith(')') || store.has(parent)) return undefined;
  const key = parameters.findLast(({ value }) => parent.endsWith(`('${value}')`))?.value ?? '';
  return notFound(t`The sandbox has nothing with the id '${key}'. It keeps what you create in this window.`);
}

function respondForCollection(routed: Routed): SandboxResponse {
  const { request, match, address, context, store } = routed;
  if (request.method === 'POST') return create(routed);
  if (request.method !== 'GET') return { error: noRoute(request.method, match) };
  const query = readQuery(routed.query, match.entityType);
  if ('fault' in query) return { error: ownRefusal(query.fault) };
  const entities = store
    .list(address)
    .map((entity) => ({ entity: listed(entity, match.entityType), at: addressOf(address, keyIn(entity)) }));
  const found = page(entities, query, request.url, (at) => expanded(at, query, store));
  return { status: 200, body: { '@odata.context': context, ...found } };
}

/** An entity as in a list: without the content of scripts, as was reported (`scriptContentFacts.notInLists`). */
const listed = (entity: Entity, type: StructuredType): Entity => ({
  ...entity,
  ...Object.fromEntries(contentProperties(type).flatMap((name) => (name in entity ? [[name, null]] : []))),
});

function respondForEntity(routed: Routed): SandboxResponse {
  const { request, match, address, context, store } = routed;
  const key = match.parameters.at(-1)?.value ?? '';
  const entity = store.get(address, key);
  if (!/^(GET|PATCH|DELETE)$/.test(request.method)) return { error: noRoute(request.method, match) };
  if (entity === undefined)
    return {
      error: notFound(
        t`The sandbox has no ${match.entityType.name} with the id '${key}'. It keeps what you create in this window.`,
      ),
    };
  if (request.method === 'GET') {
    const query = readQuery(routed.query, match.entityType);
    if ('fault' in query) return { error: ownRefusal(query.fault) };
    const read = { ...selected(entity, query), ...expanded(addressOf(address, key), query, store) };
    return { status: 200, body: { '@odata.context': `${context}/$entity`, ...read } };
  }
  if (request.method === 'PATCH') {
    const updated = changed(routed, entity);
    if ('error' in updated) return updated;
    store.set(address, key, updated.entity);
    return { status: 200, body: { '@odata.context': `${context}/$entity`, ...updated.entity } };
  }
  store.delete(address, key);
  return { status: 204 };
}

function respondForSingleton(routed: Routed): SandboxResponse {
  const { request, match, address, context, store, making } = routed;
  const entity = store.singleton(address) ?? newEntity(match.entityType, {}, making);
  if (request.method === 'GET') return { status: 200, body: { '@odata.context': context, ...entity } };
  if (request.method !== 'PATCH') return { error: noRoute(request.method, match) };
  const updated = changed(routed, entity);
  if ('error' in updated) return updated;
  store.setSingleton(address, updated.entity);
  return { status: 200, body: { '@odata.context': context, ...updated.entity } };
}

function create(routed: Routed): SandboxResponse {
  const { request, match, address, context, store } = routed;
  const missing = match.route.notImplemented;
  if (missing?.methods.includes('POST')) return { error: noRoute('POST', match) };
  const read = readPayload(request, match.entityType);
  if ('error' in read) return read;
  const entity = newEntity(match.entityType, read.entity, routed.making);
  store.set(address, keyIn(entity), entity);
  return { status: 201, body: { '@odata.context': `${context}/$entity`, ...entity } };
}

function changed(
  { request, match, making }: Routed,
  entity: Entity,
): { readonly entity: Entity } | { readonly error: GraphError } {
  const read = readPayload(request, match.entityType);
  if ('error' in read) return read;
  const times = timesSet(match.entityType, making.now(), (name) => name.startsWith('lastModified'));
  return { entity: { ...entity, ...times, ...read.entity } };
}

const keyIn = (entity: Entity): string => String(entity['id']);

/** The properties that `$expand` adds to an entity. */
function expanded(address: string, { expand }: Query, store: EntityStore): Entity {
  return Object.fromEntries(
    expand.map(({ name, collection }) => [
      name,
      collection ? store.list(`${address}/${name}`) : (store.singleton(`${address}/${name}`) ?? null),
    ]),
  );
}

const noSegment = (path: string): string =>
  t`The sandbox doesn’t support '${path}'. It supports what this extension knows of Intune in version ${graphVersion}, and GET /me.`;
