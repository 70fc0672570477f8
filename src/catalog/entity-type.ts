import { entityTypes } from './index.ts';
import type { EntityType, StructuredType } from './model.ts';
import { sourceOf } from './sources/index.ts';

/** Whether a type is one of the run states: no report says that the service ever created one. */
export const isRunState = ({ name }: StructuredType): boolean =>
  entityTypes.some((entityType) => entityType.name === name);

/** Whether it is known where entities of a type are, and how they are created. */
export const isEntityType = (type: StructuredType): type is EntityType => 'createPage' in type;

/** The address of the page that says how to create an object of a type, or else of the type's own page. */
export const createPageOf = (type: StructuredType): string =>
  isEntityType(type) ? sourceOf(type.createPage).url : type.resourcePage;
