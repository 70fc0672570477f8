import type { Property, StructuredType } from '../model.ts';
import { resourcePage } from '../properties.ts';
import type { SourceRef } from '../sources/index.ts';

/** Where the facts of every complex type of the script collections were read, and found to agree unless a comment says otherwise. */
export const complexTypeSources: readonly SourceRef[] = ['metadata', 'types', 'sdkModels'];

/** The facets of a property of a complex type. */
export const required = { nullable: false, sources: complexTypeSources };
export const nullable = { nullable: true, sources: complexTypeSources };

/**
 * Declares a complex type.
 *
 * @param page the end of the address of its reference page, where that is read: before the name of the type
 * @param properties with those of its base types
 */
export const complexType = (
  page: 'intune-devices' | 'intune-policyset' | 'intune-shared',
  name: string,
  description: string,
  properties: readonly Property[],
): StructuredType => ({
  kind: 'complex',
  name,
  description,
  properties,
  navigationProperties: [],
  derivedTypes: [],
  resourcePage: resourcePage(`${page}-${name}`),
  standing: 'checked',
  sources: complexTypeSources,
});

/** The same type as an abstract one: objects are only of the types that derive from it. */
export const abstractType = (type: StructuredType, derivedTypes: readonly StructuredType[]): StructuredType => ({
  ...type,
  isAbstract: true,
  derivedTypes,
});
