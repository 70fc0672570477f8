import { jsonMediaType } from '../../catalog/requests/headers.ts';
import { fillPlaceholders, placeholdersIn } from '../../language/request/placeholders.ts';
import type { Route } from '../../catalog/index.ts';
import { graphVersion } from '../../catalog/url/graph-url.ts';
import { isBodyTooLarge } from './body-size.ts';
import { segmentsFor, type PlaceholderValues } from './filled-request.ts';
import type { PlaceholderInUrl } from './prepare-request.ts';
import type { Refusal } from './refusal.ts';
import { withNothingHidden, type PreparedRequest } from '../prepared-request.ts';
import { graphRootOf, type Target } from '../target.ts';

/** The path parameters of a route, in order. */
export const parametersInPath = ({ path }: Route): PlaceholderInUrl[] =>
  placeholdersIn(path).map(({ name, start }) => ({ name, before: `/${graphVersion}${path.slice(0, start)}` }));

/**
 * Makes the request that creates an entity from a payload, which is sent as it is: it has no variables.
 *
 * @param values for every path parameter of the route; each becomes one path segment
 */
export function preparePayload(
  payload: string,
  route: Route,
  values: PlaceholderValues,
  target: Target,
): PreparedRequest | Refusal {
  const segments = segmentsFor(new Map(parametersInPath(route).map(({ name }) => [name, values.get(name) ?? ''])));
  if ('fault' in segments) return { reason: 'placeholder-value', ...segments };
  if (isBodyTooLarge(payload)) return { reason: 'body-too-large' };
  const path = fillPlaceholders(route.path, segments);
  return withNothingHidden({
    method: 'POST',
    url: `${graphRootOf(target)}/${graphVersion}${path}`,
    headers: [
      ['Content-Type', jsonMediaType],
      ['Accept', jsonMediaType],
    ],
    body: payload,
    droppedHeaders: [],
  });
}
