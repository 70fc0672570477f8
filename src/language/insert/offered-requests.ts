import { contract } from '../../catalog/contract.ts';
import { entityTypes, scriptEntityTypes, scriptOperations } from '../../catalog/index.ts';
import type { OfferedRequest } from '../contributions/snippets.ts';

/** The requests that create run states. */
export const runStateRequests: readonly OfferedRequest[] = entityTypes.flatMap((type) =>
  type.routes.map((route) => ({ type, route })),
);

/** The requests that create scripts, and those that assign them: assignments aren't created one by one. */
export const scriptRequests: readonly OfferedRequest[] = [
  ...scriptEntityTypes.flatMap((type) =>
    type.routes.filter(({ path }) => !path.includes('{')).map((route) => ({ type, route })),
  ),
  ...scriptOperations.flatMap(({ name, parameters, route }) =>
    name === 'assign' && parameters ? [{ type: parameters, route }] : [],
  ),
];

/** The requests that create everything else in Intune, as far as it is compiled. */
export const compiledRequests = (): OfferedRequest[] =>
  contract.collections
    .filter(({ type }) => type.standing === 'compiled')
    .map(({ template, type }): OfferedRequest => ({ type, route: { path: template, sources: ['sdkModels'] } }))
    // First those that need no other id, which are what users most often want.
    .sort((a, b) => a.route.path.split('/').length - b.route.path.split('/').length);

/** The words of a name: `deviceHealthScript` → `device health script`. */
export const wordsOf = (name: string): string => name.replace(/([a-z\d])(?=[A-Z])/g, '$1 ').toLowerCase();
