import { graphVersion } from '../catalog/url/graph-url.ts';
import type { BoundOperation, Property, PropertyType, StructuredType } from '../catalog/model.ts';
import { odataTypeOf } from '../catalog/odata-type.ts';
import { methodOf } from '../catalog/operations/bound-operation.ts';
import { newEntity } from './new-entity.ts';
import { noRoute } from './no-route.ts';
import { readPayload } from './payload.ts';
import type { Entity, SandboxResponse } from './response.ts';
import type { Routed } from './routed.ts';

/** Calls an action or a function. */
export function callOperation(routed: Routed): SandboxResponse {
  const { request, match } = routed;
  const { operation } = match;
  if (operation === undefined || request.method !== methodOf(operation))
    return { error: noRoute(request.method, match) };
  if (operation.parameters === undefined) return responseTo(operation, routed);
  const read = readPayload(request, operation.parameters);
  if ('error' in read) return read;
  if (operation.name === 'assign') assign(operation.parameters, read.entity, routed);
  return responseTo(operation, routed);
}

/** `assign` replaces all assignments: each parameter replaces the script's collection of the same entity type. */
function assign(parameters: StructuredType, sent: Entity, { match, address, store, making }: Routed): void {
  const script = address.slice(0, address.lastIndexOf('/'));
  for (const parameter of parameters.properties) {
    const type = entityTypeIn(parameter);
    const navigation = match.entityType.navigationProperties.find(({ target }) => target === type?.name);
    if (type === undefined || navigation === undefined) continue;
    const collection = `${script}/${navigation.name}`;
    store.clear(collection);
    const items = sent[parameter.name];
    for (const item of Array.isArray(items) ? (items as readonly Entity[]) : []) {
      const entity = newEntity(type, item, making);
      store.set(collection, String(entity['id']), entity);
    }
  }
}

function entityTypeIn({ type }: Property): StructuredType | undefined {
  const item = type.kind === 'collection' ? type.item : type;
  return item.kind === 'structured' ? item.structuredType : undefined;
}

/** Nothing runs in the sandbox: the result of an operation has the right structure, but only empty values. */
function responseTo({ returns }: BoundOperation, { request }: Routed): SandboxResponse {
  if (returns === undefined) return { status: 204 };
  const { origin } = new URL(request.url);
  const value = emptyValue(returns);
  const body = returns.kind === 'structured' ? (value as Entity) : { value };
  return {
    status: 200,
    body: { '@odata.context': `${origin}/${graphVersion}/$metadata#${contextOf(returns)}`, ...body },
  };
}

const contextOf = (type: PropertyType): string =>
  type.kind === 'structured'
    ? odataTypeOf(type.structuredType).slice(1)
    : type.kind === 'collection'
      ? `Collection(${contextOf(type.item)})`
      : type.kind === 'enum'
        ? odataTypeOf(type.enumType).slice(1)
        : type.edm;

function emptyValue(type: PropertyType): unknown {
  switch (type.kind) {
    case 'collection':
      return [];
    case 'enum':
      return type.enumType.members[0]?.name;
    case 'structured':
      return {
        '@odata.type': odataTypeOf(type.structuredType),
        ...Object.fromEntries(
          type.structuredType.properties.map((property) => [
            property.name,
            property.nullable && property.type.kind !== 'collection' ? null : emptyValue(property.type),
          ]),
        ),
      };
    case 'primitive':
      return emptyPrimitives[type.edm] ?? null;
    default:
      return type satisfies never;
  }
}

const emptyPrimitives: Readonly<Record<string, unknown>> = {
  'Edm.String': '',
  'Edm.Boolean': false,
  'Edm.Int32': 0,
  'Edm.Int64': 0,
  'Edm.DateTimeOffset': '0001-01-01T00:00:00Z',
};
