import { routeNotImplemented } from '../catalog/reported-errors.ts';
import type { RouteMatch } from '../catalog/routes.ts';
import type { GraphError } from './graph-error.ts';
import { keyOf, keyedPath } from './keyed-path.ts';

/** Intune's own words for a route that is documented and that it does not have, as public reports quote them. */
export function noRoute(method: string, match: RouteMatch): GraphError {
  const template = [...match.route.path.split('/').slice(2), ...(match.resource === 'collection' ? [] : ['{key}'])];
  const kinds = template.map((part) => (part.startsWith('{') ? 'key' : 'navigation'));
  return {
    status: 400,
    code: routeNotImplemented.code,
    message:
      `${routeNotImplemented.message} that match template ~/${['singleton', ...kinds].join('/')} with http verb ${method}` +
      ` for request /DeviceFE/StatelessDeviceFEService${pathOf(match)}.`,
  };
}

const pathOf = (match: RouteMatch): string =>
  match.resource === 'collection' ? keyedPath(match) : keyedPath(match) + keyOf(match, match.entityType.keyParameter);
