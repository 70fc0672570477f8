import type { EntityType } from '../../catalog/index.ts';
import type { ItemView, ListView } from '../../panel/protocol/protocol.ts';
import { memberNamed, outlineOf, type JsonMember, type JsonOutline, type JsonSpan } from '../../json/outline.ts';
import { propertyOf, valueCell, type EntitySource } from './entity-view.ts';
import { entityPage } from './reference-page.ts';

/** Entities that came back together, and where they stand. */
export interface ListSource {
  readonly text: string;
  readonly items: readonly JsonSpan[];
  readonly total: number;
  readonly hasNextPage: boolean;
  readonly entityType: EntityType | undefined;
  readonly typeName: string;
}

/** Items that are sent to the page at a time. */
const itemsPerStep = 100;

/** Columns for a type that the catalog does not know. */
const columnsOfUnknown = 4;

/** @returns undefined: the answer is not a list of objects */
export function listSource(
  text: string,
  { items, itemCount, members }: JsonOutline,
  type: Pick<ListSource, 'entityType' | 'typeName'>,
): ListSource | undefined {
  if (!items?.every(({ kind }) => kind === 'object')) return undefined;
  const hasNextPage = memberNamed(members, '@odata.nextLink') !== undefined;
  return { text, items, total: itemCount, hasNextPage, ...type };
}

export function listView(source: ListSource): ListView {
  const { entityType, typeName, total, hasNextPage } = source;
  const page = entityType ? entityPage(entityType) : '';
  return { typeName, page, columns: columnsOf(source), items: itemsFrom(source, 0), total, hasNextPage };
}

/** The next items from one on. */
export function itemsFrom(source: ListSource, from: number): ItemView[] {
  const columns = columnsOf(source);
  return source.items.slice(from, from + itemsPerStep).map((span) => {
    const { text, members } = objectAt(source.text, span);
    return { cells: columns.map((column) => cellOf(text, memberNamed(members, column), column, source.entityType)) };
  });
}

/** One of the entities, to be shown in full. */
export function itemSource({ text, items, entityType, typeName }: ListSource, index: number): EntitySource | undefined {
  const span = items[index];
  return span && { ...objectAt(text, span), entityType, typeName };
}

/** A few properties that tell entities from each other: the key, the states, and when. */
function columnsOf({ entityType, items, text }: ListSource): string[] {
  if (!entityType) {
    const first = items[0] && objectAt(text, items[0]).members;
    const scalars = first?.filter(({ name, value }) => !name.startsWith('@') && !/object|array/.test(value.kind));
    return (scalars ?? []).slice(0, columnsOfUnknown).map(({ name }) => name);
  }
  const { properties } = entityType;
  const states = properties.filter(({ type }) => type.kind === 'enum');
  const time = properties.find(({ type }) => type.kind === 'primitive' && type.edm === 'Edm.DateTimeOffset');
  return ['id', ...states.map(({ name }) => name), ...(time ? [time.name] : [])];
}

function objectAt(text: string, { start, end }: JsonSpan): { text: string; members: readonly JsonMember[] } {
  const object = text.slice(start, end);
  return { text: object, members: outlineOf(object)?.members ?? [] };
}

const longestCell = 200;

function cellOf(
  text: string,
  span: JsonSpan | undefined,
  column: string,
  entityType: EntityType | undefined,
): ItemView['cells'][number] {
  if (!span) return { value: '', kind: 'text', meaning: '' };
  const { value, kind, meaning } = valueCell(text, span, propertyOf(entityType, column));
  return { value: value.length > longestCell ? `${value.slice(0, longestCell)}…` : value, kind, meaning };
}
