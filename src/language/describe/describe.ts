import type { Addressed } from '../../catalog/compiled/resolve.ts';
import { bodyTypeOf } from '../../catalog/compiled/contract.ts';
import { contract } from '../../catalog/contract.ts';
import { graphVersion, readGraphUrl } from '../../catalog/url/graph-url.ts';
import { newerPermission } from '../../catalog/index.ts';
import { checkedRoute, type RouteMatch } from '../../catalog/routes.ts';
import type { EnumType, Standing, StructuredType } from '../../catalog/model.ts';
import type { SourceRef } from '../../catalog/sources/index.ts';
import { type Described, type Fact, Found, structureIn, type TypeDescription } from './type-description.ts';

/** A fact in the notation of the catalog. */
interface CatalogFact {
  readonly standing: Standing;
  readonly sources: readonly SourceRef[];
}

/** What a request sends and receives. */
export interface RequestDescription extends Described, Fact {
  readonly method: string;
  readonly version: typeof graphVersion;
  /** As reference pages print it. */
  readonly path: string;
  readonly resource: Addressed['kind'];
  /** Which of them `type` describes, the body or the response; null if neither has a known type. */
  readonly typeOf: 'body' | 'response' | null;
  readonly type: TypeDescription | null;
  /** Least privileged first; null if no source names any. */
  readonly permissions: {
    readonly documented: readonly string[];
    /** The announced replacements of documented ones. */
    readonly announced: readonly string[];
    readonly sources: readonly string[];
  } | null;
  /** Whether the service was reported to lack it, and what to call instead. */
  readonly reportedNotImplemented: { readonly use: string; readonly sources: readonly string[] } | null;
}

export interface NamedTypeDescription extends Described {
  readonly type: TypeDescription;
}

/** Why there is no description. `methods`: those that are known for the path. */
export type Undescribed =
  | { readonly unknown: 'url' | 'version' | 'path' | 'type' | 'body' }
  | { readonly unknown: 'method'; readonly methods: readonly string[] };

/** What a request is, as far as it is known. */
interface KnownRequest {
  readonly method: string;
  readonly addressed: Addressed;
  readonly checked: RouteMatch | undefined;
  /** Undefined if the request has no body, or one of unknown type. */
  readonly body: StructuredType | undefined;
}

/**
 * @param method in any case
 * @param url absolute, or beginning with the version or the path
 */
function knownRequest(method: string, url: string): KnownRequest | Undescribed {
  const read = readGraphUrl(/^(?:https?:|\/|\{\{)/i.test(url) ? url : `/${url}`);
  if (read === undefined) return { unknown: 'url' };
  if (read.version !== undefined && read.version.toLowerCase() !== graphVersion) return { unknown: 'version' };
  const addressed = contract.resolve(graphVersion, read.path);
  if (addressed === undefined) return { unknown: 'path' };
  const known = method.toUpperCase();
  const methods = methodsOf(addressed);
  if (!methods.includes(known)) return { unknown: 'method', methods };
  const found = checkedRoute(addressed.template);
  // What is known about run states doesn't include their device.
  const checked = found?.resource === 'managedDevice' ? undefined : found;
  const body = bodyTypeOf(known, addressed);
  return { method: known, addressed, checked, body: body && (checked?.operation?.parameters ?? body) };
}

/**
 * The type of a request's body.
 *
 * @param method in any case
 * @param url absolute, or beginning with the version or the path
 */
export function bodyOfRequest(method: string, url: string): StructuredType | Undescribed {
  const request = knownRequest(method, url);
  return 'unknown' in request ? request : (request.body ?? { unknown: 'body' });
}

/**
 * Describes what a request sends and receives, from what is checked by hand, else from what is compiled.
 *
 * @param method in any case
 * @param url absolute, or beginning with the version or the path
 */
export function describeRequest(method: string, url: string): RequestDescription | Undescribed {
  const request = knownRequest(method, url);
  if ('unknown' in request) return request;
  const { method: known, addressed, checked, body } = request;
  const { operation, route } = checked ?? {};
  const type = body ?? responseTypeOf(addressed);
  const { standing, sources: refs }: CatalogFact =
    operation ?? (route ? { standing: 'checked', sources: route.sources } : compiledFact(addressed));
  const notes = route?.notImplemented?.methods.includes(known) === true ? route.notImplemented : undefined;
  const permissions = known === 'GET' && operation === undefined ? undefined : route?.documentedPermissions;
  const found = new Found();
  const ids = found.cite(refs);
  const reported = notes && { use: notes.use, sources: found.cite(notes.sources) };
  const ofPermissions = permissions && found.cite([...permissions.sources, ...newerPermission.sources]);
  const described = type && found.describe(type);
  return {
    method: known,
    version: graphVersion,
    path: addressed.template,
    resource: addressed.kind,
    standing,
    sources: ids,
    typeOf: described === undefined ? null : body === undefined ? 'response' : 'body',
    type: described ?? null,
    permissions: permissions
      ? {
          documented: permissions.permissions,
          announced: permissions.permissions.includes(newerPermission.replaces) ? [newerPermission.permission] : [],
          sources: [...new Set(ofPermissions)],
        }
      : null,
    reportedNotImplemented: reported ?? null,
    ...found.rest(described),
  };
}

/**
 * Describes a type that has properties, or an enum.
 *
 * @param name in any case, with or without `microsoft.graph`
 */
export function describeType(name: string): NamedTypeDescription | Undescribed {
  const { type, enumType } = typesNamed(name);
  const found = new Found();
  const described = type ? found.describe(type) : enumType && found.describeEnum(enumType);
  return described === undefined ? { unknown: 'type' } : { type: described, ...found.rest(described) };
}

/**
 * @param name in any case, with or without `microsoft.graph`
 */
export function typesNamed(name: string): {
  readonly type: StructuredType | undefined;
  readonly enumType: EnumType | undefined;
} {
  const bare = name.replace(/^#?(?:microsoft\.graph|graph)\./i, '');
  return { type: contract.type(bare), enumType: contract.enumType(bare) };
}

/** OData's operations on what a path addresses. Which of these the service has is documented for some routes only. */
function methodsOf(addressed: Addressed): readonly string[] {
  switch (addressed.kind) {
    case 'collection':
      return ['GET', 'POST'];
    case 'entity':
    case 'singleton':
      return ['GET', 'PATCH', 'DELETE'];
    case 'action':
      return ['POST'];
    case 'function':
    case 'property':
    case '$count':
      return ['GET'];
    case '$ref':
      return addressed.isCollection ? ['GET', 'POST', 'DELETE'] : ['GET', 'PUT', 'DELETE'];
    case '$value':
      return ['GET', 'PUT'];
    default:
      return addressed satisfies never;
  }
}

/** Paths are derived from types; operations are listed in a table. */
const compiledFact = (addressed: Addressed): CatalogFact => ({
  standing: 'compiled',
  sources: 'operation' in addressed ? ['sdkRequests'] : ['sdkModels'],
});

/** The type that GET returns; undefined if that isn't an object. */
function responseTypeOf(addressed: Addressed): StructuredType | undefined {
  switch (addressed.kind) {
    case 'collection':
    case 'entity':
    case 'singleton':
      return addressed.type;
    case 'function':
    case 'action':
      return structureIn(addressed.operation.returns);
    case 'property':
      return structureIn(addressed.property.type);
    case '$count':
    case '$ref':
    case '$value':
      return undefined;
    default:
      return addressed satisfies never;
  }
}
