import { entityTypes } from './index.ts';
import type { EntityType, StructuredType } from './model.ts';

/** Whether it is known where entities of a type are, and how they are created. */
export const isEntityType = (type: StructuredType): type is EntityType => 'createPage' in type;

/** The structured type with a name, which is without namespace and in its own case. */
export const typeNamed = (name: string): StructuredType | undefined =>
  entityTypes.find((entityType) => entityType.name === name);
