import type { Addressed, CompiledOperation } from './compiled/resolve.ts';
import { contract } from './contract.ts';
import { graphVersion, type GraphUrl, readGraphUrl } from './url/graph-url.ts';
import { entityTypes, scriptEntityTypes, scriptOperations, scriptSingletonTypes } from './index.ts';
import type { BoundOperation, EntityType, Resource, Route, Standing, StructuredType } from './model.ts';
import { meantBy, segmentsIn, type Segment } from './url/path-segments.ts';
import { scriptCollectionNamed } from './script-collections.ts';

/** A path parameter with its value in a path. */
export interface PathParameter {
  readonly name: string;
  /** As written: still percent-encoded, or a `{placeholder}`. */
  readonly value: string;
}

/** What a path below the version can address. */
export interface Destination {
  readonly resource: Resource;
  /** The type of the resource, or the one that the operation is bound to. */
  readonly entityType: StructuredType;
  /** The route of the collection, the singleton, or the operation. */
  readonly route: Route;
  /** The path parameter of one entity in its collection. */
  readonly keyParameter: string | undefined;
  /** Only for an action or a function. */
  readonly operation: BoundOperation | undefined;
  readonly standing: Standing;
}

/** What a path addresses, if it is known. */
export interface RouteMatch extends Destination {
  readonly parameters: readonly PathParameter[];
}

/** Splits a path into segments, with the key of OData's `name('key')` as one; the `()` of a function isn't a key. */
export function segmentsOf(path: string): Segment[] {
  const segments: Segment[] = [];
  for (const segment of segmentsIn(path)) {
    const { text, start } = segment;
    const keyed = /^([^()]+)\('?([^']*?)'?\)$/.exec(text);
    if (keyed?.[1] === undefined || keyed[2] === undefined) segments.push(segment);
    else {
      segments.push({ text: keyed[1], start });
      if (text.endsWith('()')) continue;
      segments.push({ text: keyed[2], start: start + text.indexOf('(') + (text.includes("('") ? 2 : 1) });
    }
  }
  return segments;
}

/** The navigation property from a run state to its device. */
export const deviceNavigation = 'managedDevice' satisfies Resource;

const parameterName = (segment: string): string | undefined => /^\{(.+)\}$/.exec(segment)?.[1];

const partsOf = (path: string): string[] => path.split('/').slice(1);

/** What a destination adds to its route, as the reference pages print it. */
const suffixOf = ({ resource, keyParameter }: Destination): string => {
  const key = `/{${keyParameter ?? 'id'}}`;
  if (resource === 'entity') return key;
  return resource === 'managedDevice' ? `${key}/${deviceNavigation}` : '';
};

/** The path of a destination, with its path parameters as the reference pages print them: `/deviceManagement/…/{id}`. */
export const templateOf = (destination: Destination): string => destination.route.path + suffixOf(destination);

const checked = { operation: undefined, standing: 'checked' } as const;

function destinationsOf(entityType: EntityType): Destination[] {
  const { routes, keyParameter, navigationProperties } = entityType;
  const hasDevice = navigationProperties.some(({ name }) => name === deviceNavigation);
  return routes.flatMap((route) =>
    (['collection', 'entity', ...(hasDevice ? [deviceNavigation] : [])] as Resource[]).map((resource) => ({
      ...{ resource, entityType, route, keyParameter },
      ...checked,
    })),
  );
}

const ofEntities: readonly Destination[] = [...entityTypes, ...scriptEntityTypes].flatMap(destinationsOf);

const ofSingletons: readonly Destination[] = scriptSingletonTypes.flatMap((entityType) =>
  entityType.routes.map((route) => ({
    ...({ resource: 'singleton', entityType, route, keyParameter: undefined } as const),
    ...checked,
  })),
);

const ofOperations: readonly Destination[] = scriptOperations.flatMap((operation) => {
  const { route, kind: resource, standing } = operation;
  const bound = route.path.slice(0, route.path.lastIndexOf('/'));
  const owner = ofEntities.find((destination) => [destination.route.path, templateOf(destination)].includes(bound));
  return owner ? [{ resource, entityType: owner.entityType, route, keyParameter: undefined, operation, standing }] : [];
});

/** Everything that a path can address, as far as it is checked by hand. Operations come before the keys that would match in their place. */
export const destinations: readonly Destination[] = [...ofOperations, ...ofSingletons, ...ofEntities];

