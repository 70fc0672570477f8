import type { StructuredType } from '../model.ts';
import type { CompiledTypes } from './types.ts';

/** A collection in which requests create entities. */
export interface Collection {
  /** As reference pages print it: `/deviceManagement/deviceCompliancePolicies/{deviceCompliancePolicyId}/assignments`. */
  readonly template: string;
  /** The type of its entities. */
  readonly type: StructuredType;
}

/** The maximum number of keys in the path of a collection. Deeper collections are below what reports have counted. */
const mostKeys = 2;

/**
 * Finds the collections in which the SDK's request builders create entities, below singletons and inside other entities.
 * Collections that only a derived type has are not included.
 */
export function collectionsBelow(roots: readonly string[], types: CompiledTypes): readonly Collection[] {
  const found: Collection[] = [];
  const walk = (type: StructuredType, template: string, keys: number, trail: readonly string[]): void => {
    if (trail.includes(type.name)) return;
    for (const { name, target, collection, containsTarget } of type.navigationProperties) {
      const inner = containsTarget === true ? types.known(target) : undefined;
      if (inner === undefined) continue;
      const path = `${template}/${name}`;
      if (collection) found.push({ template: path, type: inner });
      if (!collection) walk(inner, path, keys, [...trail, type.name]);
      else if (keys < mostKeys) walk(inner, `${path}/{${keyName(inner)}}`, keys + 1, [...trail, type.name]);
    }
  };
  for (const root of roots) {
    const type = types.known(root);
    if (type) walk(type, `/${root}`, 0, []);
  }
  return found;
}

/** The name of the key of an entity of a type, as on reference pages. */
export const keyName = ({ name }: StructuredType): string => `${name.replace(/^.*\./, '')}Id`;
