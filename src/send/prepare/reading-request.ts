import { jsonMediaType } from '../../catalog/requests/headers.ts';
import { referencesIn } from '../../http/variables/references.ts';
import type { PreparedRequest } from '../prepared-request.ts';

/**
 * The GET for the address of a request, or for one below it, without its query.
 *
 * @param below a path segment, encoded; empty for the address itself
 */
export function readingRequest({ url, shown, hidden }: PreparedRequest, below = ''): PreparedRequest {
  const headers = [['Accept', jsonMediaType]] as const;
  const addressOf = (full: string): string =>
    below === '' ? withoutQuery(full) : `${withoutQuery(full).replace(/\/$/, '')}/${below}`;
  const shownUrl = addressOf(shown.url);
  const inUrl = new Set(referencesIn(shownUrl).map(({ name }) => name));
  return {
    method: 'GET',
    url: addressOf(url),
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

/** What comes before `?` and `#`. */
export const withoutQuery = (url: string): string => url.split(/[?#]/, 1)[0] ?? '';
