import { readGraphUrl } from './graph-url.ts';
import { entityTypes, type EntityTypeName } from './index.ts';
import type { EntityType, Route } from './model.ts';
import { meantBy, segmentsIn, type Segment } from './path-segments.ts';

/** A path parameter with the value that a path gives it. */
export interface PathParameter {
  readonly name: string;
  /** As written: still percent-encoded, or a `{placeholder}`. */
  readonly value: string;
}

/** What a path addresses, where it is one of the catalog's. */
export interface RouteMatch {
  readonly entityType: EntityType & { readonly name: EntityTypeName };
  readonly route: Route;
  /** The collection itself, one entity in it, or the `managedDevice` behind that. */
  readonly resource: 'collection' | 'entity' | 'managedDevice';
  readonly parameters: readonly PathParameter[];
}

/** Splits a path into segments and takes the key out of OData's `name('key')`. */
export function segmentsOf(path: string): Segment[] {
  const segments: Segment[] = [];
  for (const segment of segmentsIn(path)) {
    const { text, start } = segment;
    const keyed = /^([^()]+)\('?([^']*?)'?\)$/.exec(text);
    if (keyed?.[1] === undefined || keyed[2] === undefined) segments.push(segment);
    else {
      segments.push({ text: keyed[1], start });
      segments.push({ text: keyed[2], start: start + text.indexOf('(') + (text.includes("('") ? 2 : 1) });
    }
  }
  return segments;
}

/** The navigation property of a run state that leads to its device. */
export const deviceNavigation = 'managedDevice';

const parameterName = (segment: string): string | undefined => /^\{(.+)\}$/.exec(segment)?.[1];

interface Candidate {
  readonly entityType: EntityType & { readonly name: EntityTypeName };
  readonly route: Route;
  readonly template: readonly string[];
}

const candidates: readonly Candidate[] = entityTypes.flatMap((entityType) =>
  entityType.routes.map((route) => ({ entityType, route, template: route.path.split('/').slice(1) })),
);

const fits = (template: readonly string[], segments: readonly Segment[]): boolean =>
  template.every((part, index) => {
    const segment = segments[index];
    if (segment === undefined) return false;
    return parameterName(part) !== undefined || part.toLowerCase() === meantBy(segment.text).toLowerCase();
  });

/**
 * Finds the route that a path names. Segment names compare without case, as the service does; keys stand as a segment
 * or in OData's parentheses.
 *
 * @param path below the version, e.g. `/deviceManagement/deviceShellScripts/{id}/deviceRunStates`
 */
export function matchRoute(path: string): RouteMatch | undefined {
  const segments = segmentsOf(path);
  for (const { entityType, route, template } of candidates) {
    if (!fits(template, segments)) continue;
    const rest = segments.slice(template.length);
    // `$count`, `$ref` and `$value` address something else than an entity.
    if (rest[0] !== undefined && meantBy(rest[0].text).startsWith('$')) continue;
    const resource = (['collection', 'entity', deviceNavigation] as const)[rest.length];
    if (resource === undefined) continue;
    if (
      resource === deviceNavigation &&
      (meantBy(rest[1]?.text ?? '').toLowerCase() !== deviceNavigation.toLowerCase() ||
        !entityType.navigationProperties.some(({ name }) => name === deviceNavigation))
    )
      continue;
    const parameters = [...template, `{${entityType.keyParameter}}`].flatMap((part, index) => {
      const name = parameterName(part);
      const segment = segments[index];
      return name === undefined || segment === undefined ? [] : [{ name, value: segment.text }];
    });
    return { entityType, route, resource, parameters };
  }
  return undefined;
}

/** What a URL addresses, as `matchRoute` of its path; undefined also where it does not go to Graph. */
export const routeOfUrl = (url: string): RouteMatch | undefined => matchRoute(readGraphUrl(url)?.path ?? '');
