import { t } from '@vscode/l10n';
import type { JSONSchema } from 'vscode-json-languageservice';
import { entityTypes, enumTypes } from '../../catalog/index.ts';
import type { EntityType, Property } from '../../catalog/index.ts';
import { placeholder } from './text.ts';
import { odataTypeOf } from '../../catalog/odata-type.ts';
import { memberHover, propertyHover } from '../hover/property.ts';
import { payloadSchema, typeName, type JsonSchema } from '../contributions/schema.ts';
import { entitySnippet, valueSnippet } from '../contributions/snippets.ts';

/** Marks the value that is inserted with a property, which is no proposal of its own. */
export const defaultValue = 'default value';

/**
 * The schema of a payload, made for proposing: each property has one value that is inserted with it as its default
 * snippet, and the values that are proposed behind its colon below `anyOf`.
 *
 * @param now offered as a time, in UTC and in local time
 */
export function completionSchema(entityType: EntityType, now: Date): JSONSchema {
  const { properties: declared = {} } = payloadSchema(entityType);
  const properties: Record<string, JSONSchema> = {};
  for (const [name, schema] of Object.entries(declared)) {
    const property = entityType.properties.find((candidate) => candidate.name === name);
    properties[name] =
      name === '@odata.type'
        ? odataTypeSchema(entityType, schema)
        : property && schema.doNotSuggest !== true
          ? propertySchema(property, entityType, schema, now)
          : relatedSchema(name, entityType, now);
  }
  return { type: 'object', properties };
}

const verbatim = (text: string): string => `^${text}`;

const odataTypeSchema = (entityType: EntityType, { description = '' }: JsonSchema): JSONSchema => ({
  markdownDescription: description,
  completionDetail: entityType.name,
  defaultSnippets: [{ label: defaultValue, body: verbatim(`"${odataTypeOf(entityType)}"`) }],
  anyOf: [{ enum: [odataTypeOf(entityType)] }],
});

function propertySchema(
  property: Property,
  entityType: EntityType,
  { type = 'string' }: JsonSchema,
  now: Date,
): JSONSchema {
  const values = valuesOf(property, now);
  return {
    type: typeof type === 'string' ? type : [...type],
    markdownDescription: propertyHover(property, entityType),
    completionDetail: typeName(property),
    defaultSnippets: [{ label: defaultValue, body: verbatim(values.initial) }],
    ...(property.type.kind === 'collection' ? { items: stringItem } : {}),
    anyOf: [values.proposed],
  };
}

const stringItem: JSONSchema = { type: 'string', defaultSnippets: [{ label: '""', body: verbatim('"$1"') }] };

function valuesOf(property: Property, now: Date): { initial: string; proposed: JSONSchema } {
  const { type } = property;
  const snippet = valueSnippet(property, () => 1);
  const one = (label: string, body: string): JSONSchema => ({ defaultSnippets: [{ label, body: verbatim(body) }] });
  if (type.kind === 'enum') {
    const enumType = enumTypes[type.enumType];
    const members = enumType.members.filter(({ sentinel }) => sentinel !== true);
    const proposed = {
      enum: members.map(({ name }) => name),
      enumDetails: members.map(({ description }) => description),
      markdownEnumDescriptions: members.map((member) => memberHover(member, enumType)),
    };
    return { initial: snippet, proposed };
  }
  if (type.kind === 'collection') return { initial: snippet, proposed: one('[]', '[$1]') };
  switch (type.edm) {
    case 'Edm.DateTimeOffset': {
      const times = nowAsDateTimeOffset(now);
      const proposed = {
        defaultSnippets: times.map(({ text, detail }) => ({
          label: text,
          description: detail,
          body: verbatim(`"${text}"`),
        })),
      };
      return { initial: `"${placeholder(1, times[0].text)}"`, proposed };
    }
    case 'Edm.Int32':
      return { initial: snippet, proposed: one('0', '${1:0}') };
    case 'Edm.String':
      return { initial: '"$1"', proposed: one('""', '"$1"') };
    default:
      return type.edm satisfies never;
  }
}

/** A moment to the second, in UTC and in local time with its offset. */
function nowAsDateTimeOffset(now: Date): [{ text: string; detail: string }, { text: string; detail: string }] {
  const seconds = (date: Date): string => date.toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length);
  const minutes = -now.getTimezoneOffset();
  const local = new Date(now.getTime() + minutes * 60_000);
  const two = (value: number): string => String(Math.trunc(value)).padStart(2, '0');
  const offset = `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
  return [
    { text: `${seconds(now)}Z`, detail: t('now, in UTC') },
    { text: `${seconds(local)}${offset}`, detail: t('now, in local time') },
  ];
}

/** What is not proposed; inside of a contained collection that is written all the same, its entities are. */
function relatedSchema(name: string, entityType: EntityType, now: Date): JSONSchema {
  const navigation = entityType.navigationProperties.find((candidate) => candidate.name === name);
  const target = entityTypes.find((candidate) => candidate.name === navigation?.target);
  if (navigation?.containsTarget !== true || target === undefined) return { doNotSuggest: true };
  const entity = { label: target.name, description: t('all properties'), bodyText: entitySnippet(target).join('\n') };
  const items: JSONSchema = { ...completionSchema(target, now), defaultSnippets: [entity] };
  return { doNotSuggest: true, type: 'array', items };
}
