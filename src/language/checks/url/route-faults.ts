import { operationsOn, reportedMissing } from '../../../catalog/requests/operations.ts';
import { destinations, templateOf, type RouteMatch } from '../../../catalog/routes.ts';
import type { Edit, HttpRequest, Span } from '../../../http/model.ts';
import type { ProblemKind } from '../../problems/problem.ts';
import { mayHaveBody } from '../../request/sendable.ts';
import type { NearestRoute } from '../../request/nearest-route.ts';

/**
 * What is wrong with a request's method, in upper case, for a route; undefined if it is documented.
 *
 * @param hasBody whether the request has a body
 */
export function wrongMethod(method: string, match: RouteMatch, hasBody: boolean): ProblemKind | undefined {
  const known = operationsOn(match).map((operation) => operation.method);
  // The permission data also lists writes to the device of a run state; nothing more is known about them.
  // Compiled facts have no complete list of methods.
  if (match.standing === 'compiled' || match.resource === 'managedDevice' || known.some((name) => name === method))
    return undefined;
  const fitting = hasBody ? known.filter(mayHaveBody) : known;
  const fault = { kind: 'method', method, known, fitting } as const;
  return { code: 'unknown-route', fault, page: match.entityType.resourcePage };
}

/**
 * What is wrong with a path that misspells a route.
 *
 * @param exact whether the misspelt part is literally in the file, so that it can be replaced
 */
export function misspelling(path: string, { start, end, text, match }: NearestRoute, exact: boolean): ProblemKind {
  const written = path.slice(start, end);
  const fault = { kind: 'misspelling', written, meant: text, route: templateOf(match), exact } as const;
  return { code: 'unknown-route', fault, page: match.entityType.resourcePage };
}

/**
 * What the service was reported to lack, although it is documented.
 *
 * @param name where the last segment of the path is in the file; undefined if it isn't there literally
 */
export function missingInService(
  method: string,
  match: RouteMatch,
  { body }: HttpRequest,
  name: Span | undefined,
): ProblemKind | undefined {
  const missing = reportedMissing(method, match);
  if (missing === undefined) return undefined;
  const { use, sources } = missing;
  const { path } = match.route;
  const parameter = parameterFor(`${path.slice(0, path.lastIndexOf('/'))}/${use}`, match);
  const edits: Edit[] = name && parameter !== undefined ? [{ ...name, text: use }] : [];
  // The action accepts an array of what the collection accepts one of.
  if (edits.length > 0 && body?.kind === 'text')
    edits.push(
      { start: body.start, end: body.start, text: `{ "${parameter ?? ''}": [` },
      { start: body.end, end: body.end, text: '] }' },
    );
  return {
    ...({ code: 'not-implemented', method, name: path.slice(path.lastIndexOf('/') + 1), use, sources } as const),
    edits: body?.kind === 'file' ? [] : edits,
  };
}

/** The parameter of an action that accepts the entities of a collection. */
function parameterFor(action: string, { entityType }: RouteMatch): string | undefined {
  const operation = destinations.find(({ route }) => route.path === action)?.operation;
  return operation?.parameters?.properties.find(
    ({ type }) =>
      type.kind === 'collection' &&
      type.item.kind === 'structured' &&
      type.item.structuredType.name === entityType.name,
  )?.name;
}
