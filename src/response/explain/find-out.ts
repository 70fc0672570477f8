import { jsonMediaType } from '../../catalog/requests/headers.ts';
import { routeOfUrl } from '../../catalog/routes.ts';
import { referencesIn } from '../../http/variables/references.ts';
import { isWrite, type PreparedRequest } from '../../send/prepared-request.ts';

/**
 * The GET that shows whether a write succeeded: the list that a POST adds to, or what a PATCH or DELETE changes.
 *
 * @returns undefined for a GET, and for a POST to what is no collection that is known
 */
export function requestThatFindsOut(request: PreparedRequest): PreparedRequest | undefined {
  const { method, url, shown, hidden } = request;
  if (!isWrite(method)) return undefined;
  const resource = routeOfUrl(url)?.resource;
  if (method === 'POST' && resource !== 'collection') return undefined;
  const headers = [['Accept', jsonMediaType]] as const;
  const shownUrl = withoutQuery(shown.url);
  const inUrl = new Set(referencesIn(shownUrl).map(({ name }) => name));
  return {
    method: 'GET',
    url: withoutQuery(url),
    headers,
    body: undefined,
    droppedHeaders: [],
    shown: {
      url: shownUrl,
      headers,
      body: undefined,
      references: shown.references.filter((reference) => inUrl.has(reference)),
      ...(shown.given && { given: shown.given }),
    },
    ...(hidden && { hidden }),
  };
}

const withoutQuery = (url: string): string => url.split(/[?#]/, 1)[0] ?? '';
