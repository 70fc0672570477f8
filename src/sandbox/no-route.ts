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
      ` for request /DeviceFE/StatelessDeviceFEService${pathOf(match)}.`,
  };
}

const pathOf = (match: RouteMatch): string =>
  match.resource === 'collection' ? keyedPath(match) : keyedPath(match) + keyOf(match, match.entityType.keyParameter);

/**
 * The collection of a match with its keys in parentheses, as OData writes them, and its names as the catalog does, because paths
 * compare without case and keys do not: `/deviceManagement/deviceShellScripts('1')/deviceRunStates`.
 */
export const keyedPath = (match: RouteMatch): string =>
  match.route.path.replace(/\/\{(\w+)\}/g, (_, name: string) => keyOf(match, name));

/** The key that a path gives a parameter: `('1')`. */
const keyOf = ({ parameters }: RouteMatch, parameter: string): string =>
  `('${parameters.find(({ name }) => name === parameter)?.value ?? ''}')`;
