import type {
  EdmPrimitive,
  EnumType,
  NavigationProperty,
  Property,
  PropertyType,
  SingleType,
  StructuredType,
} from './model.ts';
import type { SourceRef } from './sources/index.ts';

interface Facets {
  readonly nullable: boolean;
  readonly sources: readonly SourceRef[];
}

const property =
  (type: PropertyType) =>
  (name: string, description: string, facets: Facets): Property => ({
    name,
    type,
    description,
    readOnly: false,
    standing: 'checked',
    ...facets,
  });

const primitive = (edm: EdmPrimitive) => property({ kind: 'primitive', edm });

/** Declares a structural property of the named EDM type. */
export const string = primitive('Edm.String');
export const int32 = primitive('Edm.Int32');
export const dateTimeOffset = primitive('Edm.DateTimeOffset');
export const boolean = primitive('Edm.Boolean');
export const binary = primitive('Edm.Binary');
export const date = primitive('Edm.Date');
export const duration = primitive('Edm.Duration');
export const timeOfDay = primitive('Edm.TimeOfDay');
export const stringCollection = property({ kind: 'collection', item: { kind: 'primitive', edm: 'Edm.String' } });

/** The values of Edm.Int32, both ends included (OData 4.01, Common Schema Definition Language). */
export const int32Range = { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 } as const;

/** Declares a structural property of an enum type. */
export const enumeration = (enumType: EnumType) => property({ kind: 'enum', enumType });

/** Declares a structural property whose value is an array of members of an enum type. */
export const enumerationCollection = (enumType: EnumType) =>
  property({ kind: 'collection', item: { kind: 'enum', enumType } satisfies SingleType });

/** Declares a structural property whose value is an object. */
export const structured = (structuredType: StructuredType) => property({ kind: 'structured', structuredType });

/** Declares a structural property whose value is an array of objects. */
export const structuredCollection = (structuredType: StructuredType) =>
  property({ kind: 'collection', item: { kind: 'structured', structuredType } satisfies SingleType });

/** Declares the key that every entity inherits: `id`, which the service sets. */
export const key = (description: string, sources: readonly SourceRef[]): Property => ({
  ...string('id', description, { nullable: false, sources }),
  readOnly: true,
});

/** The same property, as one that the service sets: the metadata marks it as computed. */
export const computed = (of: Property): Property => ({ ...of, readOnly: true });

/** Declares a navigation property to entities that are contained in the one that has it. */
export const contained = (
  name: string,
  target: string,
  description: string,
  { collection, sources }: { readonly collection: boolean; readonly sources: readonly SourceRef[] },
): NavigationProperty => ({
  name,
  target,
  collection,
  containsTarget: true,
  description,
  standing: 'checked',
  sources,
});

/** Declares the navigation property to the device that ran the script. */
export const managedDevice = (description: string): NavigationProperty => ({
  name: 'managedDevice',
  target: 'managedDevice',
  collection: false,
  containsTarget: false,
  description,
  standing: 'checked',
  sources: ['metadata', 'types'],
});

/** The address of a type's reference page. The pages' names are the lower-case type names. */
export const resourcePage = (slug: string): string =>
  `https://learn.microsoft.com/graph/api/resources/${slug.toLowerCase()}?view=graph-rest-beta`;

/**
 * Converts an error code in another notation, hexadecimal or unsigned, to an Edm.Int32. Microsoft’s tables of Intune’s errors print
 * `0x87D1FDE8`, `2278686184` and `-2016281112` for the same one.
 *
 * @returns undefined if it isn't such a number
 */
export function int32Of(written: string): number | undefined {
  if (!/^(?:0x[\da-f]{1,8}|\d{10})$/i.test(written)) return undefined;
  const value = Number(written);
  return value > 0xffffffff ? undefined : value | 0;
}
