import { jsonMediaType } from '../../catalog/requests/headers.ts';
import type { NamedCollection } from '../../catalog/named-collections.ts';
import { parsedUrl } from '../../catalog/url/parsed-url.ts';
import { urlSegment } from '../../http/escape/url-segment.ts';
import { isRecord } from '../../json/is-record.ts';
import { parsedJson } from '../parsed-json.ts';
import { addressOf } from '../prepare/graph-address.ts';
import { withNothingHidden, type PreparedRequest } from '../prepared-request.ts';
import { graphRootOf, type Target } from '../target.ts';

/** An entity that can be picked by its name. */
export interface NamedEntity {
  /** Fits into one segment of a URL. */
  readonly id: string;
  /** As the service has it: any text; empty if it has none. */
  readonly name: string;
  /** What distinguishes it from others with the same name; empty if nothing does. */
  readonly detail: string;
}

/** One page of a collection. */
export interface NamePage {
  readonly entities: readonly NamedEntity[];
  /** How many others have an id that doesn't fit into a URL. */
  readonly unusable: number;
  /** The address of the next page; undefined: this is the last one that is read. */
  readonly next: string | undefined;
  /** Whether the service names a next page at another address, which isn't read. */
  readonly leadsElsewhere: boolean;
}

/** How many entities are requested at once. */
const pageSize = 100;

/**
 * The GET that lists the names in a collection: for a cloud, from that cloud's own Graph, whatever host the file names.
 *
 * @returns undefined if the path doesn't lead to a valid address
 */
export function nameListRequest(collection: NamedCollection, target: Target): PreparedRequest | undefined {
  const { path, version, nameProperty, detailProperty } = collection;
  const select = ['id', nameProperty, ...(detailProperty === undefined ? [] : [detailProperty])].join(',');
  const url = addressOf(`${graphRootOf(target)}/${version}${path}?$select=${select}&$top=${pageSize}`, target);
  return typeof url === 'string' ? namesRequest(url) : undefined;
}

/**
 * The GET that lists the next page.
 *
 * @param next of a page that `readNamePage` has read: on the same host and at the same path as the first one
 */
export const nextNamesRequest = (next: string): PreparedRequest => namesRequest(next);

const namesRequest = (url: string): PreparedRequest =>
  withNothingHidden({
    method: 'GET',
    url,
    headers: [['Accept', jsonMediaType]],
    body: undefined,
    droppedHeaders: [],
  });

/**
 * Reads the names in a response.
 *
 * @param url that the response is from: the next page has to be on the same host, at the same path
 * @returns undefined if the body isn't a list
 */
export function readNamePage(
  body: string,
  url: string,
  { nameProperty, detailProperty }: Pick<NamedCollection, 'nameProperty' | 'detailProperty'>,
): NamePage | undefined {
  const page = parsedJson(body);
  const value: unknown = isRecord(page) ? page['value'] : undefined;
  if (!isRecord(page) || !Array.isArray(value)) return undefined;
  const entities = value.flatMap((one: unknown): NamedEntity[] => {
    const id = isRecord(one) ? one['id'] : undefined;
    if (!isRecord(one) || typeof id !== 'string' || typeof urlSegment(id) !== 'string') return [];
    const detail = detailProperty === undefined ? '' : textOf(one[detailProperty]);
    return [{ id, name: textOf(one[nameProperty]), detail }];
  });
  const link = page['@odata.nextLink'];
  const next = typeof link === 'string' && isSameCollection(link, url) ? link : undefined;
  return {
    entities,
    unusable: value.length - entities.length,
    next,
    leadsElsewhere: link !== undefined && link !== null && next === undefined,
  };
}

/** Whether a link leads to the collection that it came from: a token is sent with the request. */
function isSameCollection(link: string, url: string): boolean {
  const [next, from] = [parsedUrl(link), parsedUrl(url)];
  return (
    next !== undefined &&
    from !== undefined &&
    next.origin === from.origin &&
    next.pathname === from.pathname &&
    next.username === '' &&
    next.password === '' &&
    next.hash === '' &&
    // Otherwise the same page would come again and again.
    next.search !== from.search
  );
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Orders names as people look them up; those without a name come last. */
export const byName = (entities: readonly NamedEntity[]): NamedEntity[] =>
  [...entities].sort(
    (a, b) => Number(a.name.trim() === '') - Number(b.name.trim() === '') || collator.compare(a.name, b.name),
  );

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
