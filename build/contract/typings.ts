// Reads from Microsoft's typings which properties accept null. They are made from the metadata in another way than the SDK's models.
import { readFileSync } from 'node:fs';

/** What the typings say about a property. */
export interface TypedProperty {
  readonly isNullable: boolean;
  readonly isArray: boolean;
}

/** Finds a property by the name of its type, without `microsoft.graph`; undefined if the typings don't have it. */
export type Typings = (typeName: string, property: string) => TypedProperty | undefined;

/**
 * Reads the types outside namespaces, which are those of `microsoft.graph`.
 *
 * @param file `microsoft-graph.d.ts`
 */
export function readTypings(file: string): Typings {
  const text = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  const types = new Map<string, ReadonlyMap<string, TypedProperty>>();
  for (const part of text.split('\nexport ')) {
    const name = /^interface (\w+)[ <]/.exec(part)?.[1];
    // Only types of `microsoft.graph` begin a line.
    const end = part.indexOf('\n}');
    if (name !== undefined) types.set(name.toLowerCase(), propertiesIn(end === -1 ? '' : part.slice(0, end)));
  }
  return (typeName, property) => types.get(typeName.toLowerCase())?.get(property);
}

function propertiesIn(body: string): ReadonlyMap<string, TypedProperty> {
  const found = new Map<string, TypedProperty>();
  for (const piece of body.split(';\n')) {
    const [, name = '', type = ''] = /(?:^|\n) +(\w+)\?: ([^]+)$/.exec(piece) ?? [];
    if (name === '') continue;
    const written = type.trim().replace(/;$/, '');
    const inner = /^NullableOption<([^]*)>$/.exec(written)?.[1] ?? written;
    found.set(name, { isNullable: type.startsWith('NullableOption<'), isArray: inner.trim().endsWith('[]') });
  }
  return found;
}
