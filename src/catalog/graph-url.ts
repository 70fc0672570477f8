import { cloudOfHost, type Cloud } from './clouds.ts';

/** The only version of Graph that has the state entities: the metadata of v1.0 has none of them. */
export const graphVersion = 'beta';

/** A URL that goes to Microsoft Graph, or that can only mean it. */
export interface GraphUrl {
  /** `https` or `http`; undefined where the URL is relative or its origin is an unresolved variable. */
  readonly scheme: string | undefined;
  /** The cloud of the host; undefined for a relative URL. */
  readonly cloud: Cloud | undefined;
  /** `beta` or `v1.0`, as written; undefined where the URL has none. */
  readonly version: string | undefined;
  /** The path below the version, with its leading slash, without query. */
  readonly path: string;
  /** Offset of `path` in the URL. */
  readonly pathStart: number;
  /** From the `?`; empty without one. */
  readonly query: string;
}

// The authority is taken literally: userinfo or a port makes it another host, which is not Graph's.
const absolute = /^(https?):\/\/([^/?#]*)/i;
const unresolvedOrigin = /^(?:https?:\/\/)?\{\{[^{}]*\}\}(?=\/)/i;
const versionSegment = /^\/(beta|v1\.0)(?=[/?#]|$)/i;

/**
 * Reads a URL of a request file as one of Graph's.
 *
 * @param url absolute, relative (`/beta/…`, `/deviceManagement/…`), or with an unresolved `{{variable}}` for its origin
 * @returns undefined for another host and for what is no URL
 */
export function readGraphUrl(url: string): GraphUrl | undefined {
  const [origin = '', scheme, host] = unresolvedOrigin.exec(url) ?? absolute.exec(url) ?? [];
  const cloud = host === undefined ? undefined : cloudOfHost(host);
  if (host !== undefined && cloud === undefined) return undefined;
  const rest = url.slice(origin.length);
  if (!rest.startsWith('/') && cloud === undefined) return undefined;
  const version = versionSegment.exec(rest)?.[1];
  const pathStart = origin.length + (version === undefined ? 0 : version.length + 1);
  const path = /^[^?#]*/.exec(url.slice(pathStart))?.[0] ?? '';
  const query = /^\?[^#]*/.exec(url.slice(pathStart + path.length))?.[0] ?? '';
  return { scheme: scheme?.toLowerCase(), cloud, version, path, pathStart, query };
}

/**
 * Whether a URL addresses `$batch`, which takes several requests in one (https://learn.microsoft.com/graph/json-batching),
 * however it is spelled: percent-encoded, in other case, with more slashes than needed, with `;parameters`.
 */
export function isBatchUrl(url: string): boolean {
  const graphUrl = readGraphUrl(url);
  if (graphUrl === undefined) return false;
  const segments = graphUrl.path
    .replace(/%([0-7][\da-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .split(/[/\\]/)
    .map((segment) => segment.replace(/;.*$/s, '').trim().toLowerCase())
    .filter((segment) => segment !== '');
  // The version is among them where it is spelled in another way, too.
  return segments.at(-1) === '$batch' && (segments.length === 1 || (segments.length === 2 && isVersion(segments[0])));
}

const isVersion = (segment: string | undefined): boolean => segment === graphVersion || segment === 'v1.0';
