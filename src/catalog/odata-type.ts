import type { StructuredType } from './model.ts';
import { typeNamed } from './type-named.ts';

/** The namespace of every type that Graph publishes. */
export const namespace = 'microsoft.graph';

/** The namespace that Intune uses internally; a reference page and its error messages reveal it. */
export const internalNamespace = 'microsoft.management.services.api';

/** The `@odata.type` of a structured type. */
export const odataTypeOf = ({ name }: Pick<StructuredType, 'name'>): string => `#${namespace}.${name}`;

const namespaces = [namespace, internalNamespace].map((name) => name.replaceAll('.', '\\.')).join('|');
const qualifiedName = new RegExp(`^#?(?:${namespaces})\\.(\\w+)$`, 'i');

/** The name after the namespace of an `@odata.type`, in lower case: in either namespace, with or without `#`. */
export const nameOfODataType = (value: string): string | undefined => qualifiedName.exec(value)?.[1]?.toLowerCase();

/** The structured type that an `@odata.type` names, in either namespace, with or without `#`, in any case. */
export function typeOfODataType(value: string): StructuredType | undefined {
  const name = nameOfODataType(value);
  return name === undefined ? undefined : typeNamed(name);
}
