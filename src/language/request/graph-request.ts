import { cloudOfAuthority } from '../../catalog/index.ts';
import type { StructuredType } from '../../catalog/model.ts';
import { graphVersion, readGraphUrl, type GraphUrl } from '../../catalog/url/graph-url.ts';
import { matchRoute, segmentsOf, type RouteMatch } from '../../catalog/routes.ts';
import { deviceManagement, scriptCollectionNamed } from '../../catalog/script-collections.ts';
import type { HttpRequest } from '../../http/model.ts';
import { hasReference } from '../../http/variables/references.ts';
import { substitute, type Variables } from '../../http/variables/variables.ts';
import { malformedUrl, type MalformedUrl } from './malformed-url.ts';
import { nearestRoute, type NearestRoute } from './nearest-route.ts';

/** A request of the file that goes to Microsoft Graph. */
export interface GraphRequest {
  readonly request: HttpRequest;
  /** Upper case. */
  readonly method: string;
  /** With the values of the file's variables. */
  readonly url: GraphUrl;
  /** What the path addresses, or the nearest route if the path is misspelt, as far as the catalog knows it. */
  readonly match: RouteMatch | undefined;
  /** What is misspelt in the path. */
  readonly nearest: NearestRoute | undefined;
  /** Why this can't be sent, although it can only mean Graph; the offsets of `url` then refer to its corrected text. */
  readonly malformed: MalformedUrl | undefined;
}

/**
 * Reads a request as one to Graph.
 *
 * @returns undefined for every other request: another host, or a relative URL that isn't a known route or has a `Host` header of
 * another host
 */
export function graphRequestOf(request: HttpRequest, variables: Variables): GraphRequest | undefined {
  if (request.url === undefined) return undefined;
  const malformed = malformedUrl(request.url.value);
  const url = readGraphUrl(substitute(malformed?.text ?? request.url.value, variables));
  if (url === undefined) return undefined;
  // Compiled facts are for beta: they don't apply to a URL that names another version, or a host without a version.
  const exact = matchRoute(url.path, url.version ?? (url.cloud ? '' : graphVersion));
  const nearest = exact || isVague(url) ? undefined : nearestRoute(url.path, url.version !== undefined);
  const match = exact ?? nearest?.match;
  if (url.cloud === undefined && (match === undefined || hasForeignHost(request, variables))) return undefined;
  return { request, method: request.method?.text.toUpperCase() ?? 'GET', url, match, nearest, malformed };
}

/** Whether a URL could only be one of Graph's by a similar spelling. */
const isVague = ({ cloud, version, path }: GraphUrl): boolean =>
  cloud === undefined &&
  version === undefined &&
  !segmentsOf(path).some(
    ({ text }) => scriptCollectionNamed(text) ?? text.toLowerCase() === deviceManagement.name.toLowerCase(),
  );

/** Whether a relative URL goes elsewhere, because a `Host` header says so. */
export function hasForeignHost(request: HttpRequest, variables: Variables): boolean {
  const host = request.headers.find(({ name }) => name.text.toLowerCase() === 'host');
  const name = host && substitute(host.value.text, variables);
  return name !== undefined && !hasReference(name) && cloudOfAuthority('https', name) === undefined;
}

/** Whether a request has a method that sends a body. */
export const sendsBody = ({ method }: GraphRequest): boolean => /^(POST|PATCH|PUT)$/.test(method);

/** The type of the body, by a request's method and route; undefined if they don't determine one. */
export const bodyType = ({ method, match }: GraphRequest): StructuredType | undefined =>
  match && routeBodyType(method, match);

/** The same for a method, in upper case, and what it addresses. */
export function routeBodyType(method: string, match: RouteMatch): StructuredType | undefined {
  switch (match.resource) {
    case 'collection':
      return method === 'POST' ? match.entityType : undefined;
    case 'entity':
    case 'singleton':
      return method === 'PATCH' ? match.entityType : undefined;
    case 'action':
      return method === 'POST' ? match.operation?.parameters : undefined;
    case 'function':
    case 'managedDevice':
      return undefined;
    default:
      return match.resource satisfies never;
  }
}
