import { entityTypes, scriptEntityTypes, scriptOperations } from '../../catalog/index.ts';
import type { StructuredType } from '../../catalog/model.ts';
import { checkedRoute } from '../../catalog/routes.ts';

/** A kind of payload file. */
export interface PayloadKind {
  /** As file names have it: `deviceHealthScript`, `deviceHealthScript.assign`. */
  readonly name: string;
  readonly type: StructuredType;
}

/**
 * What is checked by hand and sent with POST: entities, and the parameters of actions. VS Code's JSON support has a schema for each
 * of these, and completes and explains by it.
 */
export const checkedPayloads: readonly PayloadKind[] = [
  ...[...entityTypes, ...scriptEntityTypes].map((type) => ({ name: type.name, type })),
  ...scriptOperations.flatMap(({ name, parameters: type, route }) => {
    const boundTo = checkedRoute(route.path)?.entityType;
    return type && boundTo ? [{ name: `${boundTo.name}.${name}`, type }] : [];
  }),
];
