import { jsonMediaType } from '../../catalog/requests/headers.ts';
import { clouds, type Cloud, type Route } from '../../catalog/index.ts';
import type { EnumType, Property, PropertyType, StructuredType } from '../../catalog/model.ts';
import { graphVersion } from '../../catalog/url/graph-url.ts';
import { odataTypeOf } from '../../catalog/odata-type.ts';
import { primitiveTypes } from '../values/primitive-types.ts';

/** Generates the numbers of a snippet's tab stops. */
type TabStop = () => number;

const counter = (): TabStop => {
  let last = 0;
  return () => ++last;
};

/** The text of a placeholder or choice, with the characters escaped that would end it in the snippet syntax. */
const escape = (text: string): string => text.replace(/[\\$},|]/g, '\\$&');

/** Now, in local time with its offset, as VS Code's snippet variables. */
const now =
  '${CURRENT_YEAR}-${CURRENT_MONTH}-${CURRENT_DATE}T${CURRENT_HOUR}:${CURRENT_MINUTE}:${CURRENT_SECOND}${CURRENT_TIMEZONE_OFFSET}';

/** `resultMessage` as words: `result message`. */
const words = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** The maximum depth of nested objects, for types that contain themselves. */
const deepest = 3;

/** The value of a property, as snippet text; further lines are indented like the object at `depth`. */
export const valueSnippet = ({ name, type }: Pick<Property, 'name' | 'type'>, tabStop: TabStop, depth = 1): string =>
  typeSnippet(name, type, tabStop, depth);

function typeSnippet(name: string, type: PropertyType, tabStop: TabStop, depth: number): string {
  switch (type.kind) {
    case 'enum':
      return enumSnippet(type.enumType, tabStop);
    case 'structured':
      if (depth >= deepest) return `{$${tabStop()}}`;
      return objectSnippet(usualTypeOf(type.structuredType), tabStop, depth).join('\n');
    case 'collection':
      if (type.item.kind !== 'structured' || depth >= deepest) return `[$${tabStop()}]`;
      return `[${typeSnippet(name, type.item, tabStop, depth)}]`;
    case 'primitive':
      switch (type.edm) {
        case 'Edm.String':
          return `"\${${tabStop()}:${escape(words(name))}}"`;
        case 'Edm.DateTimeOffset':
          return `"\${${tabStop()}:${now}}"`;
        case 'Edm.Boolean':
          return `\${${tabStop()}|false,true|}`;
        case 'Edm.Binary':
          return `"$${tabStop()}"`;
        default:
          return sampleSnippet(primitiveTypes[type.edm].samples(new Date(0))[0] ?? '', tabStop);
      }
    default:
      return type satisfies never;
  }
}

const enumSnippet = ({ members }: EnumType, tabStop: TabStop): string => {
  const usable = members.filter(({ sentinel }) => sentinel !== true);
  return `"\${${tabStop()}|${usable.map((member) => escape(member.name)).join(',')}|}"`;
};

/** A value to replace as a whole, inside its quotes. */
const sampleSnippet = (json: string, tabStop: TabStop): string =>
  json.startsWith('"') ? `"\${${tabStop()}:${escape(json.slice(1, -1))}}"` : `\${${tabStop()}:${json}}`;

/** The type to write for a declared type: the first that derives from it, in the order of the catalog. */
const usualTypeOf = (type: StructuredType): StructuredType => type.derivedTypes[0] ?? type;

/** A JSON payload with every property that a client may set, in the order of the reference page. Lines of a snippet. */
export const entitySnippet = (type: StructuredType, tabStop: TabStop = counter()): string[] =>
  objectSnippet(usualTypeOf(type), tabStop, 0);

/** @param depth of the object in the payload; its first line needs no indentation */
function objectSnippet(type: StructuredType, tabStop: TabStop, depth: number): string[] {
  // The service sets the key of an entity, even if no model says so.
  const isKey = ({ name }: Property): boolean => type.kind === 'entity' && name === 'id';
  const settable = type.properties.filter((property) => !property.readOnly && !isKey(property));
  const indent = '  '.repeat(depth);
  const members = [
    ...(type.kind === 'parameters' ? [] : [`"@odata.type": "${odataTypeOf(type)}"`]),
    ...settable.map((property) => `"${property.name}": ${valueSnippet(property, tabStop, depth + 1)}`),
  ];
  return [
    '{',
    ...members.flatMap((member, index) => `${indent}  ${member}${index < members.length - 1 ? ',' : ''}`.split('\n')),
    `${indent}}`,
  ];
}

/** A request that the user can start with: what it sends, and where. */
export interface OfferedRequest {
  /** Of the body: an entity, or the parameters of an action. */
  readonly type: StructuredType;
  readonly route: Route;
}

/** What a request does, as in its title: `Create deviceHealthScript`, `Assign deviceHealthScripts`. */
export function requestTitle({ type, route }: OfferedRequest): string {
  if (type.kind !== 'parameters') return `Create ${type.name}`;
  const [, , collection = ''] = route.path.split('/');
  return `${type.name.charAt(0).toUpperCase()}${type.name.slice(1)} ${collection}`;
}

/** A whole request that creates an entity on a route. Lines of a snippet; path parameters come first. */
export function requestSnippet(
  entityType: StructuredType,
  route: Route,
  cloud: Cloud | undefined = clouds[0],
  title = `Create ${entityType.name}`,
): string[] {
  const tabStop = counter();
  const path = route.path.replace(/\{[\w.]+\}/g, () => `\${${tabStop()}:00000000-0000-0000-0000-000000000000}`);
  return [
    `### ${title}`,
    `POST ${cloud?.graphRoot ?? ''}/${graphVersion}${path}`,
    `Content-Type: ${jsonMediaType}`,
    '',
    ...entitySnippet(entityType, tabStop),
    '',
  ];
}
