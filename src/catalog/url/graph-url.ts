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

/**
 * Reads a URL of a request file as one of Graph's. What is sent with a token is what this says goes to Graph, and so is what is
 * checked: it reads hosts and paths as URL parsers do, however they are spelled.
 *
 * @param url absolute, relative (`/beta/…`, `/deviceManagement/…`), or with unresolved `{{variables}}` for its beginning
 * @returns undefined for another host and for what is no URL
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

/** What comes before the path. Without an authority it is a relative URL's, or that of `{{variables}}` that stand for it. */
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
    // References alone stand for all of the origin; behind a host they hold the beginning of the path.
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

/** Where the references end that begin at an offset, one right behind the other. */
function endOfReferences(url: string, from: number): number {
  const reference = /\{\{[^{}]*\}\}/y;
  let end = from;
  for (reference.lastIndex = end; reference.test(url); reference.lastIndex = end) end = reference.lastIndex;
  return end;
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
  return graphUrl !== undefined && isBatch(graphUrl);
}

/** The same for a URL that is read. */
export function isBatch({ path }: GraphUrl): boolean {
  const segments = segmentsIn(path)
    .flatMap(({ text }) => meantBy(text).split(/[/\\]/))
    .map((segment) => (segment.split(';', 1)[0] ?? '').trim().toLowerCase())
    .filter((segment) => segment !== '');
  // The version is among them where it is spelled in another way, too.
  return segments.at(-1) === '$batch' && (segments.length === 1 || (segments.length === 2 && isVersion(segments[0])));
}

const isVersion = (segment: string | undefined): boolean => segment === graphVersion || segment === 'v1.0';
