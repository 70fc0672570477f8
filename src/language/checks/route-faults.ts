import { operations } from '../../catalog/requests/operations.ts';
import type { RouteMatch } from '../../catalog/routes.ts';
import type { ProblemKind } from '../problems/problem.ts';
import { mayHaveBody } from '../request/sendable.ts';
import type { NearestRoute } from '../request/nearest-route.ts';

/**
 * What is wrong with a method, in upper case, of a request to a route; undefined: it is documented.
 *
 * @param hasBody whether the request has a body
 */
export function wrongMethod(method: string, match: RouteMatch, hasBody: boolean): ProblemKind | undefined {
  const known = operations.filter(({ resource }) => resource === match.resource).map((operation) => operation.method);
  // The permission data lists writing the device behind a run state too; nothing more is known of it.
  if (match.resource === 'managedDevice' || known.some((name) => name === method)) return undefined;
  const fitting = hasBody ? known.filter(mayHaveBody) : known;
  const fault = { kind: 'method', method, known, fitting } as const;
  return { code: 'unknown-route', fault, page: match.entityType.resourcePage };
}

/**
 * What is wrong with a path that misspells a route.
 *
 * @param exact whether what is misspelt is written as it is in the path, so that it can be replaced
 */
export function misspelling(path: string, { start, end, text, match }: NearestRoute, exact: boolean): ProblemKind {
  const written = path.slice(start, end);
  const fault = { kind: 'misspelling', written, meant: text, route: match.route.path, exact } as const;
  return { code: 'unknown-route', fault, page: match.entityType.resourcePage };
}
