import { enumTypes } from '../../catalog/index.ts';
import { createPageOf } from '../../catalog/entity-type.ts';
import type { EnumType, StructuredType } from '../../catalog/model.ts';
import { contract } from '../../catalog/contract.ts';

/** Ids of the reference pages that the panel offers: it only says which one, and never gives an address. */
export const entityPage = ({ name }: StructuredType): string => `type/${name}`;
export const createPage = ({ name }: StructuredType): string => `create/${name}`;
export const enumPage = ({ name }: EnumType): string => `enum/${name}`;

/** The address of a reference page; undefined for an id that isn't in the catalog. */
export function referencePageUrl(id: string): string | undefined {
  const [kind = '', name = ''] = id.split('/');
  const type = contract.type(name);
  if (kind === 'type') return type?.resourcePage;
  if (kind === 'create') return type && createPageOf(type);
  return Object.values(enumTypes).find((enumType) => id === enumPage(enumType))?.page;
}
