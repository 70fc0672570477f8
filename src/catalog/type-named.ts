import { complexTypes, entityTypes, scriptEntityTypes, scriptSingletonTypes } from './index.ts';
import type { StructuredType } from './model.ts';

const byName: ReadonlyMap<string, StructuredType> = new Map(
  [...entityTypes, ...scriptEntityTypes, ...scriptSingletonTypes, ...complexTypes].map((type) => [
    type.name.toLowerCase(),
    type,
  ]),
);

/** The structured type with a name, which is without namespace; names compare without case. */
export const typeNamed = (name: string): StructuredType | undefined => byName.get(name.toLowerCase());
