import type { PropertyType } from '../../catalog/model.ts';
import { primitiveTypes } from './primitive-types.ts';

/** Names of types as the reference pages print them in place of a value: `"String (timestamp)"`, `"Integer"`. */
const typeNames =
  /^(?:Edm\.)?(?:String|Boolean|Integer|Int16|Int32|Int64|Double|Guid|DateTimeOffset|Timestamp|Date)(?: \([a-z]+\))?$/;

/**
 * Whether a string is the name of a type that a reference page prints in place of a value. For a property of type string, only
 * `String` counts: any other word may be meant.
 */
export function isPlaceholderValue(text: string, type: PropertyType): boolean {
  switch (type.kind) {
    case 'enum':
      return typeNames.test(text) || text === type.enumType.name;
    case 'collection':
    case 'structured':
      return false;
    case 'primitive':
      return type.edm === 'Edm.String' ? /^String(?: \([a-z]+\))?$/.test(text) : typeNames.test(text);
    default:
      return type satisfies never;
  }
}

/**
 * What can replace a placeholder: values, as JSON, that are valid for the property, the most likely first.
 *
 * @param now for a date and time, which is written in UTC to the second
 */
export function placeholderReplacements(type: PropertyType, now: Date): readonly string[] {
  switch (type.kind) {
    case 'enum':
      return type.enumType.members.filter(({ sentinel }) => sentinel !== true).map(({ name }) => JSON.stringify(name));
    case 'collection':
      return ['[]'];
    case 'structured':
      return ['{}'];
    case 'primitive':
      return primitiveTypes[type.edm].samples(now);
    default:
      return type satisfies never;
  }
}
