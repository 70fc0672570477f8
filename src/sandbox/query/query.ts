import { t } from '@vscode/l10n';
import { queryOptionNamed } from '../../catalog/requests/query-options.ts';
import { deviceNavigation } from '../../catalog/routes.ts';
import type { NavigationProperty } from '../../catalog/model.ts';
import { memberNamed, type TypeWithMembers } from '../../language/query/property-path.ts';
import { compare, type Condition, readFilter } from './filter.ts';
import type { Entity } from '../response.ts';

/** The query options of a GET. */
export interface Query {
  /** Names of properties; undefined for all. */
  readonly select: readonly string[] | undefined;
  readonly expand: readonly NavigationProperty[];
  readonly filter: Condition | undefined;
  readonly order: readonly { readonly name: string; readonly descending: boolean }[];
  readonly skip: number;
  readonly top: number;
  readonly count: boolean;
}

/** The parts of a type that a query can name. */
interface QueriedType extends TypeWithMembers<{ readonly name: string }, NavigationProperty> {
  readonly name: string;
}

/** Something that the sandbox doesn't support or can't read, as a sentence. */
export interface QueryFault {
  readonly fault: string;
}

/**
 * Reads the query options of a GET. One that isn't supported is rejected: a response that ignores a `$search` would look as if every entity
 * matched it. Parameters that aren't query options are outside OData, and are ignored.
 *
 * @param query from the `?` on; empty if there is none
 */
export function readQuery(query: string, entityType: QueriedType): Query | QueryFault {
  const propertyNamed = (written: string): string | undefined => {
    const member = memberNamed(entityType, written);
    return member?.kind === 'property' ? member.property.name : undefined;
  };
  const noProperty = (name: string): QueryFault => ({
    fault: `Could not find a property named '${name}' on type '${entityType.name}'.`,
  });
  let read: Query = {
    ...{ select: undefined, expand: [], filter: undefined, order: [] },
    ...{ skip: 0, top: Infinity, count: false },
  };
  for (const [name, value] of new URLSearchParams(query)) {
    const option = queryOptionNamed(name)?.name;
    switch (option) {
      case undefined:
        if (name.startsWith('$')) return { fault: t`Unknown query option '${name}'.` };
        break;
      case '$select': {
        const select: string[] = [];
        for (const name of namesIn(value)) {
          const member = memberNamed(entityType, name);
          if (member === undefined) return noProperty(name);
          select.push(member.kind === 'property' ? member.property.name : member.navigation.name);
        }
        read = { ...read, select };
        break;
      }
      case '$expand': {
        if (value.includes('(')) return { fault: t('The sandbox doesn’t support query options inside of $expand.') };
        const expand: NavigationProperty[] = [];
        for (const name of namesIn(value)) {
          const member = memberNamed(entityType, name);
          if (member?.kind !== 'navigation') return noProperty(name);
          if (member.navigation.name === deviceNavigation)
            return { fault: t('The sandbox has no devices to $expand.') };
          expand.push(member.navigation);
        }
        read = { ...read, expand };
        break;
      }
      case '$filter': {
        const filter = readFilter(value, propertyNamed);
        if (typeof filter === 'string') return { fault: filter };
        read = { ...read, filter };
        break;
      }
      case '$orderby': {
        const order: Query['order'][number][] = [];
        for (const part of namesIn(value)) {
          const [written = '', direction = 'asc'] = part.split(/\s+/);
          const name = propertyNamed(written);
          if (name === undefined) return noProperty(written);
          if (!/^(?:asc|desc)$/i.test(direction)) return { fault: t`$orderby can’t be read: ${part}` };
          order.push({ name, descending: direction.toLowerCase() === 'desc' });
        }
        read = { ...read, order };
        break;
      }
      case '$top':
      case '$skip':
        if (!/^\d+$/.test(value)) return { fault: t`${option} must be a number, not '${value}'.` };
        read = { ...read, ...(option === '$top' ? { top: Number(value) } : { skip: Number(value) }) };
        break;
      case '$count':
        if (!/^(true|false)$/i.test(value)) return { fault: t`$count must be true or false, not '${value}'.` };
        read = { ...read, count: value.toLowerCase() === 'true' };
        break;
      default:
        return { fault: t`The sandbox doesn’t support ${option}. Whether the service does is unknown.` };
    }
  }
  return read;
}

/** The properties of an entity that a query selects; annotations stay. */
export const selected = (entity: Entity, { select }: Query): Entity =>
  select === undefined
    ? entity
    : Object.fromEntries(Object.entries(entity).filter(([name]) => name.startsWith('@') || select.includes(name)));

const namesIn = (value: string): string[] => value.split(',').map((part) => part.trim());

/** An entity of a collection, with its address. */
interface Addressed {
  readonly entity: Entity;
  readonly at: string;
}

/**
 * The entities of a collection that a query selects, as the members of a response.
 *
 * @param url of the request; if entities are left over, the link to the next page is based on it
 * @param expanded what `$expand` adds to the entity at an address
 */
export function page(
  entities: readonly Addressed[],
  query: Query,
  url: string,
  expanded: (at: string) => Entity,
): Record<string, unknown> {
  const { skip, top, count, filter, order } = query;
  const matching = filter ? entities.filter(({ entity }) => filter(entity)) : [...entities];
  for (const { name, descending } of order.toReversed())
    matching.sort((a, b) => (compare(a.entity[name], b.entity[name]) ?? 0) * (descending ? -1 : 1));
  const end = skip + top;
  return {
    ...(count && { '@odata.count': matching.length }),
    ...(end < matching.length && { '@odata.nextLink': nextPage(url, end) }),
    value: matching.slice(skip, end).map(({ entity, at }) => ({ ...selected(entity, query), ...expanded(at) })),
  };
}

function nextPage(url: string, skip: number): string {
  const next = new URL(url);
  for (const name of [...next.searchParams.keys()])
    if (queryOptionNamed(name)?.name === '$skip') next.searchParams.delete(name);
  next.searchParams.append('$skip', String(skip));
  return next.href;
}
