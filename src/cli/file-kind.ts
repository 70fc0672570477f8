import type { EntityType } from '../catalog/index.ts';
import { entityTypeOfPayloadFile } from '../language/payload-file.ts';

/** What a file holds: requests, or one payload of an entity type. */
export type FileKind = { readonly kind: 'requests' } | { readonly kind: 'payload'; readonly entityType: EntityType };

/** What a file holds by its name, as the editor decides it too; undefined for a file of another kind. */
export function kindOfFile(path: string): FileKind | undefined {
  if (/\.(http|rest)$/i.test(path)) return { kind: 'requests' };
  const entityType = entityTypeOfPayloadFile(path);
  return entityType && { kind: 'payload', entityType };
}
