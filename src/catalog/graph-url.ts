import { cloudOfAuthority, type Cloud } from './clouds.ts';
import { meantBy, segmentsIn } from './path-segments.ts';

/** The only version of Graph that has the state entities: the metadata of v1.0 has none of them. */
export const graphVersion = 'beta';

/** A URL that goes to Microsoft Graph, or that can only mean it. */
export interface GraphUrl {
  /** `https` or `http`; undefined where the URL is relative or its origin is an unresolved variable. */
  readonly scheme: string | undefined;
  /** The cloud of the host; undefined for a relative URL. */
  readonly cloud: Cloud | undefined;
  /** Where the host is in the URL; empty where that has none. */
  readonly host: { readonly start: number; readonly end: number };
  /** `beta` or `v1.0`, in the case that it is written in; undefined where the URL has none. */
  readonly version: string | undefined;
  /** Offset of the version in the URL, which ends where `path` begins; `pathStart` without one. */
  readonly versionStart: number;
  /** The path below the version, with its leading slash, without query. */
  readonly path: string;
  /** Offset of `path` in the URL. */
  readonly pathStart: number;
  /** From the `?`; empty without one. */
  readonly query: string;
}

// As URL parsers read it: a backslash is a slash, more slashes than two count as two, and a tab as nothing.
const absolute = /^(https?):\/\/[\t\n\r/\\]*([^/?#\\]*)/di;
// A host alone, or a host with the beginning of the path.
const unresolvedOrigin = /^(?:https?:\/\/)?(?:\{\{[^{}]*\}\})+(?=\/)/i;
const unresolvedPath = /^(https?):\/\/([^/?#\\{}]+)(?:\{\{[^{}]*\}\})+(?=\/)/di;

/**
 * Reads a URL of a request file as one of Graph's. What is sent with a token is what this says goes to Graph, and so is what is
 * checked: it reads hosts and paths as URL parsers do, however they are spelled.
 *
 * @param url absolute, relative (`/beta/…`, `/deviceManagement/…`), or with unresolved `{{variables}}` for its beginning
 * @returns undefined for another host and for what is no URL
 */
export function readGraphUrl(url: string): GraphUrl | undefined {
  const match = unresolvedOrigin.exec(url) ?? unresolvedPath.exec(url) ?? absolute.exec(url);
  const [origin = '', scheme, authority] = match ?? [];
  const cloud = scheme === undefined || authority === undefined ? undefined : cloudOfAuthority(scheme, authority);
  if (authority !== undefined && cloud === undefined) return undefined;
  const rest = url.slice(origin.length);
  if (!rest.startsWith('/') && cloud === undefined) return undefined;
  const [first] = segmentsIn(/^[^?#]*/.exec(rest)?.[0] ?? '');
  const version = first && versionNamed(first.text);
  const [versionStart, versionEnd] =
    first === undefined || version === undefined
      ? [origin.length, origin.length]
      : [origin.length + first.start, origin.length + first.start + first.text.length];
  const path = /^[^?#]*/.exec(url.slice(versionEnd))?.[0] ?? '';
  const query = /^\?[^#]*/.exec(url.slice(versionEnd + path.length))?.[0] ?? '';
  const [hostStart = 0, hostEnd = 0] = match?.indices?.[2] ?? [];
  return {
    scheme: scheme?.toLowerCase(),
    cloud,
    host: { start: hostStart, end: hostEnd },
    version,
    versionStart,
    path,
    pathStart: versionEnd,
    query,
  };
}

/** As written, unless its spelling hides it. */
function versionNamed(segment: string): string | undefined {
  const name = meantBy(segment);
  if (!/^(beta|v1\.0)$/i.test(name)) return undefined;
  return name.toLowerCase() === segment.toLowerCase() ? segment : name;
}

/**
 * Whether a URL addresses `$batch`, which takes several requests in one (https://learn.microsoft.com/graph/json-batching),
 * however it is spelled: percent-encoded, in other case, with more slashes than needed, with `;parameters`.
 */
export function isBatchUrl(url: string): boolean {
  const graphUrl = readGraphUrl(url);
  if (graphUrl === undefined) return false;
  const segments = segmentsIn(graphUrl.path)
    .flatMap(({ text }) => meantBy(text).split(/[/\\]/))
    .map((segment) => segment.replace(/;.*$/s, '').trim().toLowerCase())
    .filter((segment) => segment !== '');
  // The version is among them where it is spelled in another way, too.
  return segments.at(-1) === '$batch' && (segments.length === 1 || (segments.length === 2 && isVersion(segments[0])));
}

const isVersion = (segment: string | undefined): boolean => segment === graphVersion || segment === 'v1.0';
