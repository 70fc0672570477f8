import { isGuid } from '../../catalog/guid.ts';
import { type StructuredType, type Property } from '../../catalog/index.ts';
import { typeName } from '../../language/contributions/type-name.ts';
import type { EntityView, Origin, PropertyRow, ValueKind } from '../../panel/protocol/protocol.ts';
import { displayed, outlineOf, type JsonMember, type JsonSpan } from '../../json/outline.ts';
import { entityPage, enumPage } from './reference-page.ts';
import { sameness } from './same-value.ts';

/** An object in a response. */
export interface EntitySource {
  /** The text that the members are in. */
  readonly text: string;
  readonly members: readonly JsonMember[];
  /** Undefined: it isn't in the catalog. */
  readonly entityType: StructuredType | undefined;
  /** Without namespace, for display. */
  readonly typeName: string;
}

/** What was sent for an entity. */
export interface SentEntity {
  readonly body: string;
  /** The same without what must not be shown. */
  readonly shownBody: string | undefined;
  /** Whether it created the entity: then the service set what wasn't sent. */
  readonly creates: boolean;
}

/** Characters of a value, and of all values together, that the table shows; the body has all of them. */
const longestValue = 20_000;
const longestTable = 400_000;

/** What a value is cut to once the table is full: enough to recognize it. */
const shortValue = 100;

const longestName = 500;

/** An object as a table of its properties: with types and meanings if the catalog has them, and compared with what was sent. */
export function entityView(source: EntitySource, sent?: SentEntity): EntityView {
  const { text, members, entityType } = source;
  const sentMembers = membersOf(sent?.body);
  const shownMembers = sent?.shownBody === sent?.body ? sentMembers : membersOf(sent?.shownBody);
  let shownLength = 0;
  const rows = members.filter(isProperty).map(({ name, value }) => {
    const property = propertyOf(entityType, name);
    const cell = valueCell(text, value, property, shownLength < longestTable ? longestValue : shortValue);
    shownLength += cell.value.length;
    return { ...cell, ...about(name, property), ...originOf(name, value, property) };
  });

  function originOf(
    name: string,
    span: JsonSpan,
    property: Property | undefined,
  ): Pick<PropertyRow, 'origin' | 'sent'> {
    if (!sent) return { origin: 'read' };
    const sentSpan = sentMembers.get(name);
    // That a new entity got an id goes without saying.
    if (!sentSpan) return { origin: sent.creates && name !== 'id' ? 'set' : 'read' };
    const same = sameness({ text: sent.body, span: sentSpan }, { text, span }, isTime(property));
    if (same === 'same') return { origin: 'sent' };
    const origin: Origin = same === 'rewritten' ? 'rewritten' : 'changed';
    const shown = shownMembers.get(name);
    return { origin, ...(shown && { sent: displayed(sent.shownBody ?? '', shown).slice(0, longestValue) }) };
  }

  const returned = new Set(members.map(({ name }) => name));
  const missing = [...shownMembers].flatMap(([name, span]): PropertyRow[] => {
    if (returned.has(name) || !isProperty({ name, value: span })) return [];
    const property = propertyOf(entityType, name);
    return [{ ...valueCell(sent?.shownBody ?? '', span, property), ...about(name, property), origin: 'missing' }];
  });
  return {
    typeName: source.typeName,
    page: entityType ? entityPage(entityType) : '',
    rows: [...rows, ...missing],
  };
}

/** A value as a cell shows it. */
export function valueCell(
  text: string,
  span: JsonSpan,
  property: Property | undefined,
  longest = longestValue,
): Pick<PropertyRow, 'value' | 'omitted' | 'kind' | 'meaning'> {
  const whole = displayed(text, span);
  return { ...cut(whole, longest), kind: kindOf(whole, span, property), meaning: meaningOf(whole, property) };
}

export const propertyOf = (entityType: StructuredType | undefined, name: string): Property | undefined =>
  entityType?.properties.find((property) => property.name === name);

/** Annotations of OData say how to read the rest; they are in the body. */
const isProperty = ({ name }: JsonMember): boolean => !name.startsWith('@odata.');

const isTime = (property: Property | undefined): boolean =>
  property?.type.kind === 'primitive' && property.type.edm === 'Edm.DateTimeOffset';

const membersOf = (body: string | undefined): ReadonlyMap<string, JsonSpan> =>
  new Map((body === undefined ? undefined : outlineOf(body))?.members.map(({ name, value }) => [name, value]));

const cut = (value: string, longest: number): Pick<PropertyRow, 'value' | 'omitted'> => ({
  value: value.slice(0, longest),
  omitted: Buffer.byteLength(value.slice(longest)),
});

const about = (
  name: string,
  property: Property | undefined,
): Pick<PropertyRow, 'name' | 'type' | 'page' | 'description'> => ({
  name: name.slice(0, longestName),
  type: property ? typeName(property) : '',
  page: property?.type.kind === 'enum' ? enumPage(property.type.enumType) : '',
  description: property?.description ?? '',
});

const time = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[Zz]|[+-]\d\d:\d\d)$/;

function kindOf(value: string, { kind }: JsonSpan, property: Property | undefined): ValueKind {
  if (kind !== 'string') return value === 'null' ? 'nothing' : 'code';
  if (property?.name === 'id' || isGuid(value)) return 'identifier';
  return time.test(value) && !Number.isNaN(Date.parse(value)) ? 'time' : 'text';
}

const meaningOf = (value: string, property: Property | undefined): string =>
  property?.type.kind === 'enum'
    ? (property.type.enumType.members.find(({ name }) => name === value)?.description ?? '')
    : '';
