import type { RouteMatch } from '../catalog/routes.ts';

/**
 * The collection of a match with its keys in parentheses, as OData writes them, and its names as the catalog does, because paths
 * compare without case and keys do not: `/deviceManagement/deviceShellScripts('1')/deviceRunStates`.
 */
export const keyedPath = (match: RouteMatch): string =>
  match.route.path.replace(/\/\{(\w+)\}/g, (_, name: string) => keyOf(match, name));

/** The key that a path gives a parameter: `('1')`. */
export const keyOf = ({ parameters }: RouteMatch, parameter: string): string =>
  `('${parameters.find(({ name }) => name === parameter)?.value ?? ''}')`;
