import { queryOptionNamed } from '../catalog/requests/query-options.ts';
import type { EntityType } from '../catalog/index.ts';
import type { Entity } from './response.ts';

/** What a query asks of the entities that a GET reads. */
export interface Query {
  /** Names of properties; undefined: all of them. */
  readonly select: readonly string[] | undefined;
  readonly skip: number;
  readonly top: number;
  readonly count: boolean;
}

/** What the sandbox does not do, or cannot read, as a sentence. */
export interface QueryFault {
  readonly fault: string;
}

/**
 * Reads the query options of a GET. One that isn't supported is refused: a response that ignores a `$filter` would
 * look as if every entity fitted it. Parameters that are no query options are none of OData's business.
 *
 * @param query from the `?`; empty without one
 */
export function readQuery(query: string, entityType: EntityType): Query | QueryFault {
  let read: Query = { select: undefined, skip: 0, top: Infinity, count: false };
  for (const [name, value] of new URLSearchParams(query)) {
    const option = queryOptionNamed(name)?.name;
    switch (option) {
      case undefined:
        if (name.startsWith('$')) return { fault: `Unknown query option '${name}'.` };
        break;
      case '$select': {
        const select = value.split(',').map((part) => part.trim());
        const unknown = select.find((part) => !entityType.properties.some((property) => property.name === part));
        if (unknown !== undefined)
          return { fault: `Could not find a property named '${unknown}' on type '${entityType.name}'.` };
        read = { ...read, select };
        break;
      }
      case '$top':
      case '$skip':
        if (!/^\d+$/.test(value)) return { fault: `${option} must be a number, not '${value}'.` };
        read = { ...read, ...(option === '$top' ? { top: Number(value) } : { skip: Number(value) }) };
        break;
      case '$count':
        if (!/^(true|false)$/i.test(value)) return { fault: `$count must be true or false, not '${value}'.` };
        read = { ...read, count: value.toLowerCase() === 'true' };
        break;
      default:
        return { fault: `The sandbox doesn’t support ${option}. Whether the service does is unknown.` };
    }
  }
  return read;
}

/** What a query leaves of an entity; annotations stay. */
export const selected = (entity: Entity, { select }: Query): Entity =>
  select === undefined
    ? entity
    : Object.fromEntries(Object.entries(entity).filter(([name]) => name.startsWith('@') || select.includes(name)));

/**
 * What a query leaves of a collection, as the members of an answer.
 *
 * @param url of the request; where entities are left over, the next page is told in its words
 */
export function page(entities: readonly Entity[], query: Query, url: string): Record<string, unknown> {
  const { skip, top, count } = query;
  const end = skip + top;
  return {
    ...(count && { '@odata.count': entities.length }),
    ...(end < entities.length && { '@odata.nextLink': nextPage(url, end) }),
    value: entities.slice(skip, end).map((entity) => selected(entity, query)),
  };
}

function nextPage(url: string, skip: number): string {
  const next = new URL(url);
  for (const name of [...next.searchParams.keys()])
    if (queryOptionNamed(name)?.name === '$skip') next.searchParams.delete(name);
  next.searchParams.append('$skip', String(skip));
  return next.href;
}