/** Names of what is below an entity: in the place of a key, they show that the key is missing. */
const namesBelow: ReadonlySet<string> = new Set(
  destinations.flatMap(({ route }) =>
    partsOf(route.path)
      .slice(3)
      .filter((part) => parameterName(part) === undefined)
      .map((part) => part.toLowerCase()),
  ),
);

const candidates = destinations.map((destination) => ({ destination, template: partsOf(templateOf(destination)) }));

/** An operation may be written with its namespace. */
const withoutNamespace = (segment: string): string => segment.replace(/^(?:microsoft\.)?graph\./i, '');

const fits = (template: readonly string[], segments: readonly Segment[]): boolean =>
  template.length === segments.length &&
  template.every((part, index) => {
    const segment = meantBy(segments[index]?.text ?? '');
    // `$count`, `$ref` and `$value` don't address an entity.
    if (parameterName(part) !== undefined) return !segment.startsWith('$') && !namesBelow.has(segment.toLowerCase());
    return part.toLowerCase() === withoutNamespace(segment).toLowerCase();
  });

/**
 * Finds what a path addresses: in the facts that are checked by hand, or else in the compiled ones. Names of segments ignore case, as in
 * the service; a key is a segment, or in OData's parentheses.
 *
 * @param path below the version, e.g. `/deviceManagement/deviceShellScripts/{id}/deviceRunStates`
 * @param version compiled facts are for beta only
 */
export const matchRoute = (path: string, version: string): RouteMatch | undefined =>
  checkedRoute(path) ?? compiledRoute(path, version);

/** The same, only in the facts that are checked by hand. */
export function checkedRoute(path: string): RouteMatch | undefined {
  const segments = segmentsOf(path);
  for (const { destination, template } of candidates) {
    if (!fits(template, segments)) continue;
    const parameters = template.flatMap((part, index) => {
      const name = parameterName(part);
      const segment = segments[index];
      return name === undefined || segment === undefined ? [] : [{ name, value: segment.text }];
    });
    return { ...destination, parameters };
  }
  return undefined;
}

/** Paths that are checked by hand are never looked up in the compiled facts, even if the check shows that there is no such path. */
function compiledRoute(path: string, version: string): RouteMatch | undefined {
  const [, scripts] = segmentsOf(path);
  if (scripts !== undefined && scriptCollectionNamed(meantBy(scripts.text)) !== undefined) return undefined;
  const addressed = contract.resolve(version, path);
  return addressed && routeOf(addressed);
}

function routeOf(addressed: Addressed): RouteMatch | undefined {
  const { kind, template, keys } = addressed;
  const compiled = { standing: 'compiled', parameters: keys, keyParameter: undefined, operation: undefined } as const;
  switch (kind) {
    case 'collection':
    case 'singleton':
      return { ...compiled, resource: kind, entityType: addressed.type, route: routeAt(template) };
    case 'entity': {
      const route = routeAt(template.slice(0, template.lastIndexOf('/')));
      return { ...compiled, resource: kind, entityType: addressed.type, route, keyParameter: keys.at(-1)?.name };
    }
    case 'action':
    case 'function': {
      const { operation } = addressed;
      const entityType = contract.type(operation.boundTo);
      const route: Route = { path: template, sources: ['sdkRequests'] };
      return entityType && { ...compiled, resource: kind, entityType, route, operation: boundOf(operation, route) };
    }
    case 'property':
    case '$count':
    case '$ref':
    case '$value':
      return undefined;
    default:
      return kind satisfies never;
  }
}

const routeAt = (path: string): Route => ({ path, sources: ['sdkModels'] });

const boundOf = ({ kind, name, parameters, returns }: CompiledOperation, route: Route): BoundOperation => ({
  ...{ kind, name, route, returns },
  description: '',
  parameters: kind === 'action' && parameters.properties.length > 0 ? parameters : undefined,
  page: 'sdkRequests',
  standing: 'compiled',
  sources: ['sdkRequests'],
});

/** What a URL of Graph addresses, as `matchRoute` of its path and version; a URL without a version has that of the catalog. */
export const routeOfGraphUrl = ({ path, version }: Pick<GraphUrl, 'path' | 'version'>): RouteMatch | undefined =>
  matchRoute(path, version ?? graphVersion);

/** The same for an unparsed URL; undefined also if it doesn't go to Graph. */
export function routeOfUrl(url: string): RouteMatch | undefined {
  const read = readGraphUrl(url);
  return read && routeOfGraphUrl(read);
}
