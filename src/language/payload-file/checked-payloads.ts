import { entityTypes, scriptEntityTypes, scriptOperations } from '../../catalog/index.ts';
import type { StructuredType } from '../../catalog/model.ts';
import { checkedRoute } from '../../catalog/routes.ts';

/** A kind of payload file. */
export interface PayloadKind {
  /** As in file names: `deviceHealthScript`, `deviceHealthScript.assign`. */
  readonly name: string;
  readonly type: StructuredType;
}

/**
 * What is checked by hand and sent with POST: entities, and the parameters of actions. VS Code's JSON support has a schema for each
 * of these, and uses it for completion and hovers.
 */
export const checkedPayloads: readonly PayloadKind[] = [
  ...[...entityTypes, ...scriptEntityTypes].map((type) => ({ name: type.name, type })),
  ...scriptOperations.flatMap(({ name, parameters: type, route }) => {
    const boundTo = checkedRoute(route.path)?.entityType;
    return type && boundTo ? [{ name: `${boundTo.name}.${name}`, type }] : [];
  }),
];
