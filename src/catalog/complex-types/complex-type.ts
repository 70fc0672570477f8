import type { Property, StructuredType } from '../model.ts';
import { resourcePage } from '../properties.ts';
import type { SourceRef } from '../sources/index.ts';

/** The sources of every complex type of the script collections. They agree unless a comment says otherwise. */
export const complexTypeSources: readonly SourceRef[] = ['metadata', 'types', 'sdkModels'];

/** The facets of a property of a complex type. */
export const required = { nullable: false, sources: complexTypeSources };
export const nullable = { nullable: true, sources: complexTypeSources };

/**
 * Declares a complex type.
 *
 * @param page the part before the type's name in the address of its reference page
 * @param properties including those of its base types
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

/** The same type as an abstract one: every object is of a type that derives from it. */
export const abstractType = (type: StructuredType, derivedTypes: readonly StructuredType[]): StructuredType => ({
  ...type,
  isAbstract: true,
  derivedTypes,
});
