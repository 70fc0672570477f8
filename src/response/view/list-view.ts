import { t } from '@vscode/l10n';
import type { StructuredType } from '../../catalog/model.ts';
import type { ItemView, ListView } from '../../panel/protocol/protocol.ts';
import { memberNamed, outlineOf, type JsonMember, type JsonOutline, type JsonSpan } from '../../json/outline.ts';
import { numberText } from '../../texts/number-text.ts';
import { entityView, propertyOf, valueCell, type EntitySource, type SentEntity } from './entity-view.ts';
import { identifyingProperties } from './identifying.ts';
import { entityPage } from './reference-page.ts';

/** The entities in a response, and where they are. */
export interface ListSource {
  readonly text: string;
  readonly items: readonly JsonSpan[];
  readonly total: number;
  readonly hasNextPage: boolean;
  readonly entityType: StructuredType | undefined;
  readonly typeName: string;
  /** What a write has sent, to be found in this list. */
  readonly sought: SentEntity | undefined;
}

/** Items that are sent to the page at a time. */
const itemsPerStep = 100;

/** How many columns a type has that isn't in the catalog. */
const columnsOfUnknown = 4;

/** @returns undefined: the response is not a list of objects */
export function listSource(
  text: string,
  { items, itemCount, members }: JsonOutline,
  type: Pick<ListSource, 'entityType' | 'typeName' | 'sought'>,
): ListSource | undefined {
  if (!items?.every(({ kind }) => kind === 'object')) return undefined;
  const hasNextPage = memberNamed(members, '@odata.nextLink') !== undefined;
  return { text, items, total: itemCount, hasNextPage, ...type };
}

export function listView(source: ListSource): ListView {
  const { entityType, typeName, total, hasNextPage } = source;
  const page = entityType ? entityPage(entityType) : '';
  const items = itemsFrom(source, 0);
  return { typeName, page, columns: columnsOf(source), items, total, hasNextPage, found: foundText(source) };
}

/** The next items, starting with the one at an index. */
export function itemsFrom(source: ListSource, from: number): ItemView[] {
  const columns = columnsOf(source);
  return source.items.slice(from, from + itemsPerStep).map((span) => {
    const { text, members } = objectAt(source.text, span);
    return {
      isSought: isSought(source, { text, members }),
      cells: columns.map((column) => cellOf(text, memberNamed(members, column), column, source.entityType)),
    };
  });
}

/** Items that are compared with what was sent: each is read for that. */
const mostCompared = 1_000;

/** Says whether what was sent is in the list, as far as that is known. */
function foundText(source: ListSource): string {
  const { sought, items, total, hasNextPage } = source;
  if (sought === undefined || total === 0) return '';
  const compared = items.slice(0, mostCompared);
  const found = compared.filter((span) => isSought(source, objectAt(source.text, span))).length;
  if (found === 1) return t('1 item has what you sent.');
  if (found > 1) return t`${numberText(found)} items have what you sent.`;
  return compared.length < total || hasNextPage
    ? t('None of the items that were compared has what you sent, and there are more.')
    : t('No item has what you sent.');
}

/** Whether an item has every value that was sent. */
function isSought(
  { sought, entityType, typeName }: ListSource,
  { text, members }: Pick<EntitySource, 'text' | 'members'>,
): boolean {
  if (sought === undefined) return false;
  const origins = entityView({ text, members, entityType, typeName }, sought).rows.map(({ origin }) => origin);
  return (
    origins.some((origin) => origin === 'sent' || origin === 'rewritten') &&
    !origins.some((origin) => origin === 'changed' || origin === 'missing')
  );
}

/** One of the entities, to be shown in full. */
export function itemSource({ text, items, entityType, typeName }: ListSource, index: number): EntitySource | undefined {
  const span = items[index];
  return span && { ...objectAt(text, span), entityType, typeName };
}

/** A few properties that distinguish entities: the name, the key, the states, what the script said, and when. */
function columnsOf({ entityType, items, text }: ListSource): string[] {
  if (!entityType) {
    const first = items[0] && objectAt(text, items[0]).members;
    const scalars = first?.filter(({ name, value }) => !name.startsWith('@') && !/object|array/.test(value.kind));
    return (scalars ?? []).slice(0, columnsOfUnknown).map(({ name }) => name);
  }
  const { named, states, message, time } = identifyingProperties(entityType);
  return [
    ...(named ? [named.name] : []),
    'id',
    ...[...states, message, time].flatMap((property) => property?.name ?? []),
  ];
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
  entityType: StructuredType | undefined,
): ItemView['cells'][number] {
  if (!span) return { value: '', kind: 'text', meaning: '' };
  const { value, kind, meaning } = valueCell(text, span, propertyOf(entityType, column));
  return { value: value.length > longestCell ? `${value.slice(0, longestCell)}…` : value, kind, meaning };
}
