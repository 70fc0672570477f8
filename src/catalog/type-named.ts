import { complexTypes, entityTypes, enumTypes, scriptEntityTypes, scriptSingletonTypes } from './index.ts';
import type { EnumType, StructuredType } from './model.ts';

/** Finds an item by its name without namespace, ignoring case. */
function byName<Named extends { readonly name: string }>(all: readonly Named[]): (name: string) => Named | undefined {
  const found = new Map(all.map((one) => [one.name.toLowerCase(), one]));
  return (name) => found.get(name.toLowerCase());
}

/** Finds a structured type by its name, among those that are checked by hand. */
export const typeNamed: (name: string) => StructuredType | undefined = byName<StructuredType>([
  ...[...entityTypes, ...scriptEntityTypes],
  ...[...scriptSingletonTypes, ...complexTypes],
]);

/** The same for an enum type. */
export const enumTypeNamed: (name: string) => EnumType | undefined = byName(Object.values(enumTypes));
