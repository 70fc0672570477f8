import { routeNotImplemented } from '../catalog/requests/reported-errors.ts';
import { templateOf, type RouteMatch } from '../catalog/routes.ts';
import type { GraphError } from './graph-error.ts';

/** Intune's own words for a route that is documented and that it does not have, as public reports quote them. */
export function noRoute(method: string, match: RouteMatch): GraphError {
  const template = templateOf(match).split('/').slice(2);
  const kinds = template.map((part) => (part.startsWith('{') ? 'key' : 'navigation'));
  return {
    status: 400,
    code: routeNotImplemented.code,
    message:
      `${routeNotImplemented.message} that match template ~/${['singleton', ...kinds].join('/')} with http verb ${method}` +
      ` for request /DeviceFE/StatelessDeviceFEService${keyed(templateOf(match), match)}.`,
  };
}

/**
 * The route of a match with its keys in parentheses, as OData writes them, and its names as the catalog does, because paths
 * compare without case and keys do not: `/deviceManagement/deviceShellScripts('1')/deviceRunStates`.
 */
export const keyedPath = (match: RouteMatch): string => keyed(match.route.path, match);

/** Parameters come in the order of the path. */
function keyed(template: string, { parameters }: RouteMatch): string {
  const values = parameters.map(({ value }) => value);
  return template.replace(/\/\{[^{}]+\}/g, () => `('${values.shift() ?? ''}')`);
}
