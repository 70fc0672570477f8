import { jsonMediaType } from '../../catalog/requests/headers.ts';
import { isBatchUrl, readGraphUrl } from '../../catalog/url/graph-url.ts';
import { parsedJson } from '../parsed-json.ts';
import { withNothingHidden, type PreparedRequest } from '../prepared-request.ts';

/** A request in the form that a JSON batch accepts. */
export interface BatchItem {
  /** Origin and version, without a trailing slash: `https://graph.microsoft.com/beta`. */
  readonly root: string;
  /** Below the root, with its leading slash and its query. */
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text, which is inserted into the batch unchanged: parsing and serializing it would round large numbers. */
  readonly body: string | undefined;
}

/**
 * A request as an item of a batch.
 *
 * @returns undefined for what a batch can't carry as it is: HEAD, a body that isn't JSON, a repeated header, a URL with nothing after the
 * version or with a second version, or a batch itself
 */
export function batchItemOf({ method, url, headers, body }: PreparedRequest): BatchItem | undefined {
  const graphUrl = readGraphUrl(url);
  if (graphUrl?.version === undefined || isBatchUrl(url)) return undefined;
  if (!/^\/(?!(?:beta|v1\.0)(?:\/|$))/i.test(graphUrl.path)) return undefined;
  if (!/^(GET|POST|PATCH|PUT|DELETE)$/.test(method)) return undefined;
  const names = headers.map(([name]) => name.toLowerCase());
  if (new Set(names).size < names.length) return undefined;
  if (body !== undefined && !(isJsonType(headers) && parsedJson(body) !== undefined)) return undefined;
  return {
    root: url.slice(0, graphUrl.pathStart),
    url: graphUrl.path + graphUrl.query,
    method,
    headers: Object.fromEntries(headers),
    body,
  };
}

/** The request that sends a batch of items with their ids. */
export function batchRequest(
  root: string,
  items: readonly { readonly id: string; readonly item: BatchItem }[],
): PreparedRequest {
  const request = {
    method: 'POST',
    url: `${root}/$batch`,
    headers: [
      ['Content-Type', jsonMediaType],
      ['Accept', jsonMediaType],
    ] as const,
    droppedHeaders: [],
  };
  // Only the items of a batch are shown, each on its own.
  const { shown } = withNothingHidden({ ...request, body: undefined });
  return { ...request, body: `{"requests":[${items.map(itemText).join(',')}]}`, shown };
}

function itemText({ id, item }: { readonly id: string; readonly item: BatchItem }): string {
  const { url, method, headers, body } = item;
  const text = JSON.stringify({ id, method, url, headers });
  return body === undefined ? text : `${text.slice(0, -1)},"body":${body}}`;
}

const isJsonType = (headers: PreparedRequest['headers']): boolean =>
  headers.some(([name, value]) => /^content-type$/i.test(name) && /^application\/json\s*(;|$)/i.test(value));
