import { routeNotImplemented } from '../catalog/requests/reported-errors.ts';
import { templateOf, type RouteMatch } from '../catalog/routes.ts';
import type { GraphError } from './graph-error.ts';

/** Intune's error for a route that is documented but not implemented, as public reports quote it. */
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
 * The route of a match with its keys in parentheses, as OData writes them, and with the names of the catalog, because paths ignore case
 * and keys don't: `/deviceManagement/deviceShellScripts('1')/deviceRunStates`.
 */
export const keyedPath = (match: RouteMatch): string => keyed(match.route.path, match);

/** Parameters come in the order of the path. */
function keyed(template: string, { parameters }: RouteMatch): string {
  const values = parameters.map(({ value }) => value);
  return template.replace(/\/\{[^{}]+\}/g, () => `('${values.shift() ?? ''}')`);
}
