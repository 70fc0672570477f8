import { jsonMediaType } from '../../catalog/requests/headers.ts';
import { clouds, enumTypes, type Cloud, type EntityType, type Property, type Route } from '../../catalog/index.ts';
import { graphVersion } from '../../catalog/graph-url.ts';
import { odataTypeOf } from '../../catalog/odata-type.ts';

/** Hands out the numbers of a snippet's tab stops. */
type TabStop = () => number;

const counter = (): TabStop => {
  let last = 0;
  return () => ++last;
};

/** The text of a placeholder or choice, with what the snippet syntax would read as its end escaped. */
const escape = (text: string): string => text.replace(/[\\$},|]/g, '\\$&');

/** Now, in local time with its offset, by VS Code's snippet variables. */
const now =
  '${CURRENT_YEAR}-${CURRENT_MONTH}-${CURRENT_DATE}T${CURRENT_HOUR}:${CURRENT_MINUTE}:${CURRENT_SECOND}${CURRENT_TIMEZONE_OFFSET}';

/** `resultMessage` as words: `result message`. */
const words = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** The value of a property, as snippet text. */
export function valueSnippet({ name, type }: Property, tabStop: TabStop): string {
  switch (type.kind) {
    case 'enum': {
      const members = enumTypes[type.enumType].members.filter(({ sentinel }) => sentinel !== true);
      return `"\${${tabStop()}|${members.map((member) => escape(member.name)).join(',')}|}"`;
    }
    case 'collection':
      return `[$${tabStop()}]`;
    case 'primitive':
      switch (type.edm) {
        case 'Edm.String':
          return `"\${${tabStop()}:${escape(words(name))}}"`;
        case 'Edm.Int32':
          return `\${${tabStop()}:0}`;
        case 'Edm.DateTimeOffset':
          return `"\${${tabStop()}:${now}}"`;
        default:
          return type.edm satisfies never;
      }
    default:
      return type satisfies never;
  }
}

/** A JSON payload with every property that a client may set, in the order of the reference page. Lines of a snippet. */
export function entitySnippet(entityType: EntityType, tabStop: TabStop = counter()): string[] {
  const settable = entityType.properties.filter(({ readOnly }) => !readOnly);
  const members = [
    `"@odata.type": "${odataTypeOf(entityType)}"`,
    ...settable.map((property) => `"${property.name}": ${valueSnippet(property, tabStop)}`),
  ];
  return ['{', ...members.map((member, index) => `  ${member}${index < members.length - 1 ? ',' : ''}`), '}'];
}

/** A whole request that creates an entity on a route. Lines of a snippet; path parameters come first. */
export function requestSnippet(entityType: EntityType, route: Route, cloud: Cloud | undefined = clouds[0]): string[] {
  const tabStop = counter();
  const path = route.path.replace(/\{\w+\}/g, () => `\${${tabStop()}:00000000-0000-0000-0000-000000000000}`);
  return [
    `### Create ${entityType.name}`,
    `POST ${cloud?.graphRoot ?? ''}/${graphVersion}${path}`,
    `Content-Type: ${jsonMediaType}`,
    '',
    ...entitySnippet(entityType, tabStop),
    '',
  ];
}
