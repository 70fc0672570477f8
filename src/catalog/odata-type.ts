import { entityTypes } from './index.ts';
import type { EntityType } from './model.ts';

/** The namespace of every type that Graph publishes. */
export const namespace = 'microsoft.graph';

/** The namespace that Intune uses inside, which a reference page and its error messages let through. */
export const internalNamespace = 'microsoft.management.services.api';

/** The `@odata.type` of an entity type. */
export const odataTypeOf = ({ name }: EntityType): string => `#${namespace}.${name}`;

const namespaces = [namespace, internalNamespace].map((name) => name.replaceAll('.', '\\.')).join('|');
const qualifiedName = new RegExp(`^#?(?:${namespaces})\\.(\\w+)$`, 'i');

/** The entity type that an `@odata.type` names, in either namespace, with or without `#`, in whatever case. */
export function entityTypeOfODataType(value: string): EntityType | undefined {
  const name = qualifiedName.exec(value)?.[1]?.toLowerCase();
  return entityTypes.find((entityType) => entityType.name.toLowerCase() === name);
}
