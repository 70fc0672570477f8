import { t } from '@vscode/l10n';
import type { Node } from 'jsonc-parser';
import type { JSONSchema } from 'vscode-json-languageservice';
import type { EnumType, NavigationProperty, Property, SingleType, StructuredType } from '../../../catalog/model.ts';
import { placeholder } from '../text.ts';
import { odataTypeOf } from '../../../catalog/odata-type.ts';
import { contract } from '../../../catalog/contract.ts';
import type { BodyJson } from '../../body-json.ts';
import { typeOfObject } from '../../checks/body/object-type.ts';
import { memberHover, propertyHover } from '../../hover/property.ts';
import { typeName } from '../../contributions/type-name.ts';
import { entitySnippet, valueSnippet } from '../../contributions/snippets.ts';
import { primitiveTypes } from '../../values/primitive-types.ts';

/** Marks the value that is inserted with a property, and isn't offered on its own. */
export const defaultValue = 'default value';

/** Where in a body completions are wanted: only what is around the cursor needs a schema. */
export interface Place {
  readonly json: BodyJson;
  /** Of the cursor, in the text that `json` was read from. */
  readonly offset: number;
  /** Offered as a time, in UTC and in local time. */
  readonly now: Date;
}

/**
 * The schema of an object, made for completion: the default snippet of each property is the value that is inserted with it, and
 * `anyOf` has the values that are offered after its colon.
 *
 * @param declared the type of the object, or one that it derives from
 * @param node the object; undefined if it isn't written yet
 */
export function completionSchema(declared: StructuredType, node: Node | undefined, place: Place): JSONSchema {
  const type = node ? typeOfObject(node, declared, place.json) : declared;
  const properties: Record<string, JSONSchema> = {};
  if (type.kind !== 'parameters') properties['@odata.type'] = odataTypeSchema(declared);
  for (const property of type.properties)
    properties[property.name] = property.readOnly
      ? { doNotSuggest: true }
      : propertySchema(property, type, valueAt(node, property.name, place.offset), place);
  for (const navigation of type.navigationProperties)
    properties[navigation.name] = relatedSchema(navigation, valueAt(node, navigation.name, place.offset), place);
  return { type: 'object', properties };
}

/** The value of a property, if the cursor is in it. */
function valueAt(node: Node | undefined, name: string, offset: number): Node | undefined {
  const property = node?.children?.find(({ children }) => children?.[0]?.value === name);
  const value = property?.children?.[1];
  return value && holds(value, offset) ? value : undefined;
}

const holds = (node: Node, offset: number): boolean => node.offset <= offset && offset <= node.offset + node.length;

const verbatim = (text: string): string => `^${text}`;

const odataTypeSchema = (declared: StructuredType): JSONSchema => {
  const { derivedTypes, isAbstract } = declared;
  const names = [...derivedTypes, ...(isAbstract === true ? [] : [declared])].map(odataTypeOf);
  return {
    markdownDescription:
      names.length > 1 ? t('The type of the object.') : t('The type of the entity. Optional: the URL determines it.'),
    completionDetail: declared.name,
    defaultSnippets: [{ label: defaultValue, body: verbatim(names.length > 1 ? '"$1"' : `"${names[0] ?? ''}"`) }],
    anyOf: [{ enum: names }],
  };
};

function propertySchema(property: Property, type: StructuredType, value: Node | undefined, place: Place): JSONSchema {
  const described = {
    markdownDescription: propertyHover(property, type),
    completionDetail: typeName(property),
  };
  const { initial, proposed } = valuesOf(property, place.now);
  const inside = insideOf(property, value, place);
  return {
    ...inside,
    ...described,
    defaultSnippets: [{ label: defaultValue, body: verbatim(initial) }],
    anyOf: [...(inside.anyOf ?? []), proposed],
  };
}

/** What is offered inside a value: the properties of an object, the items of an array. */
function insideOf({ type, nullable }: Property, value: Node | undefined, place: Place): JSONSchema {
  if (type.kind === 'structured')
    // An object that the cursor isn't in needs none.
    return value?.type === 'object' ? completionSchema(type.structuredType, value, place) : { type: 'object' };
  if (type.kind !== 'collection') {
    const json = type.kind === 'primitive' ? primitiveTypes[type.edm].json : 'string';
    return { type: nullable ? [json, 'null'] : json };
  }
  return arraySchema(type.item, value, place);
}

function arraySchema(type: SingleType, value: Node | undefined, place: Place): JSONSchema {
  const item = value?.children?.find((child) => holds(child, place.offset));
  return { type: 'array', items: itemSchema(type, item, place) };
}

function itemSchema(type: SingleType, item: Node | undefined, place: Place): JSONSchema {
  switch (type.kind) {
    case 'structured': {
      const { structuredType } = type;
      return {
        // A type can contain itself, and an object that the cursor isn't in needs no properties.
        ...(item?.type === 'object' ? completionSchema(structuredType, item, place) : { type: 'object' }),
        defaultSnippets: [objectSnippet(structuredType)],
      };
    }
    case 'enum':
      return { anyOf: [membersOf(type.enumType)] };
    case 'primitive':
      return { type: 'string', defaultSnippets: [{ label: '""', body: verbatim('"$1"') }] };
    default:
      return type satisfies never;
  }
}

const objectSnippet = (type: StructuredType): { label: string; description: string; bodyText: string } => ({
  label: type.name,
  description: t('all properties'),
  bodyText: entitySnippet(type).join('\n'),
});

function membersOf(enumType: EnumType): JSONSchema {
  const members = enumType.members.filter(({ sentinel }) => sentinel !== true);
  return {
    enum: members.map(({ name }) => name),
    enumDetails: members.map(({ description }) => description),
    markdownEnumDescriptions: members.map((member) => memberHover(member, enumType)),
  };
}

function valuesOf(property: Property, now: Date): { initial: string; proposed: JSONSchema } {
  const { type } = property;
  let tabStop = 0;
  const snippet = valueSnippet(property, () => ++tabStop, 0);
  const one = (label: string, body: string): JSONSchema => ({ defaultSnippets: [{ label, body: verbatim(body) }] });
  switch (type.kind) {
    case 'enum':
      return { initial: snippet, proposed: membersOf(type.enumType) };
    case 'collection':
      return { initial: snippet, proposed: one('[]', '[$1]') };
    case 'structured':
      return { initial: snippet, proposed: one(type.structuredType.name, snippet) };
    case 'primitive':
      break;
    default:
      return type satisfies never;
  }
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
    case 'Edm.Boolean':
      return {
        initial: snippet,
        proposed: { defaultSnippets: ['true', 'false'].map((label) => ({ label, body: verbatim(label) })) },
      };
    case 'Edm.String':
    case 'Edm.Binary':
      return { initial: '"$1"', proposed: one('""', '"$1"') };
    default: {
      const [sample = ''] = primitiveTypes[type.edm].samples(now);
      return { initial: snippet, proposed: one(sample, snippet) };
    }
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

/** What isn't offered. If a contained collection is there anyway, its entities are completed. */
function relatedSchema(navigation: NavigationProperty, value: Node | undefined, place: Place): JSONSchema {
  const target = navigation.containsTarget === false ? undefined : contract.type(navigation.target);
  if (target === undefined) return { doNotSuggest: true };
  if (!navigation.collection)
    return { doNotSuggest: true, ...(value?.type === 'object' && completionSchema(target, value, place)) };
  return { doNotSuggest: true, ...arraySchema({ kind: 'structured', structuredType: target }, value, place) };
}
