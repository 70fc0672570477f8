import { routeNotImplemented } from '../catalog/reported-errors.ts';
import type { RouteMatch } from '../catalog/routes.ts';
import type { GraphError } from './graph-error.ts';

/** Intune's own words for a route that is documented and that it does not have, as public reports quote them. */
export function noRoute(method: string, match: RouteMatch): GraphError {
  const template = [...match.route.path.split('/').slice(2), ...(match.resource === 'collection' ? [] : ['{key}'])];
  const kinds = template.map((part) => (part.startsWith('{') ? 'key' : 'navigation'));
  return {
    status: 400,
    code: routeNotImplemented.code,
    message:
      `${routeNotImplemented.message} that match template ~/${['singleton', ...kinds].join('/')} with http verb ${method}` +
      ` for request /DeviceFE/StatelessDeviceFEService${keyedPath(match)}.`,
  };
}

/** The path with its keys in parentheses and its names as the catalog writes them: `/deviceManagement/a('1')/b('2')`. */
function keyedPath({ route, resource, parameters, entityType }: RouteMatch): string {
  const keyOf = (name: string): string => `('${parameters.find((parameter) => parameter.name === name)?.value ?? ''}')`;
  const collection = route.path.replace(/\/\{(\w+)\}/g, (_, name: string) => keyOf(name));
  return resource === 'collection' ? collection : collection + keyOf(entityType.keyParameter);
}
