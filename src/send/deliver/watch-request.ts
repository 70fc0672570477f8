import { subscribe, unsubscribe } from 'node:diagnostics_channel';

/** How far a request got on its way out. */
export type Departure =
  /** The transport does not tell, as when it is not Node's: anything may have happened. */
  | 'unknown'
  /** It was made, and no connection has got anything of it: no service can have carried it out. */
  | 'here'
  /** A connection has got its beginning. */
  | 'left';

const made = ['undici:request:create'];
/** The one or the other is published first, by version and protocol. */
const sent = ['undici:client:sendHeaders', 'undici:request:bodySent'];

/**
 * Follows a request through `fetch`, which tells nobody but diagnostics channels when it writes one. The channels are those
 * of undici, in whichever copy of it stands behind `fetch` (https://undici.nodejs.org/#/docs/api/DiagnosticsChannel.md); a
 * transport that has none of them is `unknown`.
 *
 * @param id a header value that no other request under way has
 */
export function watchRequest(id: string): { readonly departure: () => Departure; readonly dispose: () => void } {
  let departure: Departure = 'unknown';
  const onMade = (message: unknown): void => {
    if (departure === 'unknown' && carries(message, id)) departure = 'here';
  };
  const onSent = (message: unknown): void => {
    if (departure !== 'left' && carries(message, id)) departure = 'left';
  };
  for (const channel of made) subscribe(channel, onMade);
  for (const channel of sent) subscribe(channel, onSent);
  return {
    departure: () => departure,
    dispose: () => {
      for (const channel of made) unsubscribe(channel, onMade);
      for (const channel of sent) unsubscribe(channel, onSent);
    },
  };
}

/** The headers are a flat list of names and values, or one text in older versions. */
function carries(message: unknown, id: string): boolean {
  const { request } = message as { readonly request?: { readonly headers?: unknown } };
  const headers = request?.headers;
  return (Array.isArray(headers) || typeof headers === 'string') && headers.includes(id);
}
