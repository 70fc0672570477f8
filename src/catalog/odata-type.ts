import { entityTypes } from './index.ts';
import type { EntityType, StructuredType } from './model.ts';

/** The namespace of every type that Graph publishes. */
export const namespace = 'microsoft.graph';

/** The namespace that Intune uses inside, which a reference page and its error messages let through. */
export const internalNamespace = 'microsoft.management.services.api';

/** The `@odata.type` of a structured type. */
export const odataTypeOf = ({ name }: Pick<StructuredType, 'name'>): string => `#${namespace}.${name}`;

const namespaces = [namespace, internalNamespace].map((name) => name.replaceAll('.', '\\.')).join('|');
const qualifiedName = new RegExp(`^#?(?:${namespaces})\\.(\\w+)$`, 'i');

/** The name that an `@odata.type` has behind its namespace, in lower case: in either namespace, with or without `#`. */
export const nameOfODataType = (value: string): string | undefined => qualifiedName.exec(value)?.[1]?.toLowerCase();

/** The entity type that an `@odata.type` names, in either namespace, with or without `#`, in whatever case. */
export function entityTypeOfODataType(value: string): EntityType | undefined {
  const name = nameOfODataType(value);
  return entityTypes.find((entityType) => entityType.name.toLowerCase() === name);
}
