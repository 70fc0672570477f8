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
  /** One segment of a URL can hold it. */
  readonly id: string;
  /** As the service has it: any text; empty where it has none. */
  readonly name: string;
  /** What distinguishes it from others of the same name; empty if nothing does. */
  readonly detail: string;
}

/** One page of a collection. */
export interface NamePage {
  readonly entities: readonly NamedEntity[];
  /** How many others there are whose id doesn't fit into a URL. */
  readonly unusable: number;
  /** The address of the next page; undefined: this is the last one that is read. */
  readonly next: string | undefined;
  /** Whether the service names a next page in another place, which isn't read. */
  readonly leadsElsewhere: boolean;
}

/** Entities that are asked for at once. */
const pageSize = 100;

/**
 * The GET that lists the names in a collection: of a cloud at that cloud's own Graph, whatever host the file names.
 *
 * @returns undefined where the path leads nowhere
 */
export function nameListRequest(collection: NamedCollection, target: Target): PreparedRequest | undefined {
  const { path, version, nameProperty, detailProperty } = collection;
  const select = ['id', nameProperty, ...(detailProperty === undefined ? [] : [detailProperty])].join(',');
  const url = addressOf(`${graphRootOf(target)}/${version}${path}?$select=${select}&$top=${pageSize}`, target);
  return typeof url === 'string' ? asking(url) : undefined;
}

/**
 * The GET that lists the next page.
 *
 * @param next of a page that `readNamePage` has read: it's where the first one is
 */
export const nextNamesRequest = (next: string): PreparedRequest => asking(next);

const asking = (url: string): PreparedRequest =>
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
 * @returns undefined where the body isn't a list
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
  const next = typeof link === 'string' && isSamePlace(link, url) ? link : undefined;
  return {
    entities,
    unusable: value.length - entities.length,
    next,
    leadsElsewhere: link !== undefined && link !== null && next === undefined,
  };
}

/** Whether a link leads to the collection that it came from: a token is sent along. */
function isSamePlace(link: string, url: string): boolean {
  const [next, from] = [parsedUrl(link), parsedUrl(url)];
  return (
    next !== undefined &&
    from !== undefined &&
    next.origin === from.origin &&
    next.pathname === from.pathname &&
    next.username === '' &&
    next.password === '' &&
    next.hash === '' &&
    // Else the same page would come again and again.
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
