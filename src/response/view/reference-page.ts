import { entityTypes, enumTypes, sources, type EntityType, type EnumType } from '../../catalog/index.ts';

/** Ids of the reference pages that the panel offers: it says which one, never an address. */
export const entityPage = ({ name }: EntityType): string => `type/${name}`;
export const createPage = ({ name }: EntityType): string => `create/${name}`;
export const enumPage = ({ name }: EnumType): string => `enum/${name}`;

/** The address of a reference page; undefined for an id that is none of the catalog's. */
export function referencePageUrl(id: string): string | undefined {
  for (const entityType of entityTypes) {
    if (id === entityPage(entityType)) return entityType.resourcePage;
    if (id === createPage(entityType)) return sources[entityType.createPage].url;
  }
  return Object.values(enumTypes).find((enumType) => id === enumPage(enumType))?.page;
}
