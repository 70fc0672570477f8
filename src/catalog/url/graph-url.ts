import { cloudOfAuthority, type Cloud } from './clouds.ts';
import { meantBy, segmentsIn } from './path-segments.ts';

/** The only version of Graph with the run states: the metadata of v1.0 doesn't have them. */
export const graphVersion = 'beta';

/** A URL of Microsoft Graph, or one that can only be meant as such. */
export interface GraphUrl {
  /** `https` or `http`; undefined if the URL is relative or its origin is an unresolved variable. */
  readonly scheme: string | undefined;
  /** The cloud of the host; undefined for a relative URL. */
  readonly cloud: Cloud | undefined;
  /** The place of the host in the URL; empty if there is none. */
  readonly host: { readonly start: number; readonly end: number };
  /** `beta` or `v1.0`, in its case as written; undefined if the URL has none. */
  readonly version: string | undefined;
  /** Offset of the version in the URL, which ends where `path` begins; equal to `pathStart` without a version. */
  readonly versionStart: number;
  /** The path below the version, with its leading slash, without query. */
  readonly path: string;
  /** Offset of `path` in the URL. */
  readonly pathStart: number;
  /** From the `?`; empty without one. */
  readonly query: string;
}

// As URL parsers read a URL: a backslash is a slash, more than two slashes count as two, and tabs are ignored.
const absolute = /^(https?):\/\/[\t\n\r/\\]*([^/?#\\]*)/di;

/**
 * Reads a URL of a request file as one of Graph's. This decides which requests are checked and which get a token, so it reads hosts
 * and paths as URL parsers do, however they are spelled.
 *
 * @param url absolute, relative (`/beta/…`, `/deviceManagement/…`), or beginning with unresolved `{{variables}}`
 * @returns undefined for another host and for what isn't a URL
 */
export function readGraphUrl(url: string): GraphUrl | undefined {
  const { length, scheme, authority, host } = originOf(url);
  const cloud = scheme === undefined || authority === undefined ? undefined : cloudOfAuthority(scheme, authority);
  if (authority !== undefined && cloud === undefined) return undefined;
  const rest = url.slice(length);
  if (!rest.startsWith('/') && cloud === undefined) return undefined;
  const [first] = segmentsIn(/^[^?#]*/.exec(rest)?.[0] ?? '');
  const version = first && versionNamed(first.text);
  const [versionStart, versionEnd] =
    first === undefined || version === undefined
      ? [length, length]
      : [length + first.start, length + first.start + first.text.length];
  const path = /^[^?#]*/.exec(url.slice(versionEnd))?.[0] ?? '';
  const query = /^\?[^#]*/.exec(url.slice(versionEnd + path.length))?.[0] ?? '';
  return {
    scheme: scheme?.toLowerCase(),
    cloud,
    host,
    version,
    versionStart,
    path,
    pathStart: versionEnd,
    query,
  };
}

/** The part before the path. Without an authority, the URL is relative, or `{{variables}}` take the place of the authority. */
function originOf(url: string): {
  readonly length: number;
  readonly scheme: string | undefined;
  readonly authority: string | undefined;
  readonly host: GraphUrl['host'];
} {
  const [written = '', scheme] = /^(https?):\/\//i.exec(url) ?? [];
  const start = written.length;
  const end = start + (scheme === undefined ? 0 : (/^[^/?#\\{}]*/.exec(url.slice(start))?.[0].length ?? 0));
  const length = endOfReferences(url, end);
  if (length > end && url[length] === '/') {
    const host = { start, end };
    // References alone take the place of the whole origin; after a host, they hold the beginning of the path.
    return start === end
      ? { length, scheme: undefined, authority: undefined, host: { start: 0, end: 0 } }
      : { length, scheme, authority: url.slice(start, end), host };
  }
  const match = absolute.exec(url);
  const [hostStart = 0, hostEnd = 0] = match?.indices?.[2] ?? [];
  return {
    length: match?.[0].length ?? 0,
    scheme: match?.[1],
    authority: match?.[2],
    host: { start: hostStart, end: hostEnd },
  };
}

/** The end of the references that begin at an offset, one directly after the other. */
function endOfReferences(url: string, from: number): number {
  const reference = /\{\{[^{}]*\}\}/y;
  let end = from;
  for (reference.lastIndex = end; reference.test(url); reference.lastIndex = end) end = reference.lastIndex;
  return end;
}

/** The version that a segment names: as written, unless its spelling hides it. */
function versionNamed(segment: string): string | undefined {
  const name = meantBy(segment);
  if (!/^(beta|v1\.0)$/i.test(name)) return undefined;
  return name.toLowerCase() === segment.toLowerCase() ? segment : name;
}

/**
 * Whether a URL addresses `$batch`, which accepts several requests in one (https://learn.microsoft.com/graph/json-batching),
 * however it is spelled: percent-encoded, in other case, with more slashes than needed, with `;parameters`.
 */
export function isBatchUrl(url: string): boolean {
  const graphUrl = readGraphUrl(url);
  return graphUrl !== undefined && isBatch(graphUrl);
}

/** The same for a parsed URL. */
export function isBatch({ path }: GraphUrl): boolean {
  const segments = segmentsIn(path)
    .flatMap(({ text }) => meantBy(text).split(/[/\\]/))
    .map((segment) => (segment.split(';', 1)[0] ?? '').trim().toLowerCase())
    .filter((segment) => segment !== '');
  // The segments include the version, even if it is spelled differently.
  return segments.at(-1) === '$batch' && (segments.length === 1 || (segments.length === 2 && isVersion(segments[0])));
}

const isVersion = (segment: string | undefined): boolean => segment === graphVersion || segment === 'v1.0';
