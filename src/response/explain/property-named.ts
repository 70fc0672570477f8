import type { StructuredType, Property } from '../../catalog/index.ts';
import { typeName } from '../../language/contributions/type-name.ts';
import { isRecord } from '../../json/is-record.ts';
import type { GraphErrorText } from '../../send/graph-error.ts';

/**
 * The property that an error is about, as the service names it or as its value reveals it. The patterns are the sentences of
 * Microsoft's OData library, which public reports show from Intune (Intune-PowerShell-SDK#98, Microsoft365DSC#5954).
 *
 * @param sent the JSON that was sent: finds the property if the error quotes only its value
 * @returns a name that the body may or may not have; undefined if none is named
 */
export function propertyNamed(
  { message, details }: Pick<GraphErrorText, 'message' | 'details'>,
  entityType: StructuredType,
  sent?: unknown,
): string | undefined {
  const messages = [message, ...details.map((detail) => detail.message)];
  const targets = details.map(({ target }) => target).filter((target) => isProperty(target, entityType));
  return (
    firstOf(messages, (text) => byPattern(text)) ??
    firstOf(messages, (text) => byLiteral(text, entityType, sent)) ??
    targets[0] ??
    firstOf(messages, (text) => byQuotedName(text, entityType))
  );
}

function firstOf(texts: readonly string[], find: (text: string) => string | undefined): string | undefined {
  for (const text of texts) {
    const found = find(text);
    if (found !== undefined) return found;
  }
  return undefined;
}

const patterns = [
  /\bproperty '([^']+)' does not exist on type\b/i,
  /\bproperty named '([^']+)'/i,
  /\bproperties with the name '([^']+)'/i,
];

const byPattern = (message: string): string | undefined =>
  firstOf(
    patterns.map((pattern) => pattern.exec(message)?.[1] ?? ''),
    (name) => name || undefined,
  );

/** `Cannot convert the literal '0' to the expected type 'Edm.String'.` has to fit exactly one property of the body. */
function byLiteral(message: string, entityType: StructuredType, sent: unknown): string | undefined {
  if (!isRecord(sent)) return undefined;
  // The value may contain quotes, and even these words, so it extends from the first beginning to the last end.
  const start = /\bliteral '/i.exec(message);
  const end = Array.from(message.matchAll(/' to the expected type '([^']+)'/gi)).at(-1);
  if (start === null || end?.[1] === undefined) return undefined;
  const literal = message.slice(start.index + start[0].length, end.index);
  const expected = end[1];
  const named = entityType.properties.filter(({ name }) => Object.hasOwn(sent, name) && textOf(sent[name]) === literal);
  const fitting = named.filter((property) => typeName(property) === expected && isWrong(property, sent[property.name]));
  return fitting.length === 1 ? fitting[0]?.name : undefined;
}

/** A string can't be a wrong value of a string property; with other types, a value may still be out of range or malformed. */
const isWrong = (property: Property, value: unknown): boolean =>
  typeName(property) !== 'Edm.String' || typeof value !== 'string';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** A quoted word that is the name of a property. */
function byQuotedName(message: string, entityType: StructuredType): string | undefined {
  const names = Array.from(message.matchAll(/['"“‘](\w+)['"”’]/g), ([, name = '']) => name);
  return names.find((name) => isProperty(name, entityType));
}

const isProperty = (name: string, { properties, navigationProperties }: StructuredType): boolean =>
  [...properties, ...navigationProperties].some((property) => property.name === name);
