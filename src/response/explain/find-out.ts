import { routeOfUrl } from '../../catalog/routes.ts';
import { readingRequest } from '../../send/prepare/reading-request.ts';
import { isWrite, type PreparedRequest } from '../../send/prepared-request.ts';

/**
 * The GET that shows whether a write succeeded: the list that a POST adds to, or what a PATCH or DELETE changes.
 *
 * @returns undefined for a GET, and for a POST to anything but a known collection
 */
export function requestThatFindsOut(request: PreparedRequest): PreparedRequest | undefined {
  const { method, url, body, shown } = request;
  if (!isWrite(method)) return undefined;
  if (method === 'POST' && routeOfUrl(url)?.resource !== 'collection') return undefined;
  const isSought = method === 'POST' && body !== undefined;
  return { ...readingRequest(request), ...(isSought && { sought: { body, shownBody: shown.body } }) };
}
