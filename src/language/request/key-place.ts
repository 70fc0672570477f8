import { graphVersion, readGraphUrl } from '../../catalog/url/graph-url.ts';
import { namedCollectionAt, type NamedCollection } from '../../catalog/named-collections.ts';
import { hasReference } from '../../http/variables/references.ts';
import { fillPlaceholders, placeholdersIn } from './placeholders.ts';
import type { UrlSegment } from '../../http/escape/url-segment.ts';

/**
 * The collection of the entity whose key comes next in a URL, if its entities have names.
 *
 * @param before the URL up to that key, with its values filled in: `…/deviceShellScripts/` or `…/deviceShellScripts('`
 * @returns undefined also if some part of the path is still unknown
 */
export function collectionBefore(before: string): NamedCollection | undefined {
  const url = readGraphUrl(before);
  if (url === undefined || url.query !== '' || before.length > url.pathStart + url.path.length) return undefined;
  const path = url.path.replace(/(?:\/|\('?)$/, '');
  if (path === url.path || hasReference(path) || placeholdersIn(path).length > 0) return undefined;
  return namedCollectionAt(path, url.version ?? graphVersion);
}

/**
 * The collection of the entity whose key comes next in each of several URLs, if it is the same for all.
 *
 * @param beginnings the URLs up to that key; undefined for one with several such keys
 * @param values of placeholders in them
 */
export function collectionOfAll(
  beginnings: readonly (string | undefined)[],
  values: ReadonlyMap<string, UrlSegment>,
): NamedCollection | undefined {
  const [first, ...others] = new Set(beginnings.map((before) => before && fillPlaceholders(before, values)));
  const collection = first === undefined ? undefined : collectionBefore(first);
  const isSame = (other: NamedCollection | undefined): boolean =>
    other !== undefined && other.path === collection?.path && other.version === collection.version;
  return collection && others.every((other) => other !== undefined && isSame(collectionBefore(other)))
    ? collection
    : undefined;
}
